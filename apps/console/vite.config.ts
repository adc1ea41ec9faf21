import react from '@vitejs/plugin-react';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The console: one static bundle behind the API's origin; every route is its own chunk. */
export default defineConfig({
  root: at('.'),
  plugins: [react()],
  resolve: {
    alias: {
      '#contracts': at('../../libs/contracts/src/index.ts'),
      '#domain': at('../../libs/domain/src/index.ts'),
    },
    dedupe: ['react', 'react-dom', '@emotion/react', '@mui/material', '@tanstack/react-query'],
  },
  build: {
    outDir: at('../../dist/console'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules\/(react|react-dom|scheduler|react-router|react-router-dom)\//,
            },
            { name: 'admin', test: /node_modules\/(ra-core|@tanstack\/query-core|@tanstack\/react-query)\// },
          ],
        },
      },
    },
  },
  server: {
    fs: { allow: [at('../..')] },
    proxy: { '/api': process.env.API_ORIGIN ?? 'http://localhost:3000' },
  },
});

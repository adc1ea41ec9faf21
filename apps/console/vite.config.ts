import react from '@vitejs/plugin-react';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const built = at('../../dist/console');
const beside = `${built}.new`;

/** Builds beside the folder that is served and takes its place when complete: a running desk keeps its console. */
const swapIn = (): Plugin => ({
  name: 'swap-in',
  apply: 'build',
  writeBundle: {
    order: 'post',
    sequential: true,
    handler() {
      const old = `${built}.old`;
      rmSync(old, { recursive: true, force: true });
      if (existsSync(built)) renameSync(built, old);
      renameSync(beside, built);
      rmSync(old, { recursive: true, force: true });
    },
  },
});

/** The console: one static bundle behind the API's origin; every route is its own chunk. */
export default defineConfig({
  root: at('.'),
  plugins: [react(), swapIn()],
  resolve: {
    alias: {
      '#contracts': at('../../libs/contracts/src/index.ts'),
      '#domain': at('../../libs/domain/src/index.ts'),
    },
    dedupe: ['react', 'react-dom', '@emotion/react', '@mui/material', '@tanstack/react-query'],
  },
  build: {
    outDir: beside,
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

/** .env.example, from the configuration schema of the built product. */
export const target = '.env.example';

export async function generate() {
  const { envExample } = await import('../../dist/libs/foundation/src/config/index.js');
  return envExample();
}

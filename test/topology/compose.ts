import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load, YAML11_SCHEMA } from 'js-yaml';

/** One service of docker-compose.yml as far as a process needs it. */
export interface ComposeService {
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly replicas: number;
  readonly dependsOn: readonly string[];
}

interface RawService {
  command?: string[];
  environment?: Record<string, string>;
  deploy?: { replicas?: number };
  depends_on?: string[] | Record<string, unknown>;
}

/** What docker-compose.yml describes, with `${NAME}` filled in from `env`; a needed name that is missing is an error. */
export function readCompose(env: Readonly<Record<string, string>>): Map<string, ComposeService> {
  const file = fileURLToPath(new URL('../../docker-compose.yml', import.meta.url));
  const { services } = load(readFileSync(file, 'utf8'), { schema: YAML11_SCHEMA }) as {
    services: Record<string, RawService>;
  };
  return new Map(
    Object.entries(services).map(([name, raw]) => [
      name,
      {
        command: raw.command ?? [],
        environment: Object.fromEntries(
          Object.entries(raw.environment ?? {}).map(([key, value]) => [key, filledIn(value, env)]),
        ),
        replicas: raw.deploy?.replicas ?? 1,
        dependsOn: Array.isArray(raw.depends_on) ? raw.depends_on : Object.keys(raw.depends_on ?? {}),
      },
    ]),
  );
}

function filledIn(value: string, env: Readonly<Record<string, string>>): string {
  return value.replace(
    /\$\{([A-Z_]+)(:\?|:-)?([^}]*)\}/g,
    (_, name: string, mark: string, otherwise: string) => {
      const given = env[name];
      if (given) return given;
      if (mark === ':?') throw new Error(`docker-compose.yml needs ${name}`);
      return otherwise;
    },
  );
}

import type { OpenAPIObject } from '@nestjs/swagger';
import { describeApi } from './openapi.js';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Answer = { content?: Record<string, { schema?: { $ref?: string } }> };
const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

let document: OpenAPIObject;
let operations: { name: string; operation: Operation }[];
beforeAll(async () => {
  ({ document } = await describeApi());
  operations = Object.entries(document.paths).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ name: `${method.toUpperCase()} ${path}`, operation }] : [];
    }),
  );
});

const answersOf = ({ responses }: Operation) => responses as Record<string, Answer>;
const schemasOf = (answer: Answer) => Object.values(answer.content ?? {}).map(({ schema }) => schema);

describe('the description of the API', () => {
  it('tells what each route answers when it succeeds', () => {
    expect(operations.length).toBeGreaterThan(80);
    const found = operations.filter(({ operation }) =>
      Object.entries(answersOf(operation)).some(
        ([status, answer]) => status.startsWith('2') && !schemasOf(answer).some(Boolean),
      ),
    );
    expect(found.map(({ name }) => name)).toEqual([]);
  });

  it('tells one success a route, and the problem it may refuse with', () => {
    for (const { name, operation } of operations) {
      const answers = answersOf(operation);
      expect([name, Object.keys(answers).filter((status) => status.startsWith('2'))]).toEqual([
        name,
        [expect.any(String)],
      ]);
      expect([name, answers.default?.content?.['application/problem+json']?.schema]).toEqual([
        name,
        { $ref: '#/components/schemas/Problem' },
      ]);
    }
  });

  it('names no schema that it does not hold', () => {
    const named = JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g);
    const held = Object.keys(document.components?.schemas ?? {});
    expect(document.components?.schemas?.Problem).toMatchObject({
      type: 'object',
      required: ['type', 'title', 'status', 'code'],
    });
    expect([...new Set([...named].map(([, name]) => name))].filter((name) => !held.includes(name))).toEqual(
      [],
    );
  });
});

import { Injectable, StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { HttpProblem } from './problem.js';

interface Issue {
  message: string;
  path?: readonly (PropertyKey | { key: PropertyKey })[];
}

const pathOf = (issue: Issue): string =>
  (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');

/** Says which field is wrong and why; never repeats what was typed. */
const refusal = (issues: readonly Issue[]): HttpProblem =>
  new HttpProblem(422, 'invalid-input', {
    errors: issues.slice(0, 50).map((issue) => ({ path: pathOf(issue), message: issue.message })),
  });

/** Checks every decorated argument against its zod schema. An id that cannot be one is simply not found. */
@Injectable()
export class ValidationPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: refusal });
  }

  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    if (metadata.schema !== undefined && value === undefined && metadata.type === 'body')
      throw new HttpProblem(400, 'bad-request');
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      if (error instanceof HttpProblem && metadata.type === 'param') throw new HttpProblem(404, 'not-found');
      throw error;
    }
  }
}

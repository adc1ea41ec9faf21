import type { Problem } from '#contracts';

/** An answer of the API that is not a success; `code` is stable and has its sentence in both languages. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly params: Record<string, unknown>;
  readonly correlationId?: string;
  readonly body: { errors?: Record<string, string> };

  constructor(problem: Partial<Problem> & { status: number }) {
    super(problem.title ?? problem.code ?? 'unknown');
    this.name = 'ApiProblem';
    this.status = problem.status;
    this.code = problem.code ?? 'unknown';
    this.params = problem.params ?? {};
    this.correlationId = problem.correlationId;
    this.body = {};
  }
}

export const isProblem = (error: unknown): error is ApiProblem => error instanceof ApiProblem;

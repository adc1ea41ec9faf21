/** How an error is answered: the edge turns the kind into a status, the code into a sentence. */
export type ErrorKind = 'not-found' | 'forbidden' | 'conflict' | 'invalid' | 'refused' | 'unavailable';

/**
 * An error the domain foresees. `code` is stable and translated by the console; `params` feed that sentence
 * and therefore never hold personal data.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly kind: ErrorKind,
    readonly params?: Record<string, unknown>,
    message?: string,
  ) {
    super(message ?? code);
    this.name = 'DomainError';
  }
}

/** True for errors that are part of the conversation with the user, false for faults. */
export function isDomainError(error: unknown): error is DomainError {
  return error instanceof DomainError;
}

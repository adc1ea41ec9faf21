import type { Request, Response } from 'express';
import type { SignedIn } from '#staff';

/** An HTTP request once the guard has let it in. */
export interface DeskRequest extends Request {
  correlationId: string;
  /** Absent on public routes. */
  signedIn?: SignedIn;
}

export interface DeskResponse extends Response {
  /** Nonce of the content security policy of this answer. */
  locals: Response['locals'] & { nonce: string };
}

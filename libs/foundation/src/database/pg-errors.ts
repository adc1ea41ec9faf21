/** Serialization failure, deadlock, and a prepared statement that a migration made stale: try again. */
export function isRetryable(error: unknown): boolean {
  const code = sqlState(error);
  if (code === '40001' || code === '40P01') return true;
  return code === '0A000' && messageOf(error).includes('cached plan');
}

/** The server or the network went away: nobody's fault, and no reason to count an attempt. */
export function isConnectionLoss(error: unknown): boolean {
  const code = sqlState(error);
  if (code !== undefined && (code.startsWith('08') || /^57P0[123]$/.test(code))) return true;
  if (code !== undefined && /^(ECONN|EPIPE|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH)/.test(code)) return true;
  return /Connection terminated|timeout exceeded when trying to connect|not queryable/i.test(
    messageOf(error),
  );
}

/** Disk, memory or connections have run out, on the server or here: what is asked is right, the time is not. */
export function isShortage(error: unknown): boolean {
  return /^(53|58|ENOSPC|EDQUOT|EROFS|EMFILE|ENFILE)/.test(sqlState(error) ?? '');
}

/** True for a violated unique index; with a name, for that index only. */
export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  if (sqlState(error) !== '23505') return false;
  return constraint === undefined || (error as { constraint?: string }).constraint === constraint;
}

export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : '';
}

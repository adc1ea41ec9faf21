/** SQL fragments that several views share. */
export const officerBrief = (column: string): string =>
  `(select jsonb_build_object('id', o.id, 'name', o.name) from officer o where o.id = ${column})`;

export const iso = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** States in which an answer is owed; the text of the partial indexes. */
export const OPEN = `state in ('received', 'assessing', 'decided')`;

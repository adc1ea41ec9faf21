/**
 * SQL that replaces words in the body of a function of the database; it fails when they are not there. For a function that grows
 * with the tables, as the one that destroys a file does: each migration adds what its own columns need.
 */
export const rewriteFunction = (signature: string, from: string, to: string): string => `
  do $rewrite$
  declare
    known text := pg_get_functiondef('${signature}'::regprocedure);
    next text := replace(known, $from$${from}$from$, $to$${to}$to$);
  begin
    if next = known then
      raise exception '${signature} does not say what is to be replaced';
    end if;
    execute next;
  end $rewrite$;
`;

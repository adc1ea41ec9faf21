/** What touches a restricted ticket goes to the vault: whoever reads the journal of the desk must not learn of it. */
export const journalOf = (ticket: { readonly restricted: boolean }): 'desk' | 'vault' =>
  ticket.restricted ? 'vault' : 'desk';

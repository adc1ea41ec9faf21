/** Roles of officers. An officer may hold several. */
export const roles = ['support', 'dpo', 'counsel', 'auditor', 'administrator'] as const;
export type Role = (typeof roles)[number];

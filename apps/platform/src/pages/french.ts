const NBSP = '\u00a0';
const moment = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});
const day = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });

export const instant = (iso: string | null): string => (iso === null ? '–' : moment.format(new Date(iso)));
export const date = (iso: string | null): string => (iso === null ? '–' : day.format(new Date(iso)));
export const euros = (amount: number): string => `${amount.toFixed(2).replace('.', ',')}${NBSP}€`;

export const planNames = {
  free: 'gratuit',
  premium: 'Premium',
  family: 'Famille',
  junior: 'Junior',
  pro: 'Pro',
} as const;
export const stateNames = { active: 'actif', closed: 'fermé', suspended: 'suspendu' } as const;

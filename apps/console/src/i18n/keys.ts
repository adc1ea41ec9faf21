import type { fr } from './fr/index.js';

/** The shape that every language fills: a key missing or too many does not compile. */
export type Messages = typeof fr;
type Paths<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}`;
}[keyof T & string];
/** Every sentence of the console by its path, `inbox.empty`. */
export type Key = Paths<Messages>;

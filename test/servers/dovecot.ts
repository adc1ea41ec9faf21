export * from './dovecot.mjs';

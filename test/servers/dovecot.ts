export * from './dovecot-server.mjs';

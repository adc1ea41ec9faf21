export { ConnectorsModule } from './connectors-module.js';
export { SmtpListener } from './smtp/listener.js';

import { discardServers } from './global-setup.mjs';

export default () => discardServers(globalThis.testFolder);

export { aligned, domainOf } from './alignment.js';
export {
  AuthenticateMail,
  MAIL_RESOLVE,
  type Authenticated,
  type MailToAuthenticate,
} from './authenticate-mail.js';
export { systemResolve, type Resolve } from './dns-answers.js';

export {
  acknowledgeFile,
  acknowledgePage,
  editFile,
  parkFile,
  recordAcknowledgementSent,
  type FileEdit,
} from './act-on-file.js';
export { AuthorityModule } from './authority.module.js';
export {
  authorityFileDetails,
  authorityFileOfTicket,
  listAuthorityFiles,
  type FileDetails,
  type FileListQuery,
} from './list-files.query.js';
export { openAuthorityFile } from './open-authority-file.js';
export { PageCounsel } from './page-counsel.js';

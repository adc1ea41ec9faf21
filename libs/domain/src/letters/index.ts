export {
  isLetterField,
  letterFieldNames,
  letterFields,
  type LetterField,
  type LetterValues,
} from './fields.js';
export {
  audiences,
  mentions,
  houseLanguage,
  readerLanguageOf,
  readerLanguages,
  type Audience,
  type Mention,
  type ReaderLanguage,
} from './languages.js';
export { languageWords, letterWords } from './languages/index.js';
export {
  accessBlockArticles,
  accessBlocks,
  accessMeter,
  isMeasured,
  type AccessBlock,
  type AccessMeter,
  type AccessStatement,
  type AccessStatements,
  type BlockReading,
  type BlockState,
} from './access-blocks.js';
export { privacyRulesText } from './privacy-rules-texts.js';
export { dayInLetter } from './day-in-letter.js';
export { mentionsOf, mentionsVersion, mentionText } from './mentions.js';
export {
  audiencesOf,
  fieldsOf,
  letterTemplateOf,
  letterTemplates,
  placeholdersIn,
  requiredFields,
  templatesVersion,
  type LetterTemplate,
} from './templates.js';
export { draftLetter, rightsText, type LetterDraft } from './draft.js';
export { outcomesText, trackReasonsText, type LetterTrack } from './outcomes.js';
export { postingKinds, postingRefusals, type Posting, type PostingKind } from './posting.js';
export {
  needsSecondReader,
  readerRefusals,
  readingVerdicts,
  secondReadingRefusals,
  type LastReading,
  type ReadingVerdict,
} from './second-reading.js';
export {
  escapeHtml,
  previewLetter,
  refusalsOf,
  renderLetter,
  type Letter,
  type RenderedLetter,
  type Rendering,
} from './render.js';
export { automaticReplyRefusals, type AutomaticReplyFacts } from './who-may-receive.js';

export {
  isLetterField,
  letterFieldNames,
  letterFields,
  type LetterField,
  type LetterValues,
} from './fields.js';
export { mentions, mentionsOf, mentionsVersion, mentionTexts, type Mention } from './mentions.js';
export {
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
export {
  escapeHtml,
  refusalsOf,
  renderLetter,
  type Letter,
  type RenderedLetter,
  type Rendering,
} from './render.js';
export { automaticReplyRefusals, type AutomaticReplyFacts } from './who-may-receive.js';

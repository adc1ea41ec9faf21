/** What a file is to whoever opens it, by its bytes. */
export const contentKinds = [
  'picture',
  'pdf',
  'text',
  'web-page',
  'mail',
  'office',
  'archive',
  'media',
  'program',
  'script',
  'other',
] as const;
export type ContentKind = (typeof contentKinds)[number];

/** Why a file deserves a second look before anybody opens it. */
export const attachmentWarnings = [
  'infected',
  'type-differs',
  'program',
  'script',
  'macros',
  'web-page',
  'disguised-name',
  'two-endings',
] as const;
export type AttachmentWarning = (typeof attachmentWarnings)[number];

import type { ContentKind } from '#domain';

const ENDINGS: Readonly<Record<Exclude<ContentKind, 'other'>, string>> = {
  picture: 'png apng jpg jpeg jpe jfif gif webp bmp dib avif heic heif tif tiff ico jxl jp2 psd',
  pdf: 'pdf',
  text: 'txt csv tsv log md json xml yaml yml ini asc ics vcf vcard',
  'web-page': 'htm html xhtml mhtml mht svg svgz shtml',
  mail: 'eml msg mbox p7m p7s',
  office:
    'doc docx docm dot dotx dotm xls xlsx xlsm xlt xltx xltm ppt pptx pptm pps ppsx ppsm pot potx potm ' +
    'odt ods odp odg ott ots otp rtf cfb epub one pages numbers key',
  archive: 'zip 7z rar tar gz tgz bz2 xz zst lz lz4 lzh arj ace cab cpio z ar rpm deb iso img dmg vhd vhdx',
  media: 'mp3 m4a ogg oga opus wav flac aac amr mp4 m4v mov avi mkv webm mpg 3gp ogv',
  program:
    'exe dll com scr pif msi msix msp cpl sys elf macho so dylib jar apk class wasm swf lnk appx crx xpi chm',
  script: 'js jse mjs vbs vbe wsf wsh hta bat cmd ps1 psm1 sh bash py pl rb reg url scf inf jnlp application',
};
const BY_ENDING = new Map(
  Object.entries(ENDINGS).flatMap(([kind, endings]) =>
    endings.split(' ').map((ending) => [ending, kind as ContentKind] as const),
  ),
);

const BY_TYPE: readonly (readonly [RegExp, ContentKind])[] = [
  [/^image\/svg/, 'web-page'],
  [/^image\//, 'picture'],
  [/^application\/(x-)?pdf$/, 'pdf'],
  [/^(text\/html|application\/xhtml)/, 'web-page'],
  [/^(text\/(javascript|vbscript|x-sh)|application\/(x-)?(javascript|sh|hta))/, 'script'],
  [/^(message\/|application\/vnd\.ms-outlook|application\/(x-)?pkcs7)/, 'mail'],
  [/^text\//, 'text'],
  [/^(audio|video)\//, 'media'],
  [
    /^application\/(msword|rtf|vnd\.(ms-(word|excel|powerpoint)|openxmlformats|oasis\.opendocument))/,
    'office',
  ],
  [/^application\/(x-)?(zip|7z|rar|tar|gzip|bzip2|xz|compressed|zip-compressed)/, 'archive'],
  [/^application\/(x-)?(msdownload|dosexec|executable|msi|java-archive|elf)/, 'program'],
];

/** Null where the ending says nothing. */
export const kindOfExtension = (ending: string): ContentKind | null => BY_ENDING.get(ending) ?? null;

/** Null where the declared type says nothing, as `application/octet-stream`. */
export const kindOfType = (mimeType: string): ContentKind | null =>
  BY_TYPE.find(([pattern]) => pattern.test(mimeType.toLowerCase()))?.[1] ?? null;

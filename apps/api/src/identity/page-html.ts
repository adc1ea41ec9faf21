type Language = 'fr' | 'en';

/** What a page of the door can say; none of it depends on who asks, for whom, or whether there is an account. */
export type PageText = 'form' | 'taken' | 'shut' | 'kind' | 'too-large' | 'missing' | 'busy' | 'fault';

const NNBSP = '\u202f';
const NBSP = '\u00a0';
interface Said {
  readonly title: string;
  readonly lines: readonly string[];
}

const texts: Readonly<Record<Language, Readonly<Record<PageText, Said>>>> = {
  fr: {
    form: {
      title: 'Déposer une pièce d’identité',
      lines: [
        `Masquez ce qui n’est pas nécessaire${NBSP}: le numéro, la photo si vous le souhaitez, la zone de lecture automatique. Une image en noir et blanc suffit.`,
        'Une seule personne la verra. Elle est détruite dès le contrôle fait, au plus tard après sept jours. Cette page ne sert qu’une fois.',
      ],
    },
    taken: {
      title: 'Merci, votre document est bien arrivé',
      lines: ['Vous pouvez fermer cette page. Nous vous répondrons par courrier électronique.'],
    },
    shut: {
      title: 'Ce lien ne permet pas de déposer un document',
      lines: [
        'Il est inconnu, expiré ou déjà utilisé. Répondez à notre message si vous avez besoin d’un nouveau lien.',
      ],
    },
    kind: {
      title: 'Ce fichier ne peut pas être reçu',
      lines: [
        'Envoyez une image JPEG ou PNG, ou un document PDF. Rien n’a été conservé et la page reste ouverte.',
      ],
    },
    'too-large': {
      title: 'Ce fichier est trop grand',
      lines: [`Dix mégaoctets au plus${NNBSP}; rien n’a été conservé et la page reste ouverte.`],
    },
    missing: {
      title: 'Aucun fichier n’a été choisi',
      lines: ['Revenez à la page et choisissez un fichier.'],
    },
    busy: { title: 'Trop d’essais', lines: ['Attendez une minute avant de recommencer.'] },
    fault: { title: 'La page ne répond pas pour le moment', lines: ['Réessayez un peu plus tard.'] },
  },
  en: {
    form: {
      title: 'Hand in an identity document',
      lines: [
        'Cover what is not needed: the number, the photograph if you wish, the machine-readable lines. An image in black and white will do.',
        'One person only will see it. It is destroyed as soon as it was checked, after seven days at the latest. This page works once.',
      ],
    },
    taken: {
      title: 'Thank you, your document has arrived',
      lines: ['You can close this page. We will answer you by mail.'],
    },
    shut: {
      title: 'This link does not take a document',
      lines: [
        'It is unknown, out of date or was used already. Reply to our message if you need another link.',
      ],
    },
    kind: {
      title: 'This file cannot be taken',
      lines: ['Send a JPEG or PNG image, or a PDF document. Nothing was kept and the page stays open.'],
    },
    'too-large': {
      title: 'This file is too large',
      lines: ['Ten megabytes at most; nothing was kept and the page stays open.'],
    },
    missing: { title: 'No file was chosen', lines: ['Go back to the page and choose a file.'] },
    busy: { title: 'Too many attempts', lines: ['Wait a minute before you try again.'] },
    fault: { title: 'The page does not answer just now', lines: ['Try again a little later.'] },
  },
};
const labels = {
  fr: {
    file: 'Fichier JPEG, PNG ou PDF, dix mégaoctets au plus',
    send: 'Envoyer',
    foot: 'Mailo – Protection des données',
  },
  en: {
    file: 'JPEG, PNG or PDF file, ten megabytes at most',
    send: 'Send',
    foot: 'Mailo – Data protection',
  },
} as const;

const STYLE = `body{font:17px/1.5 system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1.25rem;color:#1b2529;background:#fff}
h1{font-size:1.45rem;line-height:1.25}label{display:block;margin:1.5rem 0 .5rem;font-weight:600}
input[type=file]{display:block;width:100%;box-sizing:border-box;padding:.75rem;border:1px solid #6b7b80;border-radius:6px}
button{margin-top:1.25rem;padding:.7rem 1.5rem;font:inherit;font-weight:600;color:#fff;background:#0b5563;border:0;border-radius:6px}
:focus-visible{outline:3px solid #0b5563;outline-offset:2px}footer{margin-top:3rem;color:#556368;font-size:.9rem}
section+section{margin-top:2.5rem;padding-top:1.5rem;border-top:1px solid #c9d2d5}
@media (prefers-color-scheme:dark){body{color:#e4eaec;background:#141a1c}button{background:#2c8da0}footer{color:#9fb0b5}input[type=file]{border-color:#6b7b80}:focus-visible{outline-color:#7cc5d3}section+section{border-color:#3a464a}}`;

/** A page without a script, a picture or a name; in both languages where nobody knows which one is read. */
export function pageHtml(text: PageText, language: Language | null, nonce: string): string {
  const languages: readonly Language[] = language ? [language] : ['fr', 'en'];
  const first = languages[0];
  const said = languages.map((one) => section(text, one)).join('\n');
  return `<!doctype html>
<html lang="${first}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex,nofollow"><title>${texts[first][text].title}</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main>${said}</main><footer>${labels[first].foot}</footer></body></html>`;
}

function section(text: PageText, language: Language): string {
  const { title, lines } = texts[language][text];
  const { file, send } = labels[language];
  const form =
    text === 'form'
      ? `<form method="post" enctype="multipart/form-data"><label for="document">${file}</label>
<input id="document" name="document" type="file" accept="image/jpeg,image/png,application/pdf" required>
<button type="submit">${send}</button></form>`
      : '';
  return `<section lang="${language}"><h1>${title}</h1>${lines.map((line) => `<p>${line}</p>`).join('')}${form}</section>`;
}

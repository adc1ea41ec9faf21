import { type Html, html } from './html.js';

/** Frame of every page of the platform. */
export function page(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <link rel="stylesheet" href="/style.css" />
      </head>
      <body>
        <header>
          <strong>Plateforme d’exemple</strong>
          <nav><a href="/">Comptes</a> <a href="/sink">Courriers sortis</a></nav>
        </header>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html>`.source;
}

export const STYLE = `
:root { color-scheme: light dark; --line: #8884; --quiet: #777; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; }
header { display: flex; gap: 2rem; padding: .8rem 1.5rem; border-bottom: 1px solid var(--line); }
nav { display: flex; gap: 1rem; }
main { padding: 1rem 1.5rem 3rem; max-width: 75rem; }
h1 { font-size: 1.4rem; font-weight: 600; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; color: var(--quiet); }
td { overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; }
dt { color: var(--quiet); }
dd { margin: 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 1rem; border: 1px solid var(--line); border-radius: .4rem; }
.quiet { color: var(--quiet); }
`;

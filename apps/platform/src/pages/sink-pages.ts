import type { SinkMailLine } from '../sink/sink-store.js';
import { html } from './html.js';
import { instant } from './french.js';
import { page } from './layout.js';

/** Every letter kept, the newest first. */
export function sinkListPage(mails: readonly SinkMailLine[]): string {
  if (mails.length === 0) {
    return page(
      'Courriers sortis',
      html`<p class="quiet">
        Aucun courrier pour l’instant. Chaque lettre que le bureau envoie arrive ici au lieu de partir sur
        Internet.
      </p>`,
    );
  }
  const rows = mails.map(
    (mail) =>
      html`<tr>
        <td><a href="/sink/${mail.n}">${mail.n}</a></td>
        <td>${instant(mail.receivedAt)}</td>
        <td>${mail.to.join(', ')}</td>
        <td><a href="/sink/${mail.n}">${mail.subject ?? '(sans objet)'}</a></td>
      </tr>`,
  );
  return page(
    'Courriers sortis',
    html`<table>
      <thead>
        <tr>
          <th>N°</th>
          <th>Reçu le</th>
          <th>Destinataire</th>
          <th>Objet</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

/** One letter as text. */
export function sinkMailPage(mail: SinkMailLine, text: string, files: readonly string[]): string {
  return page(
    mail.subject ?? '(sans objet)',
    html`<dl>
        <dt>Reçu le</dt>
        <dd>${instant(mail.receivedAt)}</dd>
        <dt>Expéditeur (enveloppe)</dt>
        <dd>${mail.from || '<>'}</dd>
        <dt>Destinataires (enveloppe)</dt>
        <dd>${mail.to.join(', ')}</dd>
        <dt>Message-ID</dt>
        <dd>${mail.messageId}</dd>
        <dt>Pièces jointes</dt>
        <dd>${files.length > 0 ? files.join(', ') : 'aucune'}</dd>
      </dl>
      <pre>${text}</pre>
      <p><a href="/sink/${mail.n}/raw">Message brut (${mail.size} octets)</a></p>`,
  );
}

import type { AccountProfile } from '#platform-api';
import { date, euros, instant, planNames, stateNames } from './french.js';
import { type Html, html } from './html.js';
import { page } from './layout.js';

const link = (address: string): Html =>
  html`<a href="/accounts/${encodeURIComponent(address)}">${address}</a>`;

/** Every account, one a line. */
export function accountsPage(accounts: readonly AccountProfile[]): string {
  const rows = accounts.map(
    (account) =>
      html`<tr>
        <td>${link(account.address)}</td>
        <td>${account.firstName} ${account.lastName}</td>
        <td>${planNames[account.plan]}</td>
        <td>${stateNames[account.state]}</td>
        <td>${account.aliases.length > 0 ? account.aliases.join(', ') : null}</td>
      </tr>`,
  );
  return page(
    `Comptes (${accounts.length})`,
    html`<table>
      <thead>
        <tr>
          <th>Adresse</th>
          <th>Titulaire</th>
          <th>Offre</th>
          <th>État</th>
          <th>Alias</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`,
  );
}

/** One account as the desk gets it. */
export function accountPage(account: AccountProfile, noMailingsSince: string | null): string {
  const lines: [string, Html | string | null][] = [
    ['Titulaire', `${account.firstName} ${account.lastName}`],
    ['Né(e) le', date(account.birthDate)],
    ['Langue', account.language],
    ['Offre', planNames[account.plan]],
    ['État', stateNames[account.state]],
    ['Ouvert le', instant(account.createdAt)],
    ['Dernier accès', instant(account.lastAccessAt)],
    ['Fermé le', instant(account.closedAt)],
    ['Alias', account.aliases.join(', ') || null],
    ['Adresse de secours', account.recoveryAddress],
    ['Téléphone', account.phone],
    ['Adresse postale', account.postalAddress],
    ['Refus des envois', instant(noMailingsSince)],
    ['Compte du parent', account.parent === null ? null : link(account.parent)],
    ['Domaines', account.domains.map((domain) => `${domain.name} (${domain.registrar})`).join(', ') || null],
  ];
  return page(
    account.address,
    html`<dl>
        ${lines.map(
          ([term, value]) =>
            html`<dt>${term}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>
      <h2>Achats</h2>
      ${purchases(account)}`,
  );
}

function purchases(account: AccountProfile): Html {
  if (account.purchases.length === 0) return html`<p class="quiet">Aucun achat.</p>`;
  return html`<table>
    <tbody>
      ${account.purchases.map(
        (purchase) =>
          html`<tr>
            <td>${date(purchase.date)}</td>
            <td>${purchase.item}</td>
            <td>${euros(purchase.amountEur)}</td>
            <td>${purchase.processor}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

import type { MailFacts, TriageDirectory } from './facts.js';
import { foldKey } from './fold.js';

export interface SenderFacts {
  readonly address: string;
  readonly domain: string;
  readonly freeMail: boolean;
  /** A role address of the provider itself: support@, no-reply@. */
  readonly internal: boolean;
  /** The domain belongs to police, justice, administration by its form. */
  readonly authorityDomain: boolean;
  /** A data protection authority's own domain. */
  readonly supervisoryDomain: boolean;
  /** The name or the domain claims to be an authority. */
  readonly claimsAuthority: boolean;
  readonly claimsSupervisor: boolean;
  readonly claimsProvider: boolean;
  readonly replyToElsewhere: boolean;
  /** Our own domain in From, without proof that it came from us. */
  readonly forgedOwn: boolean;
}

const FREE_MAIL = new Set(
  (
    'gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.fr live.com live.fr msn.com yahoo.com yahoo.fr ' +
    'yahoo.co.uk ymail.com aol.com icloud.com me.com proton.me protonmail.com tutanota.com tuta.com gmx.de gmx.net gmx.fr ' +
    'web.de mail.com mail.ru yandex.com yandex.ru laposte.net orange.fr wanadoo.fr free.fr sfr.fr bbox.fr libero.it ' +
    'virgilio.it t-online.de freenet.de ziggo.nl kpnmail.nl seznam.cz zoho.com hushmail.com inbox.com'
  ).split(' '),
);

const ROLE =
  /^(?:support|assistance|contact|abuse|postmaster|dpo|privacy|no-?reply|hostmaster|webmaster|admin(?:istrator)?|help|facturation|billing|rgpd|security|securite|info|service)$/;

const SUPERVISORS = new Set(
  'cnil ico aepd bfdi autoriteitpersoonsgegevens gegevensbeschermingsautoriteit autoriteprotectiondonnees apd gba garanteprivacy gpdp cnpd dataprotection datatilsynet edps dsb ldi lda baylda edoeb'.split(
    ' ',
  ),
);

/** Words that a label of an authority's domain holds, in the countries the mailbox hears from. */
const AUTHORITY_LABEL =
  /(?:^|[-.])(?:gouv|gov|police|gendarmerie|interieur|justice|dgfip|douane|finances|polizia(?:distato)?|carabinieri|gdf|giustizia|polizei|bka|lka|staatsanwaltschaft|justiz|gericht|amtsgericht|politie|rechtbank|om|rechtspraak|policia|guardiacivil|poderjudicial|fiscalia|mossos|ertzaintza|pj|psp|gnr|europol|eurojust|interpol|mil|fbi|usdoj)(?=[-.]|$)|police|gendarmerie|polizei|polizia|staatsanwaltschaft|rechtbank|tribunal|prefecture|county(?:da|sheriff)/;

const AUTHORITY_NAME =
  /\b(?:gendarmerie|police(?: nationale| judiciaire)?|polizei|polizia|carabinieri|politie|policia|guardia civil|procureur|parquet|tribunal|juge d instruction|ministere|dgfip|douanes?|requisitions?|brigade|commissariat|staatsanwaltschaft|kriminalpolizei|openbaar ministerie|district attorney|sheriff|constabulary|fbi|europol|interpol|opj|jirs|capitaine|adjudante?|marechale?|cob|section de recherches|rechtbank|detective|communications data)\b/;

const FRENCH_CLAIM =
  /\b(?:gendarmerie|police nationale|police judiciaire|brigade|commissariat|procureur de la republique|juge d instruction|ministere de l|dgfip|douane francaise|requisition judiciaire|tribunal judiciaire|capitaine|republique francaise)\b/;

/** Providers that give addresses under the domains of many countries. */
const FREE_MAIL_NAME =
  /^(?:gmail|hotmail|outlook|live|msn|yahoo|ymail|gmx|aol|icloud|proton|protonmail|tutanota|tutamail|mailfence|posteo|zoho|yandex|caramail|fastmail)\.[a-z]{2,4}(?:\.[a-z]{2})?$/;

const isFreeMail = (domain: string): boolean => FREE_MAIL.has(domain) || FREE_MAIL_NAME.test(domain);

/** What the sender's address and name say, before a word of the text is read. */
export function senderFacts(facts: MailFacts, directory: TriageDirectory, foldedText: string): SenderFacts {
  const address = facts.from?.address.toLowerCase() ?? '';
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  const local = address.slice(0, Math.max(0, at));
  const name = foldKey(facts.from?.name ?? '');
  const labels = domain.split('.');
  const own = directory.ownDomains.has(domain);
  const officialDomain = isOfficial(domain);
  const words = foldKey(`${local} ${labels.join(' ')}`).replaceAll('·', ' ');
  const claimsSupervisor =
    SUPERVISORS.has(labels.at(-2) ?? '') ||
    /\bcnil\b|\bico\b(?= )|\baepd\b|garante privacy/.test(`${name} ${words}`);
  const claimsAuthority =
    !own &&
    (officialDomain ||
      AUTHORITY_NAME.test(name) ||
      AUTHORITY_NAME.test(words) ||
      AUTHORITY_LABEL.test(domain));
  return {
    address,
    domain,
    freeMail: isFreeMail(domain),
    internal: own && ROLE.test(local) && directory.byAddress(address) === null,
    authorityDomain: officialDomain && !frenchLookalike(domain, `${name} ${foldedText.slice(0, 3000)}`),
    supervisoryDomain: labels.slice(0, -1).some((label) => SUPERVISORS.has(label)) && !isFreeMail(domain),
    claimsAuthority,
    claimsSupervisor,
    claimsProvider: !own && (/\bmailo\b/.test(name) || labels.some((label) => /mailo/.test(label))),
    replyToElsewhere: replyElsewhere(facts, domain),
    forgedOwn:
      own &&
      facts.authentication !== null &&
      !facts.authentication.authenticated &&
      facts.authentication.dmarc === 'fail',
  };
}

function replyElsewhere(facts: MailFacts, domain: string): boolean {
  return facts.replyTo.some(({ address }) => {
    const other = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
    return other !== '' && other !== domain && !other.endsWith(`.${domain}`) && !domain.endsWith(`.${other}`);
  });
}

function isOfficial(domain: string): boolean {
  if (isFreeMail(domain)) return false;
  if (/(?:^|\.)(?:gouv\.(?:fr|[a-z]{2})|gov(?:\.[a-z]{2})?|police\.uk|mil|europa\.eu)$/.test(domain))
    return true;
  return AUTHORITY_LABEL.test(domain);
}

/** A French service writes from `.gouv.fr`; the same claim from anywhere else is a disguise. */
function frenchLookalike(domain: string, words: string): boolean {
  if (/\.gouv\.fr$/.test(domain)) return false;
  return (
    FRENCH_CLAIM.test(foldKey(domain).replaceAll('·', ' ')) ||
    (FRENCH_CLAIM.test(words) && /gouv|gendarmerie|police|justice/.test(domain))
  );
}

/** True where a French authority is claimed outside the State's own domain. */
export function disguisedAuthority(sender: SenderFacts, words: string): boolean {
  if (/\.gouv\.fr$/.test(sender.domain)) return false;
  if (sender.freeMail) return true;
  return (
    sender.claimsAuthority &&
    (FRENCH_CLAIM.test(words) || /gouv/.test(sender.domain)) &&
    !/\.(?:de|it|es|nl|uk|be|ch|lu|pt|at|gov|eu|us|ca)$/.test(sender.domain)
  );
}

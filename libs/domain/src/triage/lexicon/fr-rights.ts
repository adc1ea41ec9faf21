import { FR_DATA_RIGHTS } from './fr-data-rights.js';
import { REQ, KIN } from './fr-words.js';
import { any, type RuleLine } from './rule.js';

/** French words of all rights. */
export const FR_RIGHTS: readonly RuleLine[] = [
  ...FR_DATA_RIGHTS,
  // restriction
  [
    'restriction',
    5,
    '(?:droits? a la )?limitation (?:du|de|des) (?:\\w{1,10} )?(?:traitements?|donn?ees|mes)',
  ],
  [
    'restriction',
    4,
    `${REQ}~${any('geler|gel|gelees?|geliez|figer|bloquer|bloquiez|suspendre|suspendiez|limiter|limitiez|mettre de cote|mises? de cote|verrouiller|mettre en pause|conserver|conserviez|garder|gardiez|preserver')}~${any('comptes?|donn?ees|traitement|destruction|suppression|effacement|contenus?|messages|traces|connexions|preuves?')}`,
  ],
  [
    'restriction',
    4,
    `${any('donn?ees|compte|contenus|traces|messages|journaux|logs|profil')}~(?:soi(?:t|ent)|restent?) ~ ${any('gele\\w*|figee?s?|bloquee?s?|suspendue?s?|limite\\w*|mise?s? de cote|verrouille\\w*|conserve\\w*')}`,
  ],
  [
    'restriction',
    4,
    `\\bne (?:rien |surtout |pas |surtout rien |surtout pas )*(?:supprim|effac|detrui)\\w{1,5}(?: pas| rien| surtout)?`,
  ],
  ['restriction', 4, `\\bn effacez (?:surtout |pas|rien)`],
  [
    'restriction',
    3,
    `^ ?(?:re )?(?:gel|geler|suspension|bloquer|bloquage|blocage|limitation) ~ ${any('compte|donn?ees|traitement|boite')}`,
    'subject',
  ],
  ['restriction', 3, 'sans (?:rien |les |le |la |tout )*(?:supprimer|effacer|detruire|toucher)'],
  // portability
  ['portability', 5, 'droits? (?:a|de) (?:la )?portabilite|portabilite (?:de |des )(?:mes|nos|donn?ees)'],
  ['portability', 2, 'portabilite'],
  [
    'portability',
    5,
    `${any('export*|recuper*|transm*|recevoir|envoy*|transfer*|remettre|fournir|obtenir|copie|il me faut|telecharg*|rendre|restitu*')}~${any('mbox|maildir|vcf|vcard|ics|icalendar|csv|json|xml|pst|format (?:structure|ouvert|standard|lisible|reutilisable|exploitable|electronique courant|numerique reutilisable)|lisible par (?:une )?machine|formats? (?:couramment )?utilise\\w*')}`,
  ],
  [
    'portability',
    5,
    `(?:transmett|transfer|transmission|envoy)\\w{0,6} ~ (?:direct\\w{0,7} )~ ${any('prestataire|fournisseur|hebergeur|operateur|service|messagerie|concurrent')}`,
  ],
  [
    'portability',
    4,
    `${any('export|exporter|exportation|recuperation|sortie')} (?:complete?|integrale?|totale?|de (?:tou\\w*|mes|mon|l ensemble|l integralite)) ~ ${any('compte|donn?ees|boite|mails?|messages|messagerie|contacts')}`,
  ],
  [
    'portability',
    3,
    `${any('je quitte|nous quittons|changer de|passer chez|nouveau|autre')}~${any('prestataire|fournisseur|hebergeur|messagerie|mailo')}~${any('export*|recuper*|transfer*|emporter|reprendre')}~${any('mails?|messages|contacts|donn?ees|tout|courriels')}`,
  ],
  // objection
  ['objection', 5, 'droits? d opposition'],
  [
    'objection',
    5,
    '(?:je|nous) (?:m |me |nous |nous nous )(?:y )?opposee?(?:ns)? (?:donc |formellement |expressement |fermement |egalement |aussi |totalement )*(?:a |au |aux )',
  ],
  ['objection', 4, '^ ?(?:re )?opposition ~ (?:a|au|aux|traitement|prospection)', 'subject'],
  [
    'objection',
    4,
    `(?:ne (?:souhaite|veux|veut|desire|voudrais) plus|ne (?:plus|pas)|plus (?:aucun\\w?|la moindre)|n envoyez plus|ne m envoyez plus|ne me sollicitez|cess\\w{1,4}|arret\\w{1,4}|stop\\w{0,5}|desinscri\\w{1,4}|desabonn\\w{1,4}|retir\\w{1,3} (?:moi|mon adresse|mon nom)|marre|assez|ras le bol|rayez|radi\\w{1,4}) ~ ${any('newsletters?|infolettres?|lettres? d information|publicit*|pubs?|promotion\\w*|promos?|offres? (?:commerciales?|promo*|speciales?)|sondages?|enquetes?|questionnaires?|nouveautes|commercial\\w*|relances?|demarchage|prospection|sollicit\\w*|mails? (?:d information|publicitaires?|commerciaux|promo*|marketing)|marketing|communications|liste de diffusion|profilage')}`,
  ],
  [
    'objection',
    4,
    'ne m envoyez plus|n envoyez plus (?:ca|rien|de)|desinscri(?:re|vez) (?:moi|nous)|me desinscrire|desabonnez moi|retirez moi de|arretez (?:de m envoyer|vos (?:mails|pubs|envois))|cessez (?:de m |tout\\w{0,2} envoi|vos envois)',
  ],
  [
    'objection',
    3,
    `(?:ne (?:souhaite|veux|veut|desire|doi\\w{1,3}|voudrais|accepte) (?:pas|plus)|refuse) ~ ${any('visibles?|affich*|publi*|diffus*|partag*|utilis*|exploit*|analys*|vu|vus|profil*|transmi*')}`,
  ],
  [
    'objection',
    3,
    `refuse ~ que ~ ${any('mes|mon|ma|notre|nos')}~${any('utilis*|diffus*|publi*|affich*|partag*|transmi*|analys*')}`,
  ],
  // consent
  [
    'consent-withdrawal',
    5,
    `${any('retir*|revoqu*|annul*|revien*|repren*|reprend*|supprim*')}~${any('consentement|autorisation|mon accord|ma permission|mon acceptation|cet accord')}`,
  ],
  [
    'consent-withdrawal',
    5,
    'retrait ~ (?:consentement|autorisation|accord|permission)|revocation ~ (?:consentement|autorisation)',
  ],
  [
    'consent-withdrawal',
    4,
    '(?:ne consens plus|n autorise plus|ne suis plus d accord (?:pour|avec)|n accepte plus) ',
  ],
  // post-mortem
  [
    'post-mortem',
    4,
    `${KIN}~(?:est |etait |vient de |vient d etre )?(?:decedee?|mort|morte|deceder|mourir|disparue? le|nous a quittes)\\b`,
  ],
  [
    'post-mortem',
    4,
    `(?:deces|disparition|mort) d\\w{1,2} (?:mon|ma|notre|son|sa|m|mme|monsieur|madame|mr|votre (?:client|utilisat))`,
  ],
  [
    'post-mortem',
    3,
    '(?:acte|certificat|acte et certificat) de deces|acte de notoriete|attestation ~ notaire ~ herit|qualite d herit|certificat d heredite',
  ],
  ['post-mortem', 2, 'heriti\\w{1,4}|succession|defunte?|legataire|ayants? droit'],
  [
    'post-mortem',
    6,
    'directives? ~ (?:apres ma mort|post mortem|donn?ees apres|apres mon deces|mort numerique|deces)|(?:sort|devenir) de mes donn?ees ~ (?:mort|deces)|apres (?:ma mort|mon deces) ~ (?:donn?ees|compte|messages|boite)',
  ],
  ['post-mortem', 3, 'articles? (?:l )?8[45] ~ (?:informatique|loi)'],
];

import { any, compile, type RuleLine } from './rule.js';

const ART = `${any('art|articles?|artikel|articulos?|articolo|articoli|artigos?')}·?,? ?(?:n°? ?)?`;
const LAW =
  '(?:rgpd|gdpr|dsgvo|ds gvo|avg|reglement|regulation|verordnung|reglamento|regolamento|regulamento|loi informatique|verordening|2016/679)';
const near = (n: string): string =>
  `${ART}(?:\\d{1,2},? (?:and|et|und|y|e|en|a|bis|to|&) )?${n}(?![0-9]|·[0-9]{2})\\b[^.!?;\\n]{0,45}?\\b${LAW}\\b`;
const behind = (n: string): string => `\\b${LAW}\\b[^.!?;\\n]{0,30}?${ART}${n}(?![0-9])\\b`;
const bare = (n: string): string => `${ART}${n}(?![0-9])\\b`;

function law(right: RuleLine[0], n: string): RuleLine[] {
  return [
    [right, 4, `${near(n)}|${behind(n)}`],
    [right, 2, bare(n)],
  ];
}

/** References to the law, the same in every language. */
export const LAW_RULES = compile('law', [
  ...law('access', '15'),
  ...law('rectification', '16'),
  ...law('erasure', '17'),
  ...law('restriction', '18'),
  ...law('portability', '20'),
  ...law('objection', '21'),
  ['consent-withdrawal', 3, `${near('7')}|art\\w{0,5}·? 7 ?(?:\\(|abs|par|§) ?3`],
  // boilerplate: what a newsletter or a notice says to its readers
  [
    'access',
    -8,
    'vous (?:disposez|beneficiez|avez) ~ droits? d acces|you have the right|sie haben das recht|tiene(?:s)? derecho|ha(?:i)? (?:il )?diritto|u hebt (?:het )?recht|tem o direito',
  ],
  [
    'erasure',
    -8,
    'vous (?:disposez|beneficiez|avez) ~ droits? (?:d acces|de suppression|d effacement)|you have the right|sie haben das recht|tiene(?:s)? derecho|u hebt (?:het )?recht',
  ],
  [
    'rectification',
    -8,
    'vous (?:disposez|beneficiez|avez) ~ droits? (?:d acces|de rectification)|you have the right|sie haben das recht',
  ],
  [
    'objection',
    -6,
    'vous (?:disposez|beneficiez|avez) ~ droits? (?:d acces|d opposition)|you have the right|sie haben das recht',
  ],
  [
    'authority',
    3,
    'art\\w{0,5}·? (?:l )?(?:60 [12]|60 3|74 1|76|77 1 [12]|77 1|80 4|99 3|99 4|100|706 95 ?[123]?|r ?642|r ?10 13|96 g|230 4\\d)\\b|l·? ?34 1 (?:iii|ii)\\b|l·? ?96 g\\b|l·? ?621 10|2703\\(?f|section 60a',
  ],
  ['authority', 3, '\\bepoc(?: pr)?\\b|2023/1543'],
  // a case that might arise, not one that has
  [
    'access',
    -6,
    '(?:if|when|should) (?:one|any|some|an?|our|they|anyone|somebody|users?|staff|customers?) ~ access request',
  ],
  [
    'access',
    -6,
    '(?:si|quand|lorsqu\\w{1,2}) (?:une?|l un|des|nos|les|quelqu un) ~ (?:droit|demande) d acces|wenn (?:eine?|jemand|unsere|kunden) ~ auskunft',
  ],
  [
    'erasure',
    -6,
    '(?:if|when|should) (?:one|any|some|an?|our|they|anyone|users?) ~ (?:deletion|erasure|delete)',
  ],
  [
    'erasure',
    -6,
    '(?:si|quand|lorsqu\\w{1,2}) (?:une?|l un|des|nos|les) (?:client|utilisateur|eleve|salarie|personne|usager)\\w{0,2} ~ (?:supprim|efface)',
  ],
  ['threat', 2, '(?:sos|112|911) ~ (?:urgent|emergency|danger)'],
]);

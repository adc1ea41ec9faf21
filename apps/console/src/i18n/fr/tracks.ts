/** What belongs to one right of a request: its owner, its tasks, what was done, and who decides for the controller. */
export const track = {
  owner: 'Responsable',
  ownerOf: 'Responsable de ce droit : %{name}',
  ownerOfRequest: 'celui de la demande',
  tasks: 'Tâches : %{done} sur %{all}',
  required: 'obligatoire',
  openRequired:
    'Tâches obligatoires non faites : %{count}. Rien ne vous bloque, mais vérifiez avant de poursuivre.',
  dpv: 'Vocabulaire W3C DPV',
  step: {
    'carried-out': 'Exécuté',
    'person-told': 'Personne prévenue de la levée',
    lifted: 'Limitation levée',
  },
  stepOf: {
    access: 'Copie remise',
    portability: 'Fichier remis',
    erasure: 'Données effacées',
    restriction: 'Données limitées',
  },
  stepAsk: {
    'carried-out': 'Comment, et où est la preuve ?',
    'person-told': 'Par quel moyen, et quand ?',
    lifted: 'Pourquoi la limitation prend-elle fin ?',
  },
  stepHelp: 'Ce que vous consignez est daté, signé de votre nom et porté au journal.',
  record: 'Consigner',
  takeBack: 'Reprendre',
  takeBackAsk: 'Pourquoi revenir dessus ?',
  stepDone: '%{name}, le %{day}',
  repeated: 'Même droit déjà invoqué : %{count} fois, la dernière le %{last}. En un an : %{year}.',
  repeatedAnswered: 'Dernière réponse : %{day}.',
  notAutomatic: 'Ce n’est jamais un refus à soi seul : le caractère excessif se démontre (RGPD art. 12(5)).',
  useSuggestion: 'Ajouter cette phrase aux raisons',
  earlierOpening: 'Cette personne a déjà écrit',
  earlierAnswered: 'répondu le %{day}',
};

export const controller = {
  title: 'Décision du responsable du traitement',
  needed:
    'Un refus, même partiel, est décidé par un agent qui agit pour le responsable du traitement. Le DPO conseille et signe.',
  ask: 'Soumettre à',
  put: 'Soumettre',
  putAgain: 'Soumettre à une autre personne',
  nobody: 'Aucun agent n’agit pour le responsable du traitement. L’administrateur le désigne.',
  asked: 'Soumis à %{name} par %{by}, le %{day}. La décision est attendue.',
  yours: '%{by} vous soumet ce refus depuis le %{day}. Lisez les motifs et les raisons, puis décidez.',
  confirm: 'Décider le refus',
  confirmHelp:
    'Vous décidez pour le responsable du traitement. Votre nom et la date figureront dans la réponse et au journal.',
  giveBack: 'Renvoyer',
  giveBackAsk: 'Que faut-il revoir ?',
  confirmed: 'Décidé par %{name}, le %{day}.',
  returned: '%{name} l’a renvoyé le %{day} :',
  outdated: 'Les issues ont changé depuis : il faut soumettre à nouveau.',
  home: 'Vos décisions attendues',
  homeRow: 'soumis par %{by}',
  sole: 'Peut décider seul',
  soleNone: 'Décide seulement ce que d’autres ont préparé.',
  soleSaid: 'Consigné par %{by} le %{day}, à partir du %{from} : %{source}',
  soleRecord: 'Consigner l’exception',
  soleHelp:
    'Le responsable du traitement peut laisser la même personne préparer et décider un refus. Citez l’acte qui le dit.',
  soleSource: 'Acte du responsable du traitement',
  soleEnd: 'Mettre fin',
  soleEndHelp: 'À partir de maintenant, une autre personne décide ce que cet agent prépare.',
};

/** What the law proposes to do, right by right. */
export const trackTasks = {
  'access-collect': 'Réunir les éléments de l’article 15',
  'access-rights-of-others': 'Vérifier les droits des autres personnes',
  'access-deliver': 'Remettre la copie',
  'rectification-check': 'Vérifier la valeur exacte',
  'rectification-correct': 'Corriger ou compléter les données',
  'rectification-tell-recipients': 'Prévenir les destinataires',
  'erasure-copy-first': 'Remettre d’abord la copie demandée',
  'erasure-check-retention': 'Vérifier ce que la loi impose de conserver',
  'erasure-tell-recipients': 'Prévenir les destinataires',
  'erasure-erase': 'Effacer',
  'restriction-mark': 'Marquer les données et les verrouiller',
  'restriction-tell-recipients': 'Prévenir les destinataires',
  'restriction-tell-before-lifting': 'Prévenir la personne avant de lever la limitation',
  'portability-collect': 'Réunir les données fournies par la personne',
  'portability-rights-of-others': 'Vérifier les droits des autres personnes',
  'portability-deliver': 'Remettre un fichier lisible par une machine',
  'objection-stop': 'Cesser le traitement pendant l’examen',
  'objection-weigh': 'Mettre en balance les motifs impérieux',
  'marketing-stop': 'Cesser la prospection',
  'marketing-mark': 'Inscrire la marque de refus',
  'consent-stop': 'Cesser le traitement fondé sur le consentement',
  'post-mortem-proofs': 'Vérifier l’acte de décès et la qualité d’héritier',
  'post-mortem-directives': 'Rechercher les directives de la personne décédée',
  'post-mortem-carry-out': 'Exécuter les directives ou la demande des héritiers',
};

/** Why an act on a track, or on who decides, is refused. */
export const trackRefusals = {
  'controller-not-decided':
    'Le refus n’est pas encore décidé par un agent qui agit pour le responsable du traitement.',
  'controller-decided': 'C’est déjà décidé dans ces termes.',
  'nothing-turned-down': 'Rien n’est refusé : personne n’a à en décider.',
  'not-put-to-controller': 'Rien n’est soumis dans ces termes.',
  'decision-of-another': 'C’est à %{name} de décider.',
  'same-person':
    'Qui prépare ou signe un refus ne le décide pas, sauf si le responsable du traitement l’a consigné.',
  'request.controller-by-name': 'Nommez la personne qui décide.',
  'request.controller-in-person':
    'La décision se prend dans la demande, par la personne à qui elle est soumise.',
  'sole-decider-recorded': 'C’est déjà consigné.',
  'letter.tracks-changed':
    'Les issues ont changé depuis le brouillon : relisez et enregistrez avant d’envoyer.',
  'step-not-of-this-right': 'Cette étape ne concerne pas ce droit.',
  'step-done': 'C’est déjà consigné.',
  'step-not-done': 'Ce n’est pas consigné.',
  'nothing-granted': '%{right} : rien n’est accordé.',
  'not-carried-out': '%{right} : rien n’est encore exécuté.',
  'erased-for-good': 'Ce qui est effacé ne revient pas.',
  'erased-since': 'Les données sont effacées depuis : la remise de la copie reste consignée.',
  'step-rests-on-it': 'Une étape suivante repose dessus.',
  'track-carried-out': '%{right} : c’est exécuté, l’issue ne devient plus un refus.',
};

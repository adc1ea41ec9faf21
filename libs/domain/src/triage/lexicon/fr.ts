import { any, compile } from './rule.js';

const REQ = any(
  'je (?:vous )?(?:re|en )?(?:souhaite|souhaiterais|veux|voudrais|desire|desirerais|demande|redemande|exige|reclame|prie|sollicite|aimerais|requiers)|j aimerais|j exige|nous (?:vous )?(?:souhait*|voul*|demand*|pri*|aimer*)|merci d[e ]|veuillez|pouvez vous|pourriez vous|pourrais tu|peux tu|peut on|est ce que vous (?:pouvez|pourriez)|priere de|svp|il faut|il faudrait|vous pouvez|vous demander|souhaite|bien vouloir|demande d|vous supprimerez|j ai besoin|vous remercie de|que vous|ca serait bien|comptez vous|nous vous prions|vous saurais gre|vous invite a|vous mets? en demeure',
);
const WANT = any(
  'je (?:vous )?(?:souhaite|souhaiterais|veux|voudrais|demande|redemande|exige|aimerais|reclame)|j aimerais|j exige|merci d[e ]|veuillez|pouvez vous|pourriez vous|nous (?:souhaitons|voulons|demandons|vous demandons)|il me faut|j ai besoin|envoyez|transmettez|communiquez|dites moi|faites moi|vous prie|besoin de|bien vouloir|m envoyer|me dire|me communiquer|m indiquer|remercie de|demande a|demander',
);
const ERASE = any(
  'supprim*|effac*|detrui*|elimin*|clotur*|ferm(?:er|ez|iez|e|ee)|resili*|suppression|effacement|cloture|fermeture|anonymis*|purg*|desactiv*|disparai*|retir(?:er|ez|iez)|enlev(?:er|ez)|vir(?:er|ez)|efac*',
);
const WHOLE = any(
  'comptes?|boite|messagerie|donn?ee?s|profil|tout|toutes?|infos|informations|historique|tickets|logs|journaux|traces|fiche|dossier client|adresse mail|inscription|photos? de (?:moi|ma|mon)|cette photo|mes photos|sauvegardes|enregistrements',
);
const PROFILE = any(
  'noms?|prenoms?|date de naissance|annee de naissance|naissance|adresse(?: postale)?|telephone|numero|portable|mobile|profil|civilite|genre|sexe|coordonnees|donn?ees?|titulaire|fiche|etat civil|identite|code postal|ville|rue|fichiers|raison sociale|siret|informations?|orthographe',
);
const KIN = any(
  'mon|ma|notre|feu|feue|madame|monsieur|mme|m|mr|pere|mere|mari|femme|epouse|epoux|fils|fille|frere|soeur|oncle|tante|conjoint|compagnon|compagne|grand (?:pere|mere)|defunte?|ami|cliente?|utilisat*|titulaire',
);

/** French: folded words, see `fold`. */
export const FR = compile('fr', [
  // access
  ['access', 4, 'droits? d acces'],
  [
    'access',
    5,
    '(?:mon|notre|son|leur|exercer|exerce|titre d\\w{1,2}|application d\\w{1,2}) ~ droits? d acces',
  ],
  ['access', 3, 'demande d acces (?:a|aux|de|au|rgpd)\\b ~ (?:donnees|informations|rgpd|personnel)'],
  [
    'access',
    4,
    `${WANT}~acce(?:s|der) a (?:tou\\w{0,5} )?(?:l ensemble d\\w{1,2} )?(?:mes|ses|nos|les|leurs|l integralite) ~ ${any('donn?ees|informations|infos|messages|echanges|connexions|mails|courriels')}`,
  ],
  [
    'access',
    4,
    `(?:copie|liste|ensemble|integralite|totalite|detail|releve|communi\\w{1,8}|transm\\w{1,8}|envoy\\w{1,5}|savoir|connaitre|recevoir|obtenir|consulter|fournir|voir|quelles?|toutes?|les)\\b ~ ${any('donn?ees|informations|infos|renseignements|elements')}~${any('me concern\\w*|sur moi|nous concern\\w*|la concern\\w*|le concern\\w*|a mon sujet|sur mon compte|que vous (?:avez|conservez|detenez|gardez|possedez|stockez|traitez|collectez)|conservez|sur elle|sur lui|sur (?:ma|mon) (?:fille|fils|enfant)|detenues|en votre possession')}`,
  ],
  [
    'access',
    4,
    `${any('tou\\w*|ce|quoi|qu est ce|qu')}~que? vous (?:avez|savez|conservez|detenez|possedez|gardez|stockez|enregistrez) ~ ${any('sur (?:moi|nous|elle|lui|mon|ma)|me concern\\w*|a mon sujet|comme donn?ees')}`,
  ],
  [
    'access',
    4,
    `${any('avez|detenez|conservez|disposez|possedez|gardez|traitez|figure\\w*')} ?vous ~ ${any('mes donn?ees|(?:donn?ees|informations|infos) (?:sur moi|me concernant|personnelles (?:sur|me))|mon (?:nom|adresse|numero) dans')}`,
  ],
  [
    'access',
    4,
    `${any('qui|quand|d ou|quelle ip|depuis quelle*')}~(?:s est|se sont|se serait) connecte\\w{0,3} ~ ${any('compte|boite|messagerie|mails?')}`,
  ],
  [
    'access',
    4,
    `${any('qui|quels (?:agents|employes|salaries)')}~a (?:consulte|accede a|eu acces a|regarde|lu) ~ ${any('compte|boite|messagerie|donnees')}`,
  ],
  [
    'access',
    3,
    `${WANT}~${any('historique|journal|liste|detail|releve|dates?')}~${any('connexions?|sessions?|acces|ip')}`,
  ],
  [
    'access',
    3,
    `${any('a qui|destinataires|quels (?:tiers|partenaires|prestataires)|qui a recu|avec qui')}~${any('mes donn?ees|mes infos\\w*|mes coordonnees|mon adresse')}`,
  ],
  [
    'access',
    3,
    '(?:police|gendarmerie|justice|autorites?) ~ demande ~ (?:infos|informations|donn?ees) sur (?:moi|mon)',
  ],
  [
    'access',
    4,
    `donn\\w{1,4} ~ acces (?:a (?:sa|son|ses|leurs?|tout|toutes|mes|l)|aux?) ~ ${any('boite|compte|mails?|messages|echanges|messagerie|courriels|donn?ees')}`,
  ],
  ['access', 4, `(?:je|nous|vous) ?demand\\w{1,4} ~ l acces (?:a|aux) `],
  [
    'access',
    4,
    `copie ~ ${any('messages?|mails?|courriels|donn?ees|tout ce que vous|informations|echanges')}~${any('emis|recus|envoyes|personnel\\w*|me concern\\w*|mon compte|mes|sur moi|cette adresse|que vous (?:avez|detenez|conservez)')}`,
  ],
  [
    'access',
    3,
    'copie (?:integrale |complete |de l ensemble |de toutes? |de la totalite )?(?:de |d )?(?:mes|nos|l ensemble d\\w{1,2} mes) donn?ees',
  ],
  [
    'access',
    3,
    'quelles? (?:sont les )?(?:donn?ees|informations|infos) ~ (?:avez|conservez|detenez|gardez|possedez|traitez|stockez) vous',
  ],
  [
    'access',
    -7,
    '(?:impossible|n arrive (?:plus|pas)|n ai plus|perdu|probleme\\w?|retrouver|recuperer|bloque\\w{0,2}|souci|erreur) ~ (?:d )?(?:acces|acceder) (?:a|au|aux) (?:mes|mon|ma) ',
  ],
  [
    'access',
    -3,
    'acces (?:a|au|aux) (?:mes|mon|ma) ~ (?:impossible|bloque|refuse|en panne|perdu|ne (?:marche|fonctionne))',
  ],
  ['access', -5, 'demande d acces a (?:la|au|un|une|l) '],
  // rectification
  ['rectification', 4, 'droits? (?:de|a la) rectification'],
  [
    'rectification',
    4,
    `${REQ}~${any('rectifi*|corrig*|modifi*|remplac*|mettre a jour|mettiez a jour|changer|changiez|mise a jour|actualis*|ajuste*|completer|completiez|correction')}~${PROFILE}`,
  ],
  ['rectification', 3, `${any('rectifiez|corrigez|remplacez|modifiez|actualisez|mettez a jour')}~${PROFILE}`],
  [
    'rectification',
    2,
    `${any('changement|rectification|correction|modification|mise a jour|changer|corriger|rectifier')}~${any('noms?|prenoms?|naissance|adresse postale|coordonnees|civilite|titulaire|president\\w*|etat civil|telephone|numero|donn?ees personnelles|patronyme')}`,
  ],
  [
    'rectification',
    3,
    `${PROFILE}~${any('inexact*|erronee?s?|faux|fausses?|incorrect*|mal orthographi*|mal ecrit*|perimee?s?|obsoletes?|inverse*|pas (?:le|la) bonn?e?|plus (?:exacte?s?|bonn?e?|valable|a jour|d actualite|le mien|la mienne)|n est (?:pas|plus) (?:bonn?e?|correct*|exact*|a jour|le bon|la bonne)')}`,
  ],
  [
    'rectification',
    2,
    `${any('inexact*|erronee?s?|fausses?|incorrect*|faute|erreur')}~${any('nom|prenom|naissance|adresse postale|mon adresse|civilite|coordonnees|profil|etat civil')}`,
  ],
  ['rectification', 3, `${REQ}~(?:la |le |les )?(?:rectifi|corrig)\\w{1,6}`],
  ['rectification', 2, '(?:n est|ne sont) (?:plus|pas) (?:exact|correct|a jour|bon|valable|valide)\\w{0,3}'],
  ['rectification', 3, `${REQ}~l[aes]s? (?:remplac|corrig|rectifi|modifi|mettre a jour|actualis)\\w{1,4}`],
  ['rectification', 3, `${PROFILE}~a (?:corriger|rectifier|modifier|changer|remplacer|mettre a jour)`],
  ['rectification', 2, `il faut (?:mettre|noter|inscrire|lire|remplacer)`],
  [
    'rectification',
    -5,
    `${any('changer|modifi*|mettre a jour|corriger')} ~ ${any('mot de passe|offre|abonnement|forfait|carte bancaire|moyen de paiement|theme|signature|configuration|application|serveur|dns|police|langue')}`,
  ],
  // erasure
  ['erasure', 5, 'droits? (?:a l |a la |d |de )(?:effacement|oubli|suppression)'],
  ['erasure', 5, `${REQ}~${ERASE}~${WHOLE}`],
  [
    'erasure',
    4,
    `${REQ}~${WHOLE}~${any('soit|soient|etre|sera|seront')} ~ ${any('supprim\\w*|efface\\w*|detruite?s?|ferme\\w*|cloture\\w*|retire\\w*|anonymis\\w*')}`,
  ],
  [
    'erasure',
    4,
    `\\b(?:supprimez|effacez|cloturez|fermez|detruisez|supprime moi|efface moi|virez|supprimer svp) ~ ${WHOLE}`,
  ],
  [
    'erasure',
    4,
    `(?:demande|souhaite|veux|exige|sollicite|confirmer|obtenir|requiers) ~ ${any('suppression|effacement|cloture|fermeture|destruction|desinscription')}~${any('compte|boite|donn?ees|profil|messagerie|tout\\w*|informations|adresse|historique')}`,
  ],
  [
    'erasure',
    3,
    `^ ?(?:re |rgpd |demande d\\w? ?(?:e )?|merci de )?(?:suppression|effacement|cloture|fermeture|supprimer|effacer|cloturer|fermer) ~ ${any('compte|boite|donn?ees|profil|messagerie|integral\\w*|definiti\\w*|photos?|adresse|[a-z0-9·_]{3,40}@')}`,
    'subject',
  ],
  ['erasure', 3, 'ne (?:veux|voudrais|souhaite) plus ~ (?:boite|compte|adresse|de vous|etre client)'],
  ['erasure', 3, `(?:vous pouvez|pouvez vous|je veux|j aimerais) ~ tout (?:effacer|supprimer|virer|fermer)`],
  [
    'erasure',
    3,
    `(?:reste plus rien|disparaisse\\w{0,2}|plus aucune trace) ~ ${any('vous|nulle part|serveurs?|resultats|internet|moteurs?')}`,
  ],
  [
    'erasure',
    3,
    `(?:vous|les|la|le|l|de|tout|pour|donc|alors|d) (?:effacer|supprimer|retirer|enlever|effaciez|supprimiez|retiriez) (?:cette |mes |les |la |ma |ces |toutes? |mon )~${any('photos?|images?|videos?|donn?ees|compte|boite|profil|page|album|publication|commentaire')}`,
  ],
  [
    'erasure',
    2,
    '(?:que vous|vous) (?:pouvez|pourriez|effaciez|supprimiez) ~ (?:les |tout |toutes? )?(?:effac|supprim)\\w{1,5}',
  ],
  [
    'erasure',
    -6,
    `(?:comment|ou) (?:je fais pour |faire pour |on fait pour |puis je |peut on |est ce qu on )?(?:les? |la |l )?(?:supprim|effac|fais|vider)\\w{0,5} ~ ${any('alias|messages?|mails?|spams?|dossiers?|contacts?|fichiers?|doublons?|filtres?|corbeille|brouillons?|evenements?|widget|raccourci')}`,
  ],
  [
    'erasure',
    -6,
    `(?:n arrive (?:plus|pas)|impossible|bouton|ne (?:veut|veulent) pas) ~ (?:supprim|effac|vider)\\w{0,5} ~ ${any('alias|messages?|mails?|spams?|dossiers?|contacts?|fichiers?|corbeille|brouillons?')}`,
  ],
  [
    'erasure',
    -6,
    '(?:ne (?:rien |pas |surtout )?|n )(?:supprim|effac|detrui)\\w{1,5} (?:pas|rien|surtout|en aucun|plus)',
  ],
  [
    'erasure',
    -6,
    '(?:ne (?:rien|pas|surtout|surtout pas|surtout rien)|sans rien) (?:supprimer|effacer|detruire)',
  ],
  [
    'erasure',
    -4,
    'supprim\\w{1,4} ~ (?:par erreur|par accident|accidentellement|sans faire expres|malencontreusement)',
  ],
  [
    'erasure',
    2,
    `${any('photos?|images?|videos?|contenus?|publication|album')}[^\\n]{0,160}?(?:retir\\w{1,4}|retrait|supprim\\w{1,5}|suppression|effac\\w{1,4})`,
  ],
  [
    'erasure',
    3,
    '(?:demande|exige|souhaite|sollicite|obtenir|voudrais) ~ (?:son|leur|le) (?:retrait|effacement|suppression)(?! d\\w{1,2} (?:mon |ma )?(?:consentement|autorisation|accord))',
  ],
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
    `(?:ne (?:plus|pas)|plus (?:aucun\\w?|la moindre)|n envoyez plus|ne m envoyez plus|ne me sollicitez|cess\\w{1,4}|arret\\w{1,4}|stop\\w{0,5}|desinscri\\w{1,4}|desabonn\\w{1,4}|retir\\w{1,3} (?:moi|mon adresse|mon nom)|marre|assez|ras le bol|rayez|radi\\w{1,4}) ~ ${any('newsletters?|infolettres?|lettres? d information|publicit*|pubs?|promotion\\w*|promos?|offres? (?:commerciales?|promo*|speciales?)|sondages?|enquetes?|questionnaires?|nouveautes|commercial\\w*|relances?|demarchage|prospection|sollicit\\w*|mails? (?:d information|publicitaires?|commerciaux|promo*|marketing)|marketing|communications|liste de diffusion|profilage')}`,
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
  // law by name
  ['first-person', 1, '\\b(?:mon|ma|mes|moi|me|m|notre|nos|nous|je|j) '],
  // enquiry
  [
    'enquiry',
    2,
    `${any('rgpd|cnil|protection des donn?ees|vie privee|donn?ees personnelles|donn?ees a caractere personnel|politique de confidentialite|regles de confidentialite|confidentialite')}`,
  ],
  [
    'enquiry',
    2,
    `${any('sous traitan*|registre des traitements|analyse d impact|aipd|dpia|mesures de securite|hebergees?|hebergement|localisation des|transferts? hors|cloud act|delegue a la protection|dpo|base legale|durees? (?:maximale|de conservation)|cookies?|traceurs?|anonymis*|fichiers logs|chiffre*')}`,
  ],
  [
    'enquiry',
    2,
    `(?:combien de temps|quelle duree|ou sont|qui (?:a|peut) ~ acces|comment ~ (?:protegez|traitez|utilisez)|lisez vous|analysez vous|vendez vous|transmettez vous|partagez vous|utilisez vous|revendez vous|combien de demandes|est ce que (?:vous|mailo) (?:lisez|lit|analyse\\w?|vend\\w{0,2})|gardez vous|conservez vous) ~ ${any('donn?ees|serveurs?|messages?|mails?|courriels|logs|ip|informations|publicit*|autorites|stockee?s?|autoriser|tiers|requisitions?')}`,
  ],
  [
    'enquiry',
    2,
    `${any('question|renseignement|etudiante?|memoire|these|journaliste|article sur|avant de m inscrire|envisag*|avant toute signature|projet|curieux|curieuse|rapport de transparence|requisitions?|contrat de sous traitance|clauses')}`,
  ],
  [
    'enquiry',
    -3,
    '(?:emission|invitation|entretien|candidature|cv joint|offre (?:valable|de lancement)|devis gratuit|tarifs?|etes vous disponible|seriez vous disponible)',
  ],
  // authority
  [
    'authority',
    3,
    '\\brequisitions?\\b ~ (?:judiciaire|jointe?|en piece|ci joint|art\\w{0,5}|aux fins|rectificative|a personne|urgente|adressee|numero|n°|pv|etablie|complementaire|flagrance)',
  ],
  [
    'authority',
    3,
    `(?:ci joint\\w{0,2}|en piece jointe|joint|jointe|vous transmets|adresse) ~ (?:une |la |l |cette |notre )?\\b(?:requisition|ordonnance|commission rogatoire|demande de (?:gel|conservation)|droit de communication)`,
  ],
  [
    'authority',
    3,
    'commission rogatoire|code de procedure penale|\\bcpp\\b|livre des procedures fiscales|\\blpf\\b|droit de communication',
  ],
  [
    'authority',
    3,
    'officiere? de police judiciaire|\\bopj\\b|\\bapj\\b|juge d instruction|procureure? de la republique|vice procureur|substitut|juge des libertes|parquet de|enquete preliminaire|(?:enquete|cadre|delit) ~ flagran\\w{2,4}|information judiciaire|juge d instruction',
  ],
  [
    'authority',
    2,
    'vous (?:requiers|requerons|etes requis)|dans le cadre d une (?:enquete|procedure|information)|conservation rapide|proces verbal n|pv n|numero de procedure|\\bn° de procedure',
  ],
  [
    'authority',
    2,
    `\\b(?:capitaine|commandant|lieutenante?|brigadiere?|adjudante?|gendarme|marechale? des logis|major|commissaire|colonel|gardien de la paix|inspect(?:eur|rice) des finances|greffiere?|mdc|adc)\\b`,
  ],
  [
    'authority',
    2,
    'gendarmerie nationale|police nationale|brigade de (?:recherches|protection|gendarmerie)|commissariat de|section de recherches|direction generale des finances|tribunal judiciaire|cabinet d instruction|douanes?|dgfip|\\bdgse\\b|\\bdgsi\\b|\\bamf\\b|tracfin|arcom|hadopi|ofac|ocrim',
  ],
  [
    'authority',
    1,
    '\\brequisitions?\\b|titulaire (?:de l adresse|du compte|de la boite)|identification du titulaire|adresses? ip de connexion',
  ],
  [
    'authority',
    -4,
    '(?:je suis|nous sommes) ~ (?:journaliste|etudiant|chercheu)|article sur les|mes donn?ees|mon compte|ma boite|sur moi',
  ],
  // supervisory
  [
    'supervisory',
    3,
    '(?:plainte|reclamation) n|clotur\\w{1,3} de (?:cette|la|votre) plainte|cloture de la plainte|la cnil a ete saisie|saisie? d une (?:plainte|reclamation)|procedure de controle|mission de controle|mise en demeure|delegation de pouvoir|controle (?:en ligne|sur place|sur pieces)',
  ],
  [
    'supervisory',
    2,
    '(?:presidente? de la cnil|pour la presidente|service de l exercice des droits|direction des controles|madame la deleguee|monsieur le delegue)',
  ],
  // support and billing
  [
    'support',
    2,
    `${any('imap|smtp|pop3?|thunderbird|outlook|caldav|carddav|webdav|synchronis*|mot de passe|configur*|parametr*|application|appli|navigateur|firefox|chrome|safari|bug|panne|message d erreur|erreur|dkim|spf|dns|mx|filtre|alias|dossier|corbeille|pieces? jointes?|lent|ne (?:marche|fonctionne) (?:pas|plus)|reglage|antispam|indesirables')}`,
  ],
  [
    'billing',
    2,
    `${any('factur*|rembours*|debit\\w*|prelev*|paiement|abonnement|carte bancaire|paypal|tarifs?|devis|renouvellement|achet*|commande')}`,
  ],
  [
    'spam',
    3,
    `${any('referencement|premiere page|profitez|remise|promotion exceptionnelle|offre speciale|% de reduction|se desinscrire|audit gratuit')}`,
  ],
  [
    'phishing',
    3,
    '(?:compte|boite|donnees) ~ (?:sera|seront|serait|va etre) ~ (?:supprime|bloque|suspendu|desactive|ferme)\\w{0,2}|sous \\d{1,2} ?h(?:eures)? ~ (?:votre|compte|boite)|regularis\\w{1,4} ~ (?:situation|facture|dossier)|dernier (?:avis|rappel) avant|confirm\\w{1,4} ~ (?:vos identifiants|votre mot de passe|votre compte)|frais de dossier|certificat officiel',
  ],
  // conversation
  [
    'chase',
    4,
    '(?:jamais|pas|aucune|toujours pas|sans) (?:\\w{1,8} ){0,3}(?:de |eu |recu |une )*(?:reponse|retour|nouvelles?)|(?:deuxieme|seconde|troisieme|2eme|2e|3eme|nouvelle) (?:demande|relance|fois)|je (?:vous )?relance|(?:mail|message|nouvelle|simple|petite) (?:de )?relance|redemande|reitere|rappel de ma|votre reponse ne|ne me satisfait|incomplet|insuffisant|il manque|manquent|lien ~ (?:expire|ne (?:marche|fonctionne))|toujours (?:actif|ouvert|la|en ligne|pas|fonction)|fonctionne toujours|(?:trois|deux|quatre|cinq|six|\\d{1,2}) semaines|delai (?:d un mois |legal |de reponse )?(?:est )?(?:depasse|ecoule|expire)|conteste',
  ],
  [
    'follow-up',
    3,
    '(?:je|nous) (?:vous )?(?:ai|avons|avais) (?:deja |bien )?(?:ecrit|envoye|adresse|demande|contacte) ~ (?:le \\d|hier|il y a|en |la semaine|mon|une|ma|plusieurs|deja)|suite a (?:mon|ma|notre|votre) (?:mail|message|demande|courriel|reponse|courrier|precedent)|comme (?:demande|convenu)|meme dossier|ma (?:precedente )?demande du|en reponse a votre|en complement|complement a ma|j ai oublie (?:un|de)|voici (?:ce que vous|les|la|le) ~ demand',
  ],
  ['thanks', 3, '(?:merci|remerci\\w{1,4}) ~ (?:reponse|aide|retour|patience|equipe|assistance|rapidite)'],
  [
    'auto',
    4,
    '(?:reponse automatique|absent(?:e)? du|message automatique|actuellement absent|en conge)',
    'subject',
  ],
  [
    'auto',
    3,
    '(?:je suis|serai) (?:actuellement )?(?:absente?|en conges?)|ceci est un message automatique|ne pas repondre a ce (?:mail|message)',
  ],
  // flags
  [
    'minor',
    3,
    '\\bmineure?s?\\b|\\bj ai (?:[6-9]|1[0-7]) ans|(?:fils|fille|enfant|garcon|mineure?|gamin|eleve|neveu|niece|petit fils|petite fille)[^.!?;\\n]{0,60}?\\b(?:[1-9]|1[0-7]) ans|\\b(?:[1-9]|1[0-7]) ans\\b[^.!?;\\n]{0,40}?(?:fils|fille|enfant)|(?:jai|j ai|ai) (?:[6-9]|1[0-7]) ans|(?:fils|fille) ~ (?:de|age\\w? de|agee de) (?:[1-9]|1[0-7]) ans|mailo junior|compte junior|autorisation parentale|age\\w? de (?:[1-9]|1[0-7]) ans',
  ],
  [
    'threat',
    4,
    '(?:vie|personne) ~ en danger|danger de mort|me (?:suicider|tuer)|mettre fin a mes jours|disparition inquietante|enlevement|menace\\w? de mort|disparue? (?:hier|depuis)|n est pas rentree?|va me tuer|en danger (?:immediat|imminent)',
  ],
  [
    'mandate',
    3,
    'mandat(?:e|aire)?\\b|au nom (?:et pour le compte )?de (?:mon|ma|notre) client|avocate? de|procuration|en qualite d(?:e |)(?:tut|curat|herit|represent)|ma fille|mon fils|mes enfants|mon pere|ma mere|ma femme|mon mari|tutelle',
  ],
]);

import { FR_RIGHTS } from './fr-rights.js';
import { any, compile } from './rule.js';

/** French: rights, then everything else that words tell. */
export const FR = compile('fr', [
  ...FR_RIGHTS,
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
    `${any('sous traitan*|registre des traitements|analyse d impact|aipd|dpia|mesures de securite|hebergees?|hebergement|localisation des|transferts? hors|cloud act|delegue a la protection|dpo|base legale|durees? (?:maximale|de conservation)|cookies?|traceurs?|anonymis*|fichiers logs|chiffre*|intelligence artificielle|entrain*')}`,
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
  // A person who asks what an authority asked.
  [
    'authority',
    -3,
    '(?:vous a t (?:elle|il|on)|vous ont (?:ils|elles)|avez vous (?:deja |bien )?(?:recu|communique|transmis|donne|remis|fourni)|a t (?:elle|il|on) (?:demande|obtenu|consulte)) ~ (?:requisition|demande|ordonnance|donn?ees|compte|boite)',
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
    '(?:reponse automatique|absent(?:e)? du|absence du bureau|(?:message|avis|notification) d absence|message automatique|actuellement absent|en conge)',
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

import { any } from './rule.js';

export const REQ = any(
  'je (?:vous )?(?:re|en )?(?:souhaite|souhaiterais|veux|voudrais|desire|desirerais|demande|redemande|exige|reclame|prie|sollicite|aimerais|requiers)|j aimerais|j exige|nous (?:vous )?(?:souhait*|voul*|demand*|pri*|aimer*)|merci d[e ]|veuillez|pouvez vous|pourriez vous|pourrais tu|peux tu|peut on|est ce que vous (?:pouvez|pourriez)|priere de|svp|il faut|il faudrait|vous pouvez|vous demander|souhaite|bien vouloir|demande d|vous supprimerez|j ai besoin|vous remercie de|que vous|ca serait bien|comptez vous|nous vous prions|vous saurais gre|vous invite a|vous mets? en demeure',
);
export const WANT = any(
  'je (?:vous )?(?:souhaite|souhaiterais|veux|voudrais|demande|redemande|exige|aimerais|reclame)|j aimerais|j exige|merci d[e ]|veuillez|pouvez vous|pourriez vous|nous (?:souhaitons|voulons|demandons|vous demandons)|il me faut|j ai besoin|envoyez|transmettez|communiquez|dites moi|faites moi|vous prie|besoin de|bien vouloir|m envoyer|me dire|me communiquer|m indiquer|remercie de|demande a|demander',
);
export const ERASE = any(
  'supprim*|effac*|detrui*|elimin*|clotur*|ferm(?:er|ez|iez|e|ee)|resili*|suppression|effacement|cloture|fermeture|anonymis*|purg*|desactiv*|disparai*|retir(?:er|ez|iez)|enlev(?:er|ez)|vir(?:er|ez)|efac*',
);
export const WHOLE = any(
  'comptes?|boite|messagerie|donn?ee?s|profil|tout|toutes?|infos|informations|historique|tickets|logs|journaux|traces|fiche|dossier client|adresse mail|inscription|photos? de (?:moi|ma|mon)|cette photo|mes photos|sauvegardes|enregistrements',
);
export const PROFILE = any(
  'noms?|prenoms?|date de naissance|annee de naissance|naissance|adresse(?: postale)?|telephone|numero|portable|mobile|profil|civilite|genre|sexe|coordonnees|donn?ees?|titulaire|fiche|etat civil|identite|code postal|ville|rue|fichiers|raison sociale|siret|informations?|orthographe',
);
export const KIN = any(
  'mon|ma|notre|feu|feue|madame|monsieur|mme|m|mr|pere|mere|mari|femme|epouse|epoux|fils|fille|frere|soeur|oncle|tante|conjoint|compagnon|compagne|grand (?:pere|mere)|defunte?|ami|cliente?|utilisat*|titulaire',
);

import { REQ, WANT, ERASE, WHOLE, PROFILE } from './fr-words.js';
import { any, type RuleLine } from './rule.js';

/** French words of access, rectification and erasure, folded (see `fold`). */
export const FR_DATA_RIGHTS: readonly RuleLine[] = [
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
    `(?:copie|liste|ensemble|integralite|totalite|detail|releve|communi\\w{1,8}|transm\\w{1,8}|envoy\\w{1,5}|savoir|connaitre|recevoir|obtenir|consulter|fournir|voir|quelles?|toutes?|les)\\b ~ ${any('donn?ees|informations|infos|renseignements|elements')}~${any('me concern\\w*|sur moi|nous concern\\w*|la concern\\w*|le concern\\w*|a mon sujet|sur mon compte|que vous (?:avez|conservez|detenez|gardez|possedez|stockez|traitez|collectez)|conservez|concernant (?:ma personne|mon|moi)|vous (?:avez|possedez|detenez|conservez|gardez|traitez)|sur elle|sur lui|sur (?:ma|mon) (?:fille|fils|enfant)|detenues|en votre possession')}`,
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
  [
    'access',
    4,
    `${any('figur*|apparai*|suis je|presente?s?')}~${any('vos (?:fichiers|bases?|registres|donn?ees)|votre (?:base|fichier)')}`,
  ],
  // rectification
  ['rectification', 4, 'droits? (?:de|a la) rectification'],
  [
    'rectification',
    4,
    `${REQ}~${any('rectifi*|corrig*|modifi*|remplac*|mettre a jour|mettiez a jour|changer|changiez|mise a jour|actualis*|ajuste*|changement|modification|completer|completiez|correction')}~${PROFILE}`,
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
  ['rectification', 3, `${REQ}~l[aes]s? (?:remplac|corrig|rectifi|modifi|mettre a jour|actualis)\\w{0,4}`],
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
  [
    'erasure',
    4,
    `(?:comptes?|adresse|boite|profil|messagerie)\\b[^\\n]{0,120}?${REQ}~l[ae]s? (?:supprim|ferm|effac|clotur)\\w{1,4}`,
  ],
];

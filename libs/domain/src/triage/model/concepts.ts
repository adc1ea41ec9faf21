/**
 * What words of all languages have in common: beginnings of folded words that mean one thing. The model learns what the things together in
 * one sentence mean, so that a mail in a language with few examples profits from those of the others. `$` ends a whole word.
 */
const CONCEPTS: Readonly<Record<string, string>> = {
  wish:
    'voudr souhait veux$ voulons veuill aimer demand pri$ prie prions pourriez pouvez faites exig reclam merci desir compt ' +
    'would like$ want wish please pls$ kindly request ask need could demand mochte bitte wunsch will$ wollen konnten konnen verlang forder ' +
    'quier quisier solicit dese pido pedimos ruego podria pueden puede favor vorrei vorrem chied desider prego potete potreste favore gradir voglio ' +
    'graag wil$ willen verzoek wens kunt kunnen alstublieft gelieve vraag quero gostaria peco desejo podem poderia',
  erase:
    'suppr effac detrui detrue elimin enlev vide$ videz vider purg dispara dispari ferm clotur resili radi nettoy oubli partir$ quitt debarrass ' +
    'delet eras remov wip close closing closure terminat cancel destroy scrub forget forgotten rid$ gone losch geloscht vernicht entfern schliess kundig ' +
    'auflos weg$ borr supri supres cerrar cierr baja$ cancel darme chiud chius rimuov rimoz sparire verwijder wis$ wissen gewist sluit sluiten opzeg opheff ' +
    'vernietig weghalen apag encerr exclu desactiv',
  know:
    'savoir savez sav$ sais connait voir$ consult copi list recevoir communiqu transmet obten detenez detien releve inventaire montr dites ' +
    'know copy copies hold$ holding see$ list obtain provid tell disclos show wissen auskunft kopie mitteil mitzuteilen erfahren einsicht einsehen sehen ' +
    'saber copia conoc obtener ver$ sapere conoscere ottenere vedere weten kopie inzage inzien zien$ overzicht conhecer obter',
  keep:
    'conserv gard stock enregistr archiv detent keep kept preserv retain retention stored store$ save speicher gespeichert aufbewahr behalt guard ' +
    'almacen tienen$ constan avete$ detenete memorizz bewar bewaar opgeslagen opslaan guardam retenc',
  correct:
    'rectif corrig correct modif chang erreur faux fausse erron inexact incorrect actualis jour$ remplac orthograph trompe ecorch coquille vrai ' +
    'wrong updat amend fix misspel mistake inaccura typo berichtig korrig ander$ andern falsch aktualis tippfehler stimmt cambi actualiz equivoc ' +
    'rettific corregg errat aggiorn sbagliat wijzig aanpas fout verander onjuist verkeerd klopt retific alter atualiz errad',
  restrict:
    'limit gel$ geler gelez gele$ bloqu suspend congel fig$ figer pause touche restrict freez froz block lock einschrank sperr eingefror bloque ' +
    'blocc sospend beperk blokk bevriez opschort',
  export:
    'export portab transf transfer recuper emport demenag format mbox csv vcf vcard ics$ json zip$ lisible structure migr move moving download ' +
    'machine ubertrag mitnehm mitzunehm umzug umzieh ubermittl wechsel traslad llevar descarg formato esport trasfer scaric overdra overzet meenem ' +
    'overstap descarreg prestataire fournisseur operateur provider anbieter proveedor fornitore',
  object:
    'oppos cess arret stop refus desabonn desinscri desist object unsubscrib widersp aufhor abbestell abmeld unterlass opon opong dejen dejar oppon ' +
    'smett bezwaar afmeld uitschrijf ophoud parem assez marre basta enough genug',
  advert:
    'publicit pub$ pubs$ prospect commercial newsletter sondage infolettre promotion profilag profil sollicit statisti advert ads$ market survey promot ' +
    'werbung werbe umfrage publicid boletin encuesta pubblic sondagg reclame nieuwsbrief enquete boletim inquerit mailing',
  consent:
    'consent autoris accept accord coche cookie traceur permission permis agree opt$ tracker einwillig zustimm erlaub haken autoriz consens autorizz ' +
    'toestemm akkoord aangevinkt',
  withdraw:
    'retir revoqu revien annul reprend decoch withdraw revok retract back$ widerruf zuruck revoc ritir intrek trek$ herroep revog untick',
  death:
    'deced deces mort$ morte$ defunt succession heriti notaire veuf veuve feu$ obseque disparu posthum died death dead deceas late$ estate probate ' +
    'executor widow heir$ heirs funeral verstorben gestorben verstarb tod$ todes nachlass erbe$ erben erbin witwe witwer notar fallec muert muri ' +
    'difunt hered herencia viud decedut morto$ morta$ scompars ered successio vedov overled dood$ nalaten erfgen weduw falec morreu herdeir viuv',
  data:
    'donnee information renseign coordonn fiche$ fichier dossier historiq journa trace data$ record file history detail log$ logs$ daten angaben ' +
    'verlauf protokoll datos informacion historial ficha dati$ informazion storico gegevens informatie dossier dados informac',
  personal:
    'personnel concern sujet propos personal about regarding relat perso personenbezogen mich$ uber$ riguard persoon betreff pessoa respecto',
  account:
    'compte boite adress messagerie alias account mailbox inbox address konto postfach adresse cuenta buzon correo direccion casella indirizzo ' +
    'postbus adres$ conta$ caixa profile profil',
  content:
    'message mail courriel photo contact carnet agenda calendr image piece note$ nachricht kontakt foto kalender mensaj contact foto messagg rubrica ' +
    'bericht bestand email emails',
  identity:
    'nom$ prenom naissance numero telephone surname name$ birth phone nachname vorname geburt telefon apellido nombre nacimient cognome nome nascita achternaam voornaam geboorte nif$',
  law:
    'rgpd gdpr dsgvo avg$ cnil$ article art$ loi$ reglement droit law$ regulation right$ rights$ gesetz recht rechte ley derecho legge diritt wet$ lei$ ' +
    'direito lopd bdsg datenschutz privacy',
  police:
    'police gendarm procur parquet juge$ enquet requis tribunal opj$ judiciair magistrat brigade saisi flagran douane commissariat rogatoire greff ' +
    'infraction instruction court warrant subpoena detective investigat officer prosecut sheriff offence constable polizei staatsanwal gericht ermittl ' +
    'beschluss straf policia juzgado fiscal guardia polizia procura indagin decreto carabin politie justitie rechtbank onderzoek vorder delit escroc',
  supervisor:
    'cnil autorite reclamation plainte controle authority complaint ico$ aepd garante aufsichtsbehorde beschwerde reclamacion reclamo klacht',
  support:
    'panne erreur connect connex synchron imap smtp configur parametr passe$ fonctionne marche impossible bug application appli affich ouvrir reinitialis ' +
    'password login error sync work broken reset settings app$ crash slow passwort fehler anmeld funktioni einricht einstell contrasena funciona ' +
    'errore funziona acceder wachtwoord inlog instell werkt senha outlook thunderbird iphone android server serveur filtre spam recover',
  billing:
    'factur rembours abonn paiement prelev carte tarif prix debit premium renouvel invoice refund bill payment charg subscription card price rechnung ' +
    'erstatt zahlung abo$ preis lastschrift reembols pago cobr cargo rimbors pagament fattura addebit factuur terugbetal betaling betaald fatura',
  question:
    'combien pourquoi comment quel est$ question curieu demande$ politique how$ what why$ where which question wonder curious policy wie$ wieso warum ' +
    'welche frage como$ cuanto donde pregunta come$ dove quanto domanda hoe$ waarom waar$ welke vraagje',
  process:
    'sous$ traitant heberg registre duree serveur sousstrait chiffr tiers finalit processor host subprocessor encrypt third retention dpa$ aipd dpia ' +
    'auftragsverarbeit verschlussel standort alojad encargad terceros tratamiento responsabile trattament verwerk versleutel opslag transfert',
  family:
    'fils$ fille$ enfant mere$ pere$ mari$ epou femme parent tuteur tutrice mineur frere soeur son$ daughter child mother father husband wife parent guardian ' +
    'minor brother sister sohn tochter kind$ kinder mutter vater mann$ eltern bruder schwester hijo hija madre padre marido esposa figli marito moglie ' +
    'zoon dochter moeder vader echtgeno filho filha',
  mandate:
    'mandat avocat conseil client procuration pouvoir nom$ behalf lawyer solicitor attorney client agent anwalt mandant vollmacht abogad cliente avvocat procura advocaat volmacht',
  again:
    'deja relanc toujours rappel repons precedent attend semaine mois$ nouvelle suite complement manqu incomplet satisf already remind still$ previous ' +
    'follow reply repl wait week month since missing bereits erinner immer noch$ antwort woche monat ya$ recordator todavia respuesta espera semana ' +
    'gia$ sollecit ancora rispost attesa settiman herinner nog$ antwoord week$ reeds eerder resposta',
  attach:
    'joint jointe attach enclos ci$ anbei angehang anhang adjunt allega bijlage bijgevoegd anexo piece copie',
  offer:
    'offre devis propos partenair entreprise gratuit decouvr solution prestation remise promo audit referenc boost demo$ offer partner business proposal ' +
    'webinar angebot kostenlos partner unternehmen oferta empresa gratis offerta azienda aanbod bedrijf oferta',
  click:
    'cliqu lien$ click link$ verif confirm identifiant expir urgent immediat klick bestatig haga$ enlace clicca klik bitcoin gagn lot$ heritage million',
  thanks: 'remerci thank grateful dank gracias grazie bedankt obrigad resolu solved',
  no: 'ne$ n$ pas$ plus$ jamais rien$ sans$ aucun ni$ not$ no$ never without don$ doesn nicht kein nie$ nichts ohne nunca nada sin$ non$ mai$ niente senza niet geen nooit niets zonder nao nem sem$',
  me: 'je$ j$ me$ m$ mon$ ma$ mes$ moi$ i$ my$ mine ich$ mir$ mich$ mein yo$ mi$ mis$ io$ mio$ mia$ miei$ ik$ mij$ mijn eu$ meu$ minha',
  we: 'nous$ notre nos$ we$ our$ us$ wir$ uns$ unser nosotros nuestr noi$ nostr wij$ we$ ons$ onze nosso',
  you: 'vous$ votre vos$ you$ your$ yours sie$ ihre ihr$ ihnen usted su$ sus$ vuestr voi$ vostr u$ uw$ jullie voce',
  all: 'tout toute tous$ ensemble integral total complet all$ everything any$ entire alle$ alles samtlich ganz todo toda tutt ogni alle$ alles volledig tudo',
  only: 'seulement juste uniquement simplement only$ just$ merely nur$ lediglich solo$ solamente soltanto alleen enkel apenas',
  read: 'lire$ lisez lit$ analys vend partag espionn scan revend read$ reading analy sell share spy lesen verkauf leer$ leen$ vende leggete vendete lezen verkop intelligence ki$ ai$ ia$',
};

/** Numbers of the things, by their names. */
const NAMES: readonly string[] = Object.keys(CONCEPTS);
export const CONCEPT_COUNT: number = NAMES.length;

const LONGEST = 16;
const PREFIXES = new Map<string, number[]>();
const WHOLE = new Map<string, number[]>();
NAMES.forEach((name, number) => {
  for (const word of CONCEPTS[name].split(' ')) {
    const whole = word.endsWith('$');
    const map = whole ? WHOLE : PREFIXES;
    const key = whole ? word.slice(0, -1) : word;
    const known = map.get(key);
    if (!known) map.set(key, [number]);
    else if (!known.includes(number)) known.push(number);
  }
});

const KNOWN = new Map<string, readonly number[]>();
const REMEMBERED = 20_000;

/** What a folded word may mean; most words mean nothing here. Words seen before are remembered, up to a bound. */
export function conceptsOf(word: string): readonly number[] {
  let found = KNOWN.get(word);
  if (found !== undefined) return found;
  const numbers = new Set(WHOLE.get(word));
  for (let end = 2; end <= Math.min(word.length, LONGEST); end += 1)
    for (const number of PREFIXES.get(word.slice(0, end)) ?? []) numbers.add(number);
  found = [...numbers];
  if (KNOWN.size < REMEMBERED) KNOWN.set(word, found);
  return found;
}

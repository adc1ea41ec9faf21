import { type LanguageWords, type LetterWords } from '../../languages.js';
import { dutchRequester } from './requester.js';

export const dutchLanguage: LanguageWords = {
  and: 'en',
  colon: ': ',
  semicolon: '; ',
  proofs: {
    L0: 'niets',
    L1: 'een bericht dat vanaf het e-mailadres van uw account is verzonden',
    L2: 'dat u, aangemeld bij uw account, de eenmalige link opent die wij daarheen sturen, of het formulier bij Opties gebruikt',
    L3: 'dat u de eenmalige link in uw account opent en met uw tweede factor bevestigt',
    L4: 'uw voornaam, achternaam en geboortedatum, het antwoord op een bericht aan uw hersteladres of -telefoonnummer en één gegeven uit de geschiedenis van het account',
    L5: 'inzage in een identiteitsbewijs (afgeschermd, in zwart-wit, nummer onleesbaar); de afbeelding wordt na de controle vernietigd',
  },
  unknownPerson: 'heer of mevrouw',
  office: 'Het team gegevensbescherming',
  requester: dutchRequester,
};

export const dutchWords: LetterWords = {
  rights: {
    access: 'recht van inzage (artikel 15 AVG)',
    rectification: 'recht op rectificatie (artikel 16 AVG)',
    erasure: 'recht op gegevenswissing (artikel 17 AVG)',
    restriction: 'recht op beperking van de verwerking (artikel 18 AVG)',
    portability: 'recht op overdraagbaarheid van gegevens (artikel 20 AVG)',
    objection: 'recht van bezwaar (artikel 21, lid 1, AVG)',
    'objection-marketing': 'recht van bezwaar tegen direct marketing (artikel 21, lid 2, AVG)',
    'consent-withdrawal': 'intrekking van uw toestemming (artikel 7, lid 3, AVG)',
    'post-mortem':
      'rechten op de gegevens van een overleden persoon (artikelen 84 en 85 van de Franse wet nr. 78-17 van 6 januari 1978)',
  },
  outcomes: {
    granted: 'ingewilligd',
    partly: 'gedeeltelijk ingewilligd',
    refused: 'afgewezen',
    'not-applicable': 'niet van toepassing',
  },
  grounds: {
    'identity-not-shown': 'wij hebben uw identiteit niet kunnen vaststellen (artikel 12, leden 2 en 6, AVG)',
    'person-not-identifiable':
      'aan de hand van de betrokken gegevens kunnen wij u niet identificeren (artikel 11, lid 2, AVG)',
    'mandate-insufficient':
      'de machtiging ontbreekt of vermeldt haar onderwerp en duur niet duidelijk genoeg (artikel 77 van het Franse decreet nr. 2019-536 van 29 mei 2019)',
    'manifestly-unfounded': 'uw verzoek is kennelijk ongegrond (artikel 12, lid 5, AVG)',
    excessive:
      'uw verzoek is buitensporig, met name vanwege het repetitieve karakter (artikel 12, lid 5, AVG)',
    'rights-of-others':
      'inwilliging zou afbreuk doen aan de rechten en vrijheden van anderen (artikel 15, lid 4, en artikel 20, lid 4, AVG)',
    'secrecy-of-correspondence':
      'het communicatiegeheim beschermt de berichten van andere personen (artikel L. 32-3 van het Franse wetboek van post en elektronische communicatie)',
    'data-accurate': 'de betrokken gegevens zijn juist (artikel 16 AVG)',
    'evidence-missing':
      'de juistheid van uw opgave is niet aangetoond; tot die tijd kunt u om beperking van de verwerking vragen (artikel 16 en artikel 18, lid 1, onder a), AVG)',
    'no-erasure-ground': 'geen van de gronden voor wissing in artikel 17, lid 1, AVG is van toepassing',
    'freedom-of-expression':
      'de verwerking is nodig voor het uitoefenen van het recht op vrijheid van meningsuiting en informatie (artikel 17, lid 3, onder a), AVG)',
    'legal-obligation':
      'een wettelijke verplichting schrijft ons voor deze gegevens te bewaren (artikel 17, lid 3, onder b), AVG)',
    'public-health':
      'de verwerking is nodig om redenen van algemeen belang op het gebied van volksgezondheid (artikel 17, lid 3, onder c), AVG)',
    'archiving-research':
      'de verwerking is nodig met het oog op archivering, onderzoek of statistische doeleinden (artikel 17, lid 3, onder d), AVG)',
    'legal-claims':
      'deze gegevens zijn nodig voor de instelling, uitoefening of onderbouwing van een rechtsvordering (artikel 17, lid 3, onder e), en artikel 21, lid 1, AVG)',
    'no-restriction-case': 'geen van de vier gevallen van beperking in artikel 18, lid 1, AVG doet zich voor',
    'data-not-provided':
      'de overdraagbaarheid geldt alleen voor gegevens die u ons hebt verstrekt, niet voor wat daaruit is afgeleid (artikel 20, lid 1, AVG)',
    'not-consent-or-contract':
      'de verwerking van deze gegevens berust niet op uw toestemming en niet op een overeenkomst (artikel 20, lid 1, onder a), AVG)',
    'compelling-grounds':
      'dwingende gerechtvaardigde gronden wegen zwaarder dan uw belangen, rechten en vrijheden (artikel 21, lid 1, AVG)',
    'not-an-heir':
      'niet is aangetoond dat u erfgenaam bent (artikel 85 van de Franse wet nr. 78-17 van 6 januari 1978)',
    'directives-forbid':
      'de aanwijzingen van de overleden persoon verzetten zich daartegen (artikel 85 van de Franse wet nr. 78-17 van 6 januari 1978)',
  },
  blocks: {
    purposes: 'Doeleinden van de verwerking',
    held: 'Gegevens die wij van u verwerken',
    recipients: 'Ontvangers van uw gegevens',
    retention: 'Bewaartermijn',
    source: 'Herkomst van de gegevens',
    transfers: 'Doorgifte aan derde landen',
    'automated-decisions': 'Geautomatiseerde besluitvorming, met inbegrip van profilering',
  },
  mentions: {
    'neutral-retention':
      'Bepaalde gegevens kunnen worden bewaard zolang een wettelijke verplichting dat vereist.',
    'other-rights':
      'U kunt ook om rectificatie of wissing van uw gegevens of om beperking van de verwerking verzoeken, of tegen de verwerking bezwaar maken (artikelen 16, 17, 18 en 21 AVG).',
    complaint:
      'Bent u, na contact met ons te hebben opgenomen, van mening dat uw rechten niet worden geëerbiedigd, dan kunt u een klacht indienen bij de Franse toezichthoudende autoriteit (Commission nationale de l’informatique et des libertés, CNIL; artikel 77 AVG): online via www.cnil.fr of per post aan CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, Frankrijk.',
    court:
      'U hebt ook het recht om bij de bevoegde rechter een doeltreffende voorziening in rechte in te stellen (artikel 79 AVG).',
    'dpo-contact':
      'Met vragen kunt u terecht bij de functionaris voor gegevensbescherming van Mailo, via contact@mailo.com, of door eenvoudig op dit bericht te antwoorden.',
  },
  reasons: 'Wat wij geheel of gedeeltelijk niet hebben ingewilligd, en waarom:',
  decider: 'Dit besluit is namens Mailo genomen door',
  notApplicable: 'Niet van toepassing',
};

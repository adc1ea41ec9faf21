import { type RequesterWords } from '../../languages.js';

/** What is said in Dutch to who asks in another's place. */
export const dutchRequester: RequesterWords = {
  papersQuestion: [
    'Wat wij nodig hebben om u te antwoorden ({{request.reference}})',
    'Op {{request.receiptDay}} hebben wij uw verzoek over de gegevens van een andere persoon ontvangen. Het is geregistreerd onder kenmerk {{request.reference}}.',
    'Deze gegevens zijn beschermd: wij mogen ze niet verstrekken en niet bevestigen dat ze bestaan voordat wij hebben gezien wat u het recht geeft om op te treden. Wij vragen u ons, als antwoord op dit bericht, het volgende te sturen:',
    '{{requester.papers}}',
    'Kopieën volstaan, en u mag alles wat niet nodig is onleesbaar maken. Wij noteren alleen dat wij deze stukken hebben gezien en bewaren er geen kopie van.',
    'Onze antwoordtermijn loopt door en eindigt op {{request.dueDay}}. Zonder deze stukken moeten wij het verzoek uiterlijk dan weigeren; u kunt het altijd opnieuw indienen.',
  ],
  papers: {
    mandate:
      'de door de betrokkene ondertekende volmacht, met het doel, de uit te oefenen rechten, de duur en het adres waarnaar ons antwoord moet gaan',
    'lawyer-standing':
      'uw hoedanigheid van advocaat (balie van inschrijving), de naam van de persoon voor wie u optreedt en het doel van uw opdracht',
    'parental-authority':
      'een bewijs van het ouderlijk gezag: trouwboekje, geboorteakte of rechterlijke uitspraak',
    'death-certificate': 'de overlijdensakte',
    heirship: 'een bewijs dat u erfgenaam bent: een verklaring van erfrecht of notariële akte',
    directives: 'de richtlijnen die de persoon heeft nagelaten en die u met de uitvoering ervan belasten',
    'requester-identity':
      'een bewijs van uw eigen identiteit: een identiteitsbewijs, waarvan u het nummer en de foto onleesbaar mag maken',
  },
  secrecy: [
    'Ieders correspondentie is geheim. Dit geheim omvat de inhoud van berichten, het onderwerp, de bijlagen en wie de correspondenten zijn; het bindt Mailo en zijn personeel (artikel L. 32-3 van het Franse wetboek van post en elektronische communicatie; artikelen 226-15 en 432-9 van het Franse wetboek van strafrecht).',
    'Niemand kan daarom van Mailo verkrijgen dat berichten die zich in de mailbox van iemand anders zouden bevinden, worden gelezen, gekopieerd of gewist, of te weten komen of een adres bij een account hoort. Dit antwoord is in alle gevallen hetzelfde: het zegt niet dat een account bestaat en ook niet dat het niet bestaat.',
    'Bent u het slachtoffer van een strafbaar feit, dan kunt u aangifte doen: justitie kan ons binnen de wet vragen wat zij nodig heeft. Gaat uw verzoek over uw eigen account, of treedt u op voor de betrokkene, dan volstaat het ons dat als antwoord op dit bericht te melden.',
  ].join('\n\n'),
  cookies: [
    'In Mailo Free worden advertenties getoond. Reclamebureaus kunnen alleen met uw toestemming cookies in uw browser plaatsen.',
    'U kunt deze toestemming op elk moment wijzigen of intrekken: open de pagina “Uw account” van Mailo en klik op “Het plaatsen van reclamecookies beheren”. Uw keuze wordt bewaard door een cookie van het domein consentframework.com (toestemmingsplatform nr. 92, beheerd door de firma Sirdata). U kunt ook de verzameling van uw gegevens door Sirdata uitschakelen: https://www.sirdata.com/opt-out/.',
    'Deze cookies staan in uw browser en zijn niet gekoppeld aan uw profiel of uw Mailo-account: wij bewaren er niets van en kunnen ze niet in uw plaats verwijderen.',
  ].join('\n\n'),
  selfService: {
    before:
      'Sneller, zonder op ons antwoord te wachten: de houder van een Mailo-account kan na het inloggen ook zelf',
    paths: {
      profile: 'de gegevens van het profiel bekijken, wijzigen of verwijderen (Opties, “Profiel”)',
      'login-history': 'de inloggeschiedenis bekijken en wissen (Opties, “Uw account”)',
      'data-export':
        'alle inhoud van het account downloaden: berichten, contacten, agenda’s, notities (Opties, “Gegevensexport”)',
      'mail-analysis':
        'de automatische controle van berichten uitschakelen: virussen, spam, sortering (Opties, “E-mailontvangst”)',
      'account-closing':
        'het account verwijderen (Opties, “Uw account”); de inhoud wordt dan één maand bewaard, behalve wat eerder is gewist',
      'advertising-cookies':
        'de toestemming voor reclamecookies wijzigen of intrekken (pagina “Uw account”, knop “Het plaatsen van reclamecookies beheren”)',
    },
    after: 'Dit vervangt ons antwoord niet: het verzoek blijft open en wij beantwoorden het in elk geval.',
  },
};

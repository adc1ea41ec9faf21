import type { AccessBlock } from './access-blocks.js';
import type { ReaderLanguage } from './languages.js';

type Told = Readonly<Record<Exclude<AccessBlock, 'held'>, string>>;

/**
 * What Mailo's privacy rules (10 December 2020) say of everybody: a beginning that the officer reads and makes fit the person. What is held
 * is the person's own, and nothing is said of it here.
 * @law GDPR art. 15(1), 15(2)
 */
const TEXTS: Readonly<Record<ReaderLanguage, Told>> = {
  fr: {
    purposes:
      'Vos données servent à fournir les services Mailo, à en assurer la sécurité et le bon fonctionnement, à vous informer sur votre compte, à vous facturer vos achats et à respecter nos obligations légales.',
    recipients:
      'Verifone/Paybox (adresse e-mail, lors d’un paiement par carte) ou PayPal, et Gandi (nom, prénom, adresses postale et e-mail, lors de l’achat d’un nom de domaine). Hors ces cas, aucune donnée n’est communiquée à des tiers, sauf aux autorités dans le cadre légal.',
    retention:
      'Compte et contenus : jusqu’à leur suppression, puis un mois pour les contenus d’un compte fermé. Historique des connexions et fichiers journaux : un mois. Tickets d’exploitation : au moins un an.',
    source: 'Vous avez fourni ces données vous-même ; Mailo n’a produit que les données techniques.',
    transfers:
      'Aucun transfert hors de l’Union européenne : vos données sont conservées sur des serveurs situés en France.',
    'automated-decisions':
      'Aucune décision n’est prise sur le seul fondement d’un traitement automatisé. L’analyse antivirus et antispam peut être désactivée dans vos options.',
  },
  en: {
    purposes:
      'Your data serve to provide the Mailo services, to keep them secure and working, to inform you about your account, to invoice your purchases and to meet our legal obligations.',
    recipients:
      'Verifone/Paybox (e-mail address, when you pay by card) or PayPal, and Gandi (name, postal and e-mail address, when you buy a domain name). Apart from these cases no data are passed to third parties, save to authorities within the law.',
    retention:
      'Account and contents: until they are deleted, then one month for the contents of a closed account. Login history and log files: one month. Operating tickets: at least one year.',
    source: 'You provided these data yourself; Mailo generated the technical data only.',
    transfers: 'No transfer outside the European Union: your data are kept on servers located in France.',
    'automated-decisions':
      'No decision is based solely on automated processing. The antivirus and antispam analysis can be switched off in your options.',
  },
  de: {
    purposes:
      'Ihre Daten dienen dazu, die Mailo-Dienste zu erbringen, sie sicher und funktionsfähig zu halten, Sie über Ihr Konto zu informieren, Ihre Käufe abzurechnen und unsere gesetzlichen Pflichten zu erfüllen.',
    recipients:
      'Verifone/Paybox (E-Mail-Adresse, bei Kartenzahlung) oder PayPal sowie Gandi (Name, Post- und E-Mail-Adresse, beim Kauf eines Domainnamens). Darüber hinaus werden keine Daten an Dritte weitergegeben, außer an Behörden im gesetzlichen Rahmen.',
    retention:
      'Konto und Inhalte: bis zu ihrer Löschung, danach einen Monat für die Inhalte eines geschlossenen Kontos. Anmeldeverlauf und Protokolldateien: ein Monat. Betriebstickets: mindestens ein Jahr.',
    source: 'Sie haben diese Daten selbst angegeben; Mailo hat nur die technischen Daten erzeugt.',
    transfers:
      'Keine Übermittlung außerhalb der Europäischen Union: Ihre Daten liegen auf Servern in Frankreich.',
    'automated-decisions':
      'Keine Entscheidung beruht ausschließlich auf einer automatisierten Verarbeitung. Die Viren- und Spamprüfung können Sie in den Optionen abschalten.',
  },
  es: {
    purposes:
      'Sus datos sirven para prestar los servicios de Mailo, mantener su seguridad y funcionamiento, informarle sobre su cuenta, facturar sus compras y cumplir nuestras obligaciones legales.',
    recipients:
      'Verifone/Paybox (dirección de correo, al pagar con tarjeta) o PayPal, y Gandi (nombre, dirección postal y de correo, al comprar un nombre de dominio). Fuera de estos casos no se comunican datos a terceros, salvo a las autoridades dentro del marco legal.',
    retention:
      'Cuenta y contenidos: hasta su supresión y, después, un mes para los contenidos de una cuenta cerrada. Historial de conexiones y archivos de registro: un mes. Tickets de explotación: un año como mínimo.',
    source: 'Usted mismo facilitó estos datos; Mailo solo ha generado los datos técnicos.',
    transfers:
      'Ninguna transferencia fuera de la Unión Europea: sus datos se conservan en servidores situados en Francia.',
    'automated-decisions':
      'Ninguna decisión se basa únicamente en un tratamiento automatizado. El análisis antivirus y antispam puede desactivarse en sus opciones.',
  },
  it: {
    purposes:
      'I Suoi dati servono a fornire i servizi Mailo, a mantenerli sicuri e funzionanti, a informarLa sul Suo account, a fatturare i Suoi acquisti e ad adempiere ai nostri obblighi di legge.',
    recipients:
      'Verifone/Paybox (indirizzo e-mail, in caso di pagamento con carta) o PayPal, e Gandi (nome, indirizzo postale ed e-mail, in caso di acquisto di un nome di dominio). Al di fuori di questi casi nessun dato è comunicato a terzi, salvo alle autorità nei limiti di legge.',
    retention:
      'Account e contenuti: fino alla loro cancellazione, poi un mese per i contenuti di un account chiuso. Cronologia degli accessi e file di log: un mese. Ticket di esercizio: almeno un anno.',
    source: 'Questi dati sono stati forniti da Lei; Mailo ha generato soltanto i dati tecnici.',
    transfers:
      'Nessun trasferimento fuori dall’Unione europea: i Suoi dati sono conservati su server situati in Francia.',
    'automated-decisions':
      'Nessuna decisione è basata unicamente su un trattamento automatizzato. L’analisi antivirus e antispam può essere disattivata nelle opzioni.',
  },
  nl: {
    purposes:
      'Uw gegevens dienen om de diensten van Mailo te leveren, ze veilig en werkend te houden, u over uw account te informeren, uw aankopen te factureren en aan onze wettelijke verplichtingen te voldoen.',
    recipients:
      'Verifone/Paybox (e-mailadres, bij betaling per kaart) of PayPal, en Gandi (naam, post- en e-mailadres, bij aankoop van een domeinnaam). Daarbuiten worden geen gegevens aan derden verstrekt, behalve aan autoriteiten binnen het wettelijke kader.',
    retention:
      'Account en inhoud: tot u ze verwijdert, daarna één maand voor de inhoud van een gesloten account. Inloggeschiedenis en logbestanden: één maand. Exploitatietickets: ten minste één jaar.',
    source: 'U hebt deze gegevens zelf verstrekt; Mailo heeft alleen de technische gegevens gegenereerd.',
    transfers: 'Geen doorgifte buiten de Europese Unie: uw gegevens staan op servers in Frankrijk.',
    'automated-decisions':
      'Geen enkel besluit berust uitsluitend op geautomatiseerde verwerking. De virus- en spamcontrole kunt u in uw opties uitschakelen.',
  },
  pt: {
    purposes:
      'Os seus dados servem para prestar os serviços da Mailo, mantê-los seguros e em funcionamento, informá-lo sobre a sua conta, faturar as suas compras e cumprir as nossas obrigações legais.',
    recipients:
      'Verifone/Paybox (endereço de correio eletrónico, em pagamentos por cartão) ou PayPal, e Gandi (nome, endereço postal e eletrónico, na compra de um nome de domínio). Fora destes casos nenhum dado é comunicado a terceiros, salvo às autoridades no quadro legal.',
    retention:
      'Conta e conteúdos: até serem apagados e, depois, um mês para os conteúdos de uma conta encerrada. Histórico de acessos e ficheiros de registo: um mês. Tickets de exploração: pelo menos um ano.',
    source: 'Foi o próprio titular que forneceu estes dados; a Mailo gerou apenas os dados técnicos.',
    transfers:
      'Nenhuma transferência para fora da União Europeia: os seus dados estão em servidores situados em França.',
    'automated-decisions':
      'Nenhuma decisão assenta exclusivamente em tratamento automatizado. A análise antivírus e antispam pode ser desativada nas suas opções.',
  },
};

/** What the privacy rules say of a block; null where only the person's own data can. */
export const privacyRulesText = (block: AccessBlock, language: ReaderLanguage): string | null =>
  block === 'held' ? null : TEXTS[language][block];

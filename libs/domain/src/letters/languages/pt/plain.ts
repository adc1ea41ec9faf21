import { letterBetween, type LetterWords, type PlainTexts } from '../../languages.js';

/** What the desk says to a child in Portuguese. */
export const portuguesePlainWords: LetterWords = {
  rights: {
    access: 'ver os teus dados',
    rectification: 'corrigir os teus dados',
    erasure: 'apagar os teus dados',
    restriction: 'pôr os teus dados de lado',
    portability: 'levar os teus dados para outro lado',
    objection: 'que deixemos de usar os teus dados',
    'objection-marketing': 'não receber mais publicidade nossa',
    'consent-withdrawal': 'retirar a tua autorização',
    'post-mortem': 'os dados de uma pessoa que morreu',
  },
  outcomes: {
    granted: 'sim',
    partly: 'sim, em parte',
    refused: 'não',
    'not-applicable': 'não há nada a fazer',
  },
  grounds: {
    'identity-not-shown': 'não conseguimos confirmar que és mesmo tu',
    'person-not-identifiable': 'estes dados não nos dizem quem és',
    'mandate-insufficient': 'o papel que deixa alguém pedir por ti falta ou não é claro',
    'manifestly-unfounded': 'é claro que este pedido não tem razão de ser',
    excessive: 'pediste a mesma coisa demasiadas vezes',
    'rights-of-others': 'isso faria mal a outras pessoas',
    'secrecy-of-correspondence': 'as mensagens dos outros são secretas: a lei protege-as',
    'data-accurate': 'estes dados estão certos',
    'evidence-missing':
      'ainda nada mostra que estes dados estão errados; até lá, podes pedir-nos que não os usemos',
    'no-erasure-ground': 'no teu caso, a lei não nos obriga a apagar estes dados',
    'freedom-of-expression': 'estes dados servem para todos poderem exprimir-se e informar-se livremente',
    'legal-obligation': 'a lei obriga-nos a guardar estes dados',
    'public-health': 'estes dados ajudam a proteger a saúde de todos',
    'archiving-research': 'estes dados servem para arquivos ou para a investigação',
    'legal-claims': 'estes dados podem ser precisos perante um juiz',
    'no-restriction-case': 'no teu caso, a lei não nos obriga a pôr estes dados de lado',
    'data-not-provided': 'podes levar o que nos deste, não o que deduzimos a partir daí',
    'not-consent-or-contract': 'não usamos estes dados nem com a tua autorização nem por um contrato contigo',
    'compelling-grounds': 'temos uma razão muito importante para continuar',
    'not-an-heir': 'nada mostra que és herdeiro desta pessoa',
    'directives-forbid': 'a pessoa que morreu não o queria',
  },
  blocks: {
    purposes: 'Para que servem os teus dados',
    held: 'Os dados que temos sobre ti',
    recipients: 'A quem os damos',
    retention: 'Durante quanto tempo os guardamos',
    source: 'De onde vêm',
    transfers: 'Vão para longe, para fora da Europa?',
    'automated-decisions': 'É um computador que decide sozinho?',
  },
  mentions: {
    'neutral-retention': 'Alguns dados podem ser guardados durante o tempo exigido pela lei.',
    'other-rights':
      'Também podes pedir-nos que corrijamos os teus dados, que os apaguemos, que os ponhamos de lado ou que deixemos de os usar (artigos 16.º, 17.º, 18.º e 21.º do RGPD).',
    complaint:
      'Não concordas com a nossa resposta? Podes queixar-te à CNIL. É ela que protege os dados das pessoas em França. É grátis (artigo 77.º do RGPD). Na internet: www.cnil.fr. Por correio: CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, França.',
    court: 'Também podes ir a um tribunal (artigo 79.º do RGPD). Um adulto pode ajudar-te.',
    'dpo-contact':
      'Tens uma pergunta? Escreve à pessoa que protege os dados na Mailo: contact@mailo.com. Também podes responder a esta mensagem.',
  },
  reasons: 'A que dissemos que não, e porquê:',
  decider: 'A pessoa que decidiu, na Mailo:',
  notApplicable: 'Isto não te diz respeito',
};

const letter = letterBetween(
  'Olá {{person.name}},',
  'Cumprimentos,\n\n{{officer.name}}\nMailo – Proteção de dados\ncontact@mailo.com',
);
const yours = 'Escreveste-nos em {{request.receiptDay}}. O teu pedido tem o número {{request.reference}}.';
const asked = 'Pediste-nos: {{request.rights}}.';
const help = 'Há uma palavra difícil? Pergunta-nos. Também podes falar com um adulto em quem confias.';

export const portuguesePlainTexts: PlainTexts = {
  acknowledgement: letter(
    'Recebemos o teu pedido ({{request.reference}})',
    `${yours} Já o recebemos.`,
    'Foi isto que percebemos: {{request.rights}}. Não é isso? Responde a esta mensagem e diz-nos.',
    'Vamos responder-te depressa. O mais tardar em {{request.dueDay}}.',
    '{{self-service}}',
    help,
  ),
  'identity-question': letter(
    'Temos de confirmar que és tu ({{request.reference}})',
    yours,
    'Não queremos mostrar nem apagar os dados de outra pessoa. Por isso, temos de confirmar que és mesmo tu.',
    'Porque temos dúvidas: {{identity.doubt}}',
    'O que te pedimos: {{identity.proof}}',
    'Mais nada. Não envies uma fotografia do teu cartão de identificação, a não ser que to peçamos.',
    'Até responderes, o prazo fica em pausa. A lei permite-o (artigo 12.º, n.º 6, do RGPD). Volta a contar quando responderes.',
    help,
  ),
  'clarification-question': letter(
    'Uma pergunta sobre o teu pedido ({{request.reference}})',
    yours,
    'Para te respondermos bem, temos uma pergunta: {{clarification.question}}',
    'Queres que seja sobre todos os teus dados? Basta dizeres.',
    'Até responderes, o prazo fica em pausa. Volta a contar quando responderes (considerando 63 do RGPD).',
    help,
  ),
  extension: letter(
    'Precisamos de mais tempo ({{request.reference}})',
    `${yours} Estamos a tratar dele.`,
    'Um mês não chega para te respondermos a tudo. Eis porquê:',
    '{{reasons}}',
    'A lei deixa-nos demorar mais tempo (artigo 12.º, n.º 3, do RGPD). Vais ter a nossa resposta o mais tardar em {{extension.until}}. Mais cedo, se pudermos.',
    help,
  ),
  answer: letter(
    'A nossa resposta ({{request.reference}})',
    `${yours} ${asked} Aqui está a nossa resposta.`,
    '{{answer}}',
    help,
  ),
  refusal: letter(
    'A nossa resposta ({{request.reference}})',
    `${yours} ${asked}`,
    'Analisámos bem o teu pedido. Não podemos dizer que sim. Eis porquê:',
    '{{reasons}}',
    'Esta decisão foi tomada, em nome da Mailo, por {{decider.name}}.',
    help,
  ),
  'closing-without-answer': letter(
    'Fechamos o teu pedido porque não respondeste ({{request.reference}})',
    `${yours} ${asked}`,
    'Faltava-nos uma coisa. Pedimos-ta em {{silence.askedDay}}, e depois outra vez. Não respondeste. Por isso não podemos fazer nada e fechamos o teu pedido.',
    'Não perdes nenhum direito. Se responderes, mesmo mais tarde, voltamos a abri-lo.',
    help,
  ),
};

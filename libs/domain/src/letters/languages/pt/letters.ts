import { letterBetween, type LetterTexts } from '../../languages.js';
import { portugueseRequester } from './requester.js';

const letter = letterBetween(
  'Exmo.(a) Senhor(a) {{person.name}},',
  'Com os melhores cumprimentos,\n\n{{officer.name}}\nMailo – Proteção de dados\ncontact@mailo.com',
);
const official = letterBetween(
  'Exmos. Senhores,',
  'Com os melhores cumprimentos,\n\n{{officer.name}}\nMailo\ncontact@mailo.com',
);

/** Portuguese wording of every letter. */
export const portugueseTexts: LetterTexts = {
  acknowledgement: letter(
    'Recebemos o seu pedido ({{request.reference}})',
    'Recebemos em {{request.receiptDay}} o seu pedido relativo aos seus dados pessoais. Ficou registado com a referência {{request.reference}}.',
    'Entendemos que exerce os seguintes direitos: {{request.rights}}. Se não é isso que pretende, basta que no-lo diga em resposta a esta mensagem.',
    'Responder-lhe-emos sem demora injustificada e, o mais tardar, em {{request.dueDay}}.',
    '{{self-service}}',
  ),
  'identity-question': letter(
    'Precisamos de confirmar a sua identidade ({{request.reference}})',
    'Recebemos em {{request.receiptDay}} o seu pedido, registado com a referência {{request.reference}}. Para não comunicar nem apagar por engano os dados de outra pessoa, temos de nos certificar de que o pedido foi feito por si.',
    'O motivo da nossa dúvida: {{identity.doubt}}',
    'O que lhe pedimos: {{identity.proof}}',
    'Não precisamos de mais nada. Pedimos-lhe que não nos envie cópia de um documento de identificação, salvo se o solicitarmos expressamente.',
    'Entretanto, o prazo de resposta fica suspenso nas condições previstas na lei (artigo 12.º, n.º 6, do RGPD; artigo 77.º do Decreto francês n.º 2019-536, de 29 de maio de 2019). Será retomado logo que recebamos a sua resposta.',
  ),
  'clarification-question': letter(
    'Um esclarecimento sobre o seu pedido ({{request.reference}})',
    'Recebemos em {{request.receiptDay}} o seu pedido, registado com a referência {{request.reference}}.',
    'Para lhe responder com exatidão, precisamos do seguinte esclarecimento: {{clarification.question}}',
    'Se preferir que o seu pedido abranja todos os seus dados, basta dizê-lo: tratá-lo-emos desse modo.',
    'Entretanto, o prazo de resposta fica suspenso; será retomado logo que recebamos a sua resposta (considerando 63 do RGPD).',
  ),
  'papers-question': letter(...portugueseRequester.papersQuestion),
  extension: letter(
    'Precisamos de mais tempo para lhe responder ({{request.reference}})',
    'Recebemos em {{request.receiptDay}} o seu pedido, registado com a referência {{request.reference}}, e estamos a tratá-lo.',
    'Não poderemos, contudo, responder-lhe por completo no prazo de um mês, pelos seguintes motivos, próprios do seu pedido:',
    '{{reasons}}',
    'Como permite o artigo 12.º, n.º 3, do RGPD, prorrogamos por isso este prazo até {{extension.until}}. Responder-lhe-emos mais cedo se nos for possível.',
  ),
  answer: letter(
    'Resposta ao seu pedido ({{request.reference}})',
    'Em {{request.receiptDay}} dirigiu-nos um pedido, com a referência {{request.reference}}, relativo a: {{request.rights}}. Eis a nossa resposta.',
    '{{answer}}',
  ),
  refusal: letter(
    'Resposta ao seu pedido ({{request.reference}})',
    'Em {{request.receiptDay}} dirigiu-nos um pedido, com a referência {{request.reference}}, relativo a: {{request.rights}}.',
    'Após análise, não podemos dar-lhe seguimento favorável, pelos seguintes motivos:',
    '{{reasons}}',
    'Esta decisão foi tomada, em nome da Mailo, responsável pelo tratamento, por {{decider.name}}.',
  ),
  'closing-without-answer': letter(
    'Encerramento do seu pedido por falta de resposta ({{request.reference}})',
    'Em {{request.receiptDay}} dirigiu-nos um pedido, com a referência {{request.reference}}, relativo a: {{request.rights}}.',
    'Para lhe responder, precisávamos de um elemento que lhe pedimos em {{silence.askedDay}} e que depois lhe recordámos. Não tendo recebido até hoje qualquer resposta, não podemos dar seguimento ao seu pedido e encerramo-lo.',
    'Este encerramento não prejudica nenhum dos seus direitos: se nos responder, mesmo mais tarde, o seu pedido será reaberto.',
  ),
  'authority-acknowledgement': official(
    'Aviso de receção ({{request.reference}})',
    'Acusamos a receção, em {{request.receiptDay}}, da vossa comunicação {{authority.actReference}}, registada com a referência {{request.reference}}. Foi transmitida ao nosso serviço jurídico, que entrará em contacto convosco.',
    'O presente aviso de receção nada antecipa quanto à existência de dados nem quanto ao seguimento a dar. Pedimos que esta referência seja indicada em toda a correspondência.',
  ),
};

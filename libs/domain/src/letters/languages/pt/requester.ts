import { type RequesterWords } from '../../languages.js';

/** What is said in Portuguese to who asks in another's place. */
export const portugueseRequester: RequesterWords = {
  papersQuestion: [
    'O que nos falta para lhe responder ({{request.reference}})',
    'Recebemos em {{request.receiptDay}} o seu pedido relativo aos dados de outra pessoa. Ficou registado com a referência {{request.reference}}.',
    'Estes dados estão protegidos: não podemos comunicá-los nem confirmar que existem antes de termos visto o que lhe permite agir. Pedimos-lhe que nos envie, em resposta a esta mensagem:',
    '{{requester.papers}}',
    'Bastam cópias, e pode ocultar tudo o que não seja necessário. Anotamos apenas que vimos estes documentos; não guardamos cópia deles.',
    'O nosso prazo de resposta continua a correr e termina em {{request.dueDay}}. Sem estes documentos teremos de recusar o pedido até essa data; poderá sempre apresentá-lo de novo.',
  ],
  papers: {
    mandate:
      'o mandato assinado pela pessoa, com indicação do objeto, dos direitos a exercer, da duração e do endereço para o qual deve seguir a nossa resposta',
    'lawyer-standing':
      'a sua qualidade de advogado ou advogada (ordem em que se encontra inscrito), o nome da pessoa que representa e o objeto do mandato',
    'parental-authority':
      'o que comprove as responsabilidades parentais: certidão de nascimento, documento de família ou decisão judicial',
    'death-certificate': 'a certidão de óbito',
    heirship: 'o que comprove a qualidade de herdeiro: habilitação de herdeiros ou documento notarial',
    directives: 'as diretivas deixadas pela pessoa, que o encarregam de as executar',
    'requester-identity':
      'o que comprove a sua própria identidade: um documento de identificação, cujo número e fotografia pode ocultar',
  },
  secrecy: [
    'A correspondência de cada pessoa é secreta. Este sigilo abrange o conteúdo das mensagens, o assunto, os anexos e a identidade dos correspondentes, e vincula a Mailo e o seu pessoal (artigo L. 32-3 do código francês dos correios e das comunicações eletrónicas; artigos 226-15 e 432-9 do código penal francês).',
    'Ninguém pode, por isso, obter da Mailo que sejam lidas, copiadas ou apagadas mensagens que se encontrem eventualmente na caixa de correio de outra pessoa, nem saber se um endereço corresponde a uma conta. Esta resposta é a mesma em todos os casos: não diz que existe uma conta, nem que não existe.',
    'Quem for vítima de um crime pode apresentar queixa: a justiça pode pedir-nos, dentro da lei, aquilo de que precisa. Se o seu pedido diz respeito à sua própria conta, ou se representa a pessoa em causa, basta dizê-lo em resposta a esta mensagem.',
  ].join('\n\n'),
  cookies: [
    'No Mailo Free são apresentados anúncios. As agências de publicidade só podem colocar cookies no seu navegador com o seu consentimento.',
    'Pode alterar ou retirar este consentimento a qualquer momento: abra a página «A sua conta» da Mailo e clique em «Gerir os cookies publicitários». A sua escolha é guardada por um cookie do domínio consentframework.com (plataforma de gestão do consentimento n.º 92, explorada pela empresa Sirdata). Pode também desativar a recolha dos seus dados pela Sirdata: https://www.sirdata.com/opt-out/.',
    'Estes cookies encontram-se no seu navegador e não estão ligados nem ao seu perfil nem à sua conta Mailo: não guardamos nada deles e não os podemos remover em seu lugar.',
  ].join('\n\n'),
  selfService: {
    before:
      'Para ser mais rápido, sem esperar pela nossa resposta, o titular de uma conta Mailo pode também, ao iniciar sessão:',
    paths: {
      profile: 'consultar, alterar ou eliminar os dados do perfil (Opções, «Perfil»)',
      'login-history': 'consultar e apagar o histórico de acessos (Opções, «A sua conta»)',
      'data-export':
        'descarregar todos os conteúdos da conta: mensagens, contactos, agendas, notas (Opções, «Exportação de dados»)',
      'mail-analysis':
        'desativar a análise automática das mensagens: antivírus, antispam, triagem (Opções, «Receção de correio»)',
      'account-closing':
        'eliminar a conta (Opções, «A sua conta»); os conteúdos ficam então guardados um mês, salvo os apagados antes',
      'advertising-cookies':
        'alterar ou retirar o consentimento dado aos cookies publicitários (página «A sua conta», botão «Gerir os cookies publicitários»)',
    },
    after:
      'Isto não substitui a nossa resposta: o pedido continua aberto e será respondido em qualquer caso.',
  },
};

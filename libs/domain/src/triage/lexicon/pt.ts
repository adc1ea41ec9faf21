import { any, compile } from './rule.js';

const REQ = any(
  'quero|queria|gostaria|desejo|solicito|peco|exijo|por favor|podem|poderiam|pode|poderia|pedido|venho|agradeco que|solicitamos|pretendo|requeiro|preciso|exercer',
);
const ERASE = any('apag*|elimin*|exclu\\w*|remov*|encerr*|fech\\w*|cancel*|destru*|delet*');
const WHOLE = any(
  'conta|dados|perfil|caixa|tud[oa]|tod[oa]s?|informacoes|conteudo|fotos?|registos|registros|historico|mensagens',
);
const PROFILE = any(
  'nome|apelido|sobrenome|data de nascimento|morada|endereco|telefone|telemovel|celular|numero|perfil|dados|titular|codigo postal',
);

/** Portuguese. */
export const PT = compile('pt', [
  ['access', 5, 'direito de acesso|pedido de acesso (?:a|aos) ~ dados|acesso aos meus dados'],
  [
    'access',
    4,
    `${any('que|quais|copia|lista|saber|conhecer|receber|enviar|todos')}~${any('dados|informacoes')}~${any('meus|sobre mim|pessoais|a meu respeito|conserv\\w*|tem|tratam|guardam|possuem|detem')}`,
  ],
  ['access', 4, '(?:tudo|o que) (?:o que )?(?:tem|sabem|guardam|possuem) ~ (?:sobre mim|de mim)'],
  ['access', -6, '(?:nao (?:consigo|posso)|impossivel|sem) ~ (?:aceder|acessar|entrar|acesso)'],
  ['rectification', 5, 'direito (?:de|a) retifica\\w{1,4}|retificacao d\\w{1,2}'],
  [
    'rectification',
    4,
    `${REQ}~${any('retific*|rectific*|corrig*|corrij*|alter*|atualiz*|mudar|substitu*')}~${PROFILE}`,
  ],
  [
    'rectification',
    3,
    `${PROFILE}~${any('errad\\w*|incorret\\w*|inexat\\w*|desatualizad\\w*|mal escrit\\w*|nao (?:e|esta) (?:corret\\w*|cert\\w*)')}`,
  ],
  [
    'rectification',
    -5,
    '(?:alterar|mudar|atualizar) ~ (?:palavra passe|senha|plano|subscricao|cartao|idioma)',
  ],
  ['rectification', 3, '(?:corrij|corrig|retifi|alter|atuali)\\w{1,6}'],
  [
    'erasure',
    5,
    'direito (?:ao apagamento|ao esquecimento|a eliminacao|de eliminacao|a exclusao)|apagamento d\\w{1,2} (?:meus )?dados',
  ],
  ['erasure', 5, `${REQ}~${ERASE}~${WHOLE}`],
  ['erasure', 4, `\\b(?:apaguem|eliminem|excluam|removam|encerrem|apague|elimine|exclua) ~ ${WHOLE}`],
  [
    'erasure',
    -5,
    'nao (?:quero |)(?:apag|elimin|exclu|encerr)\\w{1,4}|como (?:posso )?(?:apagar|eliminar) ~ (?:mensagens|emails?|pastas?|contactos?)',
  ],
  ['restriction', 5, 'limitacao do tratamento|direito (?:a|de) limitacao'],
  [
    'restriction',
    4,
    `${REQ}~${any('bloque*|congel*|limit*|suspend*|conserv*')}~${any('dados|conta|tratamento|provas?|registos|ate|enquanto')}`,
  ],
  ['portability', 5, 'portabilidade'],
  [
    'portability',
    5,
    `${any('export*|envi*|receb*|transfer*|transmit*|copia|descarreg*')}~${any('mbox|vcard|vcf|ics|csv|json|xml|leitura automatica|formato (?:estruturado|aberto|padrao|reutilizavel)')}`,
  ],
  ['objection', 5, 'direito de oposicao|oponho me|me oponho|opomo nos|oposicao ao'],
  [
    'objection',
    4,
    `(?:nao (?:quero|desejo|me|envi\\w{1,3}|pretendo)|deixem de|parem|cessem|chega de|cancelar a subscricao) ~ ${any('publicidade|newsletters?|inqueritos?|promoc\\w*|comercia\\w*|ofertas?|marketing|novidades|questionarios?')}`,
  ],
  ['consent-withdrawal', 5, `${any('retir*|revog*|anul*')}~${any('consentimento|autorizacao|permissao')}`],
  [
    'post-mortem',
    4,
    'falec\\w{1,6}|certidao de obito|herdeir\\w{1,2}|heranca|obito|defunt\\w|apos a minha morte',
  ],
  ['first-person', 1, '\\b(?:meu|minha|meus|minhas|eu|me|mim|nosso) '],
  [
    'enquiry',
    2,
    `${any('rgpd|lgpd|privacidade|protecao de dados|dados pessoais|politica de privacidade|encarregado')}`,
  ],
  [
    'enquiry',
    3,
    `(?:leem|analisam|vendem|partilham|guardam|usam|onde (?:estao|ficam)|quanto tempo|quem (?:le|pode|tem)) ~ ${any('emails?|dados|servidores?|mensagens|publicidade|ip|informacoes|terceiros')}`,
  ],
  [
    'enquiry',
    2,
    `${any('cookies?|rastreadores|subcontrat\\w*|encriptacao|duvida|questao|pergunta|antes de (?:me )?(?:registar|inscrever)')}`,
  ],
  [
    'authority',
    4,
    'mandado judicial|ministerio publico|codigo de processo penal|processo crime|inquerito n|juiz de instrucao|\\bepoc\\b|ordem europeia',
  ],
  ['authority', 3, 'policia judiciaria|\\bgnr\\b|\\bpsp\\b|policia federal|procurador\\w? d'],
  ['authority', -4, 'minha conta|meus dados|sobre mim'],
  [
    'supervisory',
    3,
    'comissao nacional de protecao de dados|autoridade nacional de protecao|reclamacao (?:apresentada|n)',
  ],
  [
    'support',
    2,
    `${any('palavra passe|senha|imap|smtp|thunderbird|outlook|erro|nao funciona|aplicacao|app|sincroniz\\w*|navegador|configur\\w*')}`,
  ],
  ['billing', 2, `${any('faturas?|reembols\\w*|cobrad\\w*|pagamento|subscricao|assinatura|cartao|paypal')}`],
  [
    'phishing',
    3,
    '(?:conta|caixa) ~ (?:sera|suspensa|bloqueada|eliminada)|confirme a sua (?:conta|identidade)',
  ],
  [
    'chase',
    4,
    '(?:sem|nenhuma|nao (?:recebi|tive)) ~ resposta|reitero|segundo pedido|lembrete|incomplet\\w|falta\\w? ~ (?:ainda|dados)|ainda (?:nao|esta)|expirou|expirad\\w',
  ],
  [
    'follow-up',
    3,
    'como (?:pedido|solicitado|combinado)|(?:meu|minha) (?:pedido|mensagem|email) (?:anterior|de)|em resposta (?:ao|a) (?:vosso|vossa|seu|sua)|obrigad\\w pela (?:resposta|vossa)',
  ],
  ['thanks', 3, 'obrigad\\w ~ (?:resposta|ajuda|rapid)'],
  ['auto', 5, 'resposta automatica|fora do escritorio|nao entregue', 'subject'],
  [
    'minor',
    3,
    'menor(?:es)? de idade|tenho (?:[6-9]|1[0-7]) anos|(?:filh[oa]|crianca) ~ (?:[1-9]|1[0-7]) anos',
  ],
  ['threat', 4, 'perigo de (?:vida|morte)|ameaca\\w? de morte|suicid\\w{1,4}|vida ~ (?:perigo|risco)'],
  [
    'mandate',
    3,
    'em nome d\\w|procuracao|(?:meu|minha) (?:cliente|filh[oa]|pai|mae|marido|mulher)|advogad\\w',
  ],
]);

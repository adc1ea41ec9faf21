import { type LanguageWords, type LetterWords } from '../../languages.js';
import { portugueseRequester } from './requester.js';

export const portugueseLanguage: LanguageWords = {
  and: 'e',
  colon: ': ',
  semicolon: '; ',
  proofs: {
    L0: 'nada',
    L1: 'uma mensagem enviada a partir do endereço da sua conta',
    L2: 'que abra, com a sessão iniciada na sua conta, a ligação de utilização única que lhe enviaremos, ou que utilize o formulário das Opções',
    L3: 'que abra na sua conta a ligação de utilização única e confirme com o segundo fator',
    L4: 'o seu nome, apelido e data de nascimento, a resposta a uma mensagem enviada para o seu endereço ou telefone de recuperação e um dado do histórico da conta',
    L5: 'que nos mostre um documento de identificação (ocultado em parte, a preto e branco, com o número tapado); a imagem é destruída após a verificação',
  },
  unknownPerson: null,
  office: 'A equipa de proteção de dados',
  requester: portugueseRequester,
};

export const portugueseWords: LetterWords = {
  rights: {
    access: 'direito de acesso (artigo 15.º do RGPD)',
    rectification: 'direito de retificação (artigo 16.º do RGPD)',
    erasure: 'direito ao apagamento dos dados (artigo 17.º do RGPD)',
    restriction: 'direito à limitação do tratamento (artigo 18.º do RGPD)',
    portability: 'direito de portabilidade dos dados (artigo 20.º do RGPD)',
    objection: 'direito de oposição (artigo 21.º, n.º 1, do RGPD)',
    'objection-marketing': 'direito de oposição à comercialização direta (artigo 21.º, n.º 2, do RGPD)',
    'consent-withdrawal': 'retirada do seu consentimento (artigo 7.º, n.º 3, do RGPD)',
    'post-mortem':
      'direitos relativos aos dados de uma pessoa falecida (artigos 84.º e 85.º da Lei francesa n.º 78-17, de 6 de janeiro de 1978)',
  },
  outcomes: {
    granted: 'deferido',
    partly: 'deferido em parte',
    refused: 'indeferido',
    'not-applicable': 'sem objeto',
  },
  grounds: {
    'identity-not-shown': 'não pudemos confirmar a sua identidade (artigo 12.º, n.os 2 e 6, do RGPD)',
    'person-not-identifiable':
      'os dados em causa não nos permitem identificar o titular (artigo 11.º, n.º 2, do RGPD)',
    'mandate-insufficient':
      'falta o mandato ou este não indica com clareza suficiente o seu objeto e a sua duração (artigo 77.º do Decreto francês n.º 2019-536, de 29 de maio de 2019)',
    'manifestly-unfounded': 'o seu pedido é manifestamente infundado (artigo 12.º, n.º 5, do RGPD)',
    excessive:
      'o seu pedido é excessivo, nomeadamente devido ao seu caráter repetitivo (artigo 12.º, n.º 5, do RGPD)',
    'rights-of-others':
      'o seu deferimento prejudicaria os direitos e as liberdades de terceiros (artigos 15.º, n.º 4, e 20.º, n.º 4, do RGPD)',
    'secrecy-of-correspondence':
      'o sigilo da correspondência protege as comunicações de outras pessoas (artigo L. 32-3 do Código francês dos Correios e das Comunicações Eletrónicas)',
    'data-accurate': 'os dados em causa são exatos (artigo 16.º do RGPD)',
    'evidence-missing':
      'a exatidão do dado que indica não está demonstrada; até lá, pode pedir a limitação do tratamento (artigos 16.º e 18.º, n.º 1, alínea a), do RGPD)',
    'no-erasure-ground':
      'não se aplica nenhum dos motivos de apagamento previstos no artigo 17.º, n.º 1, do RGPD',
    'freedom-of-expression':
      'o tratamento é necessário ao exercício da liberdade de expressão e de informação (artigo 17.º, n.º 3, alínea a), do RGPD)',
    'legal-obligation':
      'uma obrigação legal impõe-nos a conservação destes dados (artigo 17.º, n.º 3, alínea b), do RGPD)',
    'public-health':
      'o tratamento é necessário por motivos de interesse público no domínio da saúde pública (artigo 17.º, n.º 3, alínea c), do RGPD)',
    'archiving-research':
      'o tratamento é necessário para fins de arquivo, de investigação ou estatísticos (artigo 17.º, n.º 3, alínea d), do RGPD)',
    'legal-claims':
      'estes dados são necessários para a declaração, o exercício ou a defesa de um direito num processo judicial (artigos 17.º, n.º 3, alínea e), e 21.º, n.º 1, do RGPD)',
    'no-restriction-case':
      'não se verifica nenhuma das quatro situações de limitação previstas no artigo 18.º, n.º 1, do RGPD',
    'data-not-provided':
      'a portabilidade abrange apenas os dados que nos forneceu, e não os que deles foram deduzidos (artigo 20.º, n.º 1, do RGPD)',
    'not-consent-or-contract':
      'o tratamento destes dados não se baseia nem no seu consentimento nem num contrato (artigo 20.º, n.º 1, alínea a), do RGPD)',
    'compelling-grounds':
      'existem razões imperiosas e legítimas que prevalecem sobre os seus interesses, direitos e liberdades (artigo 21.º, n.º 1, do RGPD)',
    'not-an-heir':
      'a sua qualidade de herdeiro não está demonstrada (artigo 85.º da Lei francesa n.º 78-17, de 6 de janeiro de 1978)',
    'directives-forbid':
      'as diretivas deixadas pela pessoa falecida opõem-se a tal (artigo 85.º da Lei francesa n.º 78-17, de 6 de janeiro de 1978)',
  },
  blocks: {
    purposes: 'Finalidades do tratamento',
    held: 'Dados pessoais que tratamos a seu respeito',
    recipients: 'Destinatários dos seus dados',
    retention: 'Prazo de conservação',
    source: 'Origem dos dados',
    transfers: 'Transferências para países terceiros',
    'automated-decisions': 'Decisões automatizadas, incluindo a definição de perfis',
  },
  mentions: {
    'neutral-retention':
      'Certos dados podem ser conservados durante o tempo exigido por uma obrigação legal.',
    'other-rights':
      'Pode também pedir a retificação ou o apagamento dos seus dados ou a limitação do seu tratamento, ou opor-se a esse tratamento (artigos 16.º, 17.º, 18.º e 21.º do RGPD).',
    complaint:
      'Se, depois de nos ter contactado, considerar que os seus direitos não são respeitados, pode apresentar reclamação à autoridade de controlo francesa (Commission nationale de l’informatique et des libertés, CNIL; artigo 77.º do RGPD): em linha, em www.cnil.fr, ou por correio, para CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, França.',
    court: 'Tem igualmente direito à ação judicial perante o tribunal competente (artigo 79.º do RGPD).',
    'dpo-contact':
      'Para qualquer questão, pode escrever ao encarregado da proteção de dados da Mailo, para contact@mailo.com, ou simplesmente responder a esta mensagem.',
  },
  reasons: 'O que não deferimos, no todo ou em parte, e porquê:',
  decider: 'Decisão tomada, em nome da Mailo, por',
  notApplicable: 'Não aplicável',
};

export {
  answerAddressOf,
  audienceOf,
  mandateRefusals,
  missingPapers,
  proposedLetterOf,
  recipientRefusals,
  requesterRefusals,
  requesterTable,
  type Mandate,
  type RequesterFacts,
  type RequesterLetter,
  type RequesterRow,
} from './requester.js';
export { proposedRequester, type RequesterProposal, type RequesterSigns } from './proposal.js';
export { selfServiceOf, selfServiceText, type SelfService } from './self-service.js';

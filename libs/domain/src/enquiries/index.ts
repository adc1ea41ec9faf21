export { enquiryDueDay } from './due.js';
export {
  enquiryActions,
  enquiryWorkflow,
  type EnquiryAction,
  type EnquiryFacts,
  type EnquiryInput,
} from './workflow.js';

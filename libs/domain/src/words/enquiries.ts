/** What is asked of the desk without a right being exercised: a question on privacy, or a letter of the supervisory authority. */
export const enquiryKinds = ['enquiry', 'supervisory'] as const;
export type EnquiryKind = (typeof enquiryKinds)[number];

export const enquiryStates = ['open', 'answered', 'closed'] as const;
export type EnquiryState = (typeof enquiryStates)[number];

/** On what a due date rests: the words of the letter, or the controller's own policy. */
export const dueSources = ['policy', 'letter'] as const;
export type DueSource = (typeof dueSources)[number];

/** What can be handed over to the authority. */
export const handedKinds = ['request', 'letter', 'message', 'attachment', 'breach'] as const;
export type HandedKind = (typeof handedKinds)[number];

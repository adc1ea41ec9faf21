import type { IdentityView } from '#contracts';
import type { IdentityPanel, ProposedStep } from '#requests';

/** The identity of a request as the console reads it. */
export const identityView = ({
  needs,
  proofs,
  inSession,
  lockedOut,
  ...rest
}: IdentityPanel): IdentityView => ({
  ...rest,
  needs: [...needs],
  proofs: [...proofs],
  inSession: stepView(inSession),
  lockedOut: stepView(lockedOut),
});

const stepView = ({ step, documentRefusals }: ProposedStep): IdentityView['inSession'] => ({
  step: step && { ...step, missing: [...step.missing] },
  documentRefusals: documentRefusals.map(({ code, params }) => ({ code, params: params && { ...params } })),
});

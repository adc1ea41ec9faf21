/** Why an act is refused because of who asks. */
export const whoRefusals = {
  'identity-lower-step-suffices':
    'A less intrusive step suffices: “%{step}”. To insist on a document would be an unlawful hurdle (GDPR art. 12(2), 12(6)).',
  'identity-documents-not-taken': 'The rule set keeps no identity document: the desk takes none.',
  'identity-document-waits': 'A document already waits to be seen.',
  'papers-missing': 'Not seen yet: %{papers}.',
  'no-papers-missing': 'Nothing is to be asked for: everything is shown.',
  'mandate-missing': 'The mandate is not recorded: object, length, recipient.',
  'mandate-without-object': 'The mandate does not state its object.',
  'mandate-without-length': 'The mandate does not say until when it is valid.',
  'mandate-not-yet': 'The mandate is valid from %{from} only.',
  'mandate-out-of-date': 'The mandate ran out on %{until}.',
  'mandate-does-not-cover': '%{right}: the mandate does not cover this right.',
  'outsider-gets-nothing':
    'An outsider is given nothing, not even whether an account exists: secrecy of correspondence.',
  'outsider-gets-the-reply':
    'An outsider gets the standard reply on the secrecy of correspondence: a refusal.',
  'recipient-not-named': 'This answer leaves only to the address that the mandate names (%{named}).',
  'recipient-not-the-writer': 'The reply to an outsider leaves only to the address they wrote from.',
  'request.mailings-already-stopped': 'The mailings are stopped already.',
};

/** Why an act is refused because of who asks. */
export const whoRefusals = {
  'identity-lower-step-suffices':
    'Une étape moins intrusive suffit : « %{step} ». Exiger une pièce serait une entrave illicite (RGPD art. 12(2), 12(6)).',
  'identity-documents-not-taken':
    'Le jeu de règles ne garde aucune pièce d’identité : le bureau n’en reçoit pas.',
  'identity-document-waits': 'Une pièce attend déjà d’être vue.',
  'papers-missing': 'Pas encore vu : %{papers}.',
  'no-papers-missing': 'Rien n’est à demander : tout est montré.',
  'mandate-missing': 'Le mandat n’est pas enregistré : objet, durée, destinataire.',
  'mandate-without-object': 'Le mandat ne dit pas son objet.',
  'mandate-without-length': 'Le mandat ne dit pas jusqu’à quand il vaut.',
  'mandate-not-yet': 'Le mandat ne vaut qu’à partir du %{from}.',
  'mandate-out-of-date': 'Le mandat ne vaut plus depuis le %{until}.',
  'mandate-does-not-cover': '%{right} : le mandat ne couvre pas ce droit.',
  'outsider-gets-nothing':
    'Un tiers ne reçoit rien, pas même la confirmation qu’un compte existe : secret des correspondances.',
  'outsider-gets-the-reply':
    'Un tiers reçoit la réponse type sur le secret des correspondances : c’est un refus.',
  'recipient-not-named': 'Cette réponse ne part qu’à l’adresse que désigne le mandat (%{named}).',
  'recipient-not-the-writer': 'La réponse à un tiers ne part qu’à l’adresse d’où il a écrit.',
  'request.mailings-already-stopped': 'Les envois sont déjà arrêtés.',
};

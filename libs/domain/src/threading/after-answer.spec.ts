import { afterAnswer } from './after-answer.js';

describe('what a mail says of an answer', () => {
  it.each([
    'Bonjour, votre réponse est incomplète : je n’y trouve pas mes journaux.',
    'Merci. Cependant il manque mes courriels de 2024.',
    'Les journaux de connexion ne figurent pas dans l’archive.',
    'Vous ne m’avez pas transmis toutes les données, pas tout.',
    'The export is incomplete.',
    'My login history is missing from the file you sent.',
    'You did not include my contacts.',
    'Ihre Auskunft ist unvollständig, es fehlen die Protokolle.',
    'La respuesta está incompleta.',
    'Mancano i miei contatti.',
  ])('takes for a complaint: %s', (text) => {
    expect(afterAnswer(text).incomplete).not.toBeNull();
  });

  it.each([
    'Merci beaucoup, tout est là, il ne manque rien.',
    'Thank you, nothing is missing.',
    'Danke, es fehlt nichts.',
    'Merci pour votre réponse rapide !',
    'Could you tell me where your office is?',
  ])('takes for none: %s', (text) => {
    expect(afterAnswer(text)).toEqual({ incomplete: null, newPeriod: false });
  });

  it('quotes the sentence that says so, and no other', () => {
    expect(afterAnswer('Bonjour. Il manque mes photos. Cordialement').incomplete).toBe(
      'Il manque mes photos.',
    );
  });

  it.each([
    'Je fais une nouvelle demande d’accès.',
    'Merci de m’envoyer aussi mes données pour la période de mars à mai.',
    'Please send what you stored since my last request.',
    'Ich stelle eine neue Anfrage.',
  ])('hears a new period or request in: %s', (text) => expect(afterAnswer(text).newPeriod).toBe(true));
});

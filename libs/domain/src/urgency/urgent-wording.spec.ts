import { urgentWording } from './urgent-wording.js';

const mail = (text: string, subject = 'Mes données') => ({
  subject,
  text,
  segments: [{ zone: 'fresh' as const, start: 0, end: text.length }],
});
const words = (text: string, subject?: string) =>
  urgentWording(mail(text, subject)).map(({ quote }) => quote);

describe('words that press', () => {
  it.each([
    ['Merci de répondre au plus vite, c’est très urgent.', ['au plus vite', 'urgent']],
    ['Je vous prie d’agir IMMÉDIATEMENT.', ['IMMÉDIATEMENT']],
    ['Please delete it as soon as possible.', ['as soon as possible']],
    ['Bitte löschen Sie das Konto unverzüglich.', ['unverzüglich']],
    ['Necesito una respuesta lo antes posible.', ['lo antes posible']],
    ['Vi prego di rispondere al più presto.', ['al più presto']],
    ['Graag zo snel mogelijk antwoord.', ['zo snel mogelijk']],
    ['Preciso disso com urgência.', ['com urgência']],
  ])('are found in « %s »', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each([
    'Il n’y a rien d’urgent.',
    'This is not urgent at all.',
    'Es ist nicht dringend.',
    'Merci d’avance.',
  ])('are not found in « %s »', (text) => {
    expect(words(text)).toEqual([]);
  });

  it('count in the subject, and not in what is quoted', () => {
    expect(words('Bonjour', 'URGENT : mes données')).toEqual(['URGENT']);
    const text = 'Merci.\n> C’est urgent';
    const quoted = { subject: '', text, segments: [{ zone: 'quoted' as const, start: 7, end: text.length }] };
    expect(urgentWording(quoted)).toEqual([]);
  });

  it('stand where they say they stand', () => {
    const text = 'Élodie écrit : réponse urgente, s’il vous plaît.';
    const [one] = urgentWording(mail(text));
    expect(text.slice(one.start, one.end)).toBe('urgente');
  });
});

import { parseAnswer } from './visible.js';

describe('an answer that strangers wrote words of', () => {
  it('shows what turns or hides the words beside it', () => {
    const answer = { subject: 'facture\u202efdp.exe', rows: [{ name: 'a\u0007b\u001b[2Jc' }, 'x\u2066y'] };
    expect(parseAnswer(JSON.stringify(answer))).toEqual({
      subject: 'facture\ufffdfdp.exe',
      rows: [{ name: 'a\u2407b\u241b[2Jc' }, 'x\ufffdy'],
    });
  });
  it('shows it however it was written', () => {
    expect(parseAnswer('{"subject":"a\\u202Eb\\u0008\\f"}')).toEqual({ subject: 'a\ufffdb\u2408\u240c' });
  });
  it('leaves lines, tabs and every alphabet as they are, and each word in its place', () => {
    const answer = { text: 'Ligne 1\r\n\tLigne 2 — é ع א 日本 👩‍👧\u00a0!', n: 1, none: null };
    expect(parseAnswer(JSON.stringify(answer))).toEqual(answer);
    const turned = 'mes \u202edonnées';
    expect((parseAnswer(JSON.stringify({ turned })) as { turned: string }).turned).toHaveLength(
      turned.length,
    );
  });
  it('keeps the marks of a search around what it found, and shows them where nobody searched', () => {
    const found = 'vos \u0002données\u0003 \u202e';
    expect(parseAnswer(JSON.stringify({ excerpt: found, title: found }))).toEqual({
      excerpt: 'vos \u0002données\u0003 \ufffd',
      title: 'vos \u2402données\u2403 \ufffd',
    });
  });
});

import { decodeMail, deliveryStatus } from './index.js';

const arf = (report: string[], original: string[], type = 'message/rfc822') =>
  Buffer.from(
    [
      'From: <fbl@provider.example>',
      'Content-Type: multipart/report; report-type=feedback-report; boundary="b"',
      'MIME-Version: 1.0',
      '',
      '--b',
      'Content-Type: text/plain',
      '',
      'This is a report.',
      '--b',
      'Content-Type: message/feedback-report',
      '',
      ...report,
      '',
      '--b',
      `Content-Type: ${type}`,
      '',
      ...original,
      '',
      '--b--',
      '',
    ].join('\r\n'),
  );
const read = async (raw: Buffer) => deliveryStatus(await decodeMail(raw));

describe('a complaint of a provider (RFC 5965)', () => {
  it('names the mail, the kind and the recipient', async () => {
    const raw = arf(
      [
        'Feedback-Type: abuse',
        'User-Agent: SomeGenerator/1.0',
        'Version: 1',
        'Original-Rcpt-To: <User@example.com>',
      ],
      ['From: <contact@mailo.com>', 'Message-ID: <one@mailo.com>', 'Subject: x', '', 'Hello'],
    );
    expect(await read(raw)).toMatchObject({
      kind: 'feedback',
      feedbackType: 'abuse',
      originalMessageId: 'one@mailo.com',
      recipients: [{ finalRecipient: 'user@example.com', action: 'complained' }],
    });
  });

  it('is read with the headers of the mail only, and without a recipient', async () => {
    const raw = arf(['Feedback-Type: Not-Spam'], ['Message-ID:', ' <two@mailo.com>'], 'text/rfc822-headers');
    expect(await read(raw)).toMatchObject({
      feedbackType: 'not-spam',
      originalMessageId: 'two@mailo.com',
      recipients: [{ finalRecipient: null }],
    });
  });

  it.each([
    ['an empty report', arf([], [])],
    ['garbage', arf(['\u0000\u0001: :::', 'Feedback-Type'], ['Message-ID: <>'])],
    ['a type of a kilobyte', arf([`Feedback-Type: ${'x'.repeat(1000)}`], [])],
  ])('survives %s', async (_what, raw) => {
    const report = await read(raw);
    expect(report?.kind).toBe('feedback');
    expect(report?.feedbackType?.length).toBeLessThanOrEqual(40);
  });

  it('is no complaint where only the words say so', async () => {
    expect(
      await read(Buffer.from('From: a@b.c\r\nSubject: spam complaint\r\n\r\nFeedback-Type: abuse\r\n')),
    ).toBeNull();
  });
});

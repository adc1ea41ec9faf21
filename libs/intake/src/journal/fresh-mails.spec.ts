import { newId, type OpenedBlob } from '#foundation';
import { FreshMails } from './fresh-mails.js';

const MB = 1024 * 1024;
const blob = (size: number): OpenedBlob => ({
  id: newId(),
  keyId: newId(),
  key: Buffer.alloc(32),
  bytes: Buffer.alloc(size),
});

describe('mails kept open for the steps that follow', () => {
  it('are handed over once', () => {
    const fresh = new FreshMails();
    const mail = blob(10);
    fresh.keep('a', mail);
    expect(fresh.take('a')).toBe(mail);
    expect(fresh.take('a')).toBeUndefined();
  });

  it('are the oldest when there are too many, and room comes back as they are taken', () => {
    const fresh = new FreshMails();
    for (let i = 0; i < 20; i++) fresh.keep(`m${i}`, blob(MB));
    expect(fresh.take('m0')).toBeDefined();
    expect(fresh.take('m16')).toBeUndefined();
    fresh.keep('later', blob(MB));
    expect(fresh.take('later')).toBeDefined();
  });

  it('are none of the very large ones', () => {
    const fresh = new FreshMails();
    fresh.keep('large', blob(3 * MB));
    expect(fresh.take('large')).toBeUndefined();
  });
});

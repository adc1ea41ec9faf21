import { aligned } from './alignment.js';
import { OwnNetworks } from './arrival.js';
import { DnsAnswers, type Resolve } from './dns-answers.js';

const mute = (code: string) => Promise.reject(Object.assign(new Error(code), { code }));

/** A name server of the spec that counts what it is asked, and a clock to turn. */
function world(answer: Resolve) {
  const asked: string[] = [];
  const clock = { now: 0 };
  const dns = new DnsAnswers(
    (name, type) => {
      asked.push(`${type} ${name}`);
      return answer(name, type);
    },
    () => clock.now,
    50,
  );
  return { dns, asked, clock };
}

describe('answers of name servers', () => {
  it('are asked for once, by all who want them, and again when they are old', async () => {
    const { dns, asked, clock } = world(async () => [['v=spf1 -all']]);
    const [one, two] = await Promise.all([dns.resolve('a.example', 'TXT'), dns.resolve('A.example', 'TXT')]);
    expect(one).toEqual([['v=spf1 -all']]);
    one.pop();
    expect(two).toEqual([['v=spf1 -all']]);
    expect(asked).toHaveLength(1);
    clock.now = 301_000;
    await dns.resolve('a.example', 'TXT');
    expect(asked).toHaveLength(2);
  });

  it('remembers that there is no such name, and for a moment that nobody answered', async () => {
    const { dns, asked, clock } = world((name) => mute(name === 'gone.example' ? 'ENOTFOUND' : 'ESERVFAIL'));
    for (const name of ['gone.example', 'gone.example', 'sick.example', 'sick.example'])
      await expect(dns.resolve(name, 'TXT')).rejects.toThrow();
    expect(asked).toEqual(['TXT gone.example', 'TXT sick.example']);
    clock.now = 16_000;
    for (const name of ['gone.example', 'sick.example'])
      await expect(dns.resolve(name, 'TXT')).rejects.toThrow();
    expect(asked).toEqual(['TXT gone.example', 'TXT sick.example', 'TXT sick.example']);
  });

  it('rests where nothing answers at all, and tries again later', async () => {
    const { dns, asked, clock } = world(() => mute('ECONNREFUSED'));
    for (let i = 0; i < 6; i += 1) await expect(dns.resolve(`${i}.example`, 'TXT')).rejects.toThrow();
    await new Promise((resolve) => setImmediate(resolve));
    asked.splice(0);
    await expect(dns.resolve('x.example', 'TXT')).rejects.toMatchObject({ code: 'ETIMEOUT' });
    expect(asked).toEqual([]);
    clock.now += 31_000;
    await expect(dns.resolve('x.example', 'TXT')).rejects.toThrow();
    expect(asked).toEqual(['TXT x.example']);
  });

  it('goes on asking while only a stranger’s servers are mute', async () => {
    const { dns, asked } = world((name) =>
      name === 'com' ? Promise.resolve(['a.gtld-servers.net']) : new Promise(() => {}),
    );
    await Promise.allSettled(Array.from({ length: 8 }, (_, i) => dns.resolve(`${i}.mute.example`, 'TXT')));
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toContain('NS com');
    asked.splice(0);
    await expect(dns.resolve('next.example', 'TXT')).rejects.toThrow();
    expect(asked).toEqual(['TXT next.example']);
  });
});

describe('alignment with the author’s domain', () => {
  it.each([
    ['example.com', 'example.com', true],
    ['Example.com', 'mail.example.COM.', true],
    ['news.example.com', 'mail.example.com', true],
    ['a.co.uk', 'b.co.uk', false],
    ['a.co.uk', 'co.uk', false],
    ['alice.github.io', 'bob.github.io', false],
    ['example.com', 'notexample.com', false],
    ['example.com', 'example.com.evil.example', false],
    ['example.com', '', false],
    ['com', 'com', false],
  ])('%s and %s: %p', (from, other, expected) => {
    expect(aligned(from, other)).toBe(expected);
  });
});

it('knows the addresses of our own relays, in either spelling', () => {
  const own = new OwnNetworks(['10.0.0.0/8', '::1', '2001:db8::/32']);
  expect(['10.9.8.7', '::ffff:10.9.8.7', '::1', '2001:db8::9'].every((ip) => own.has(ip))).toBe(true);
  expect(['11.0.0.1', '::ffff:11.0.0.1', '2001:db9::1', 'localhost', ''].some((ip) => own.has(ip))).toBe(
    false,
  );
});

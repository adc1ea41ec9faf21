import { linkFacts } from './link-facts.js';

const warned = (to: string, text: string) => linkFacts(to, text)?.warnings;

describe('a link of a mail', () => {
  it.each([
    ['https://evil.example/login', 'https://mailo.com', ['otherHost']],
    ['https://evil.example/', 'www.mailo.com', ['otherHost']],
    ['https://mailo.com.evil.example/', 'mailo.com', ['otherHost']],
    ['https://xn--80ak6aa92e.com/', 'apple.com', ['otherHost', 'punycode']],
    ['https://mailo.com@evil.example/', 'Mon compte', ['userInfo']],
    ['http://192.0.2.1/', 'Mon compte', ['address', 'plain']],
    ['https://mailo.com:8443/', 'mailo.com', ['port']],
    ['mailto:a@evil.example', 'dpo@mailo.com', ['otherHost']],
    ['https://www.mailo.com/aide', 'https://mailo.com', []],
    ['https://aide.mailo.com/', 'mailo.com', []],
    ['https://mailo.com/', 'Cliquez ici.', []],
  ])('%s under “%s”', (to, text, warnings) => expect(warned(to, text)).toEqual(warnings));
  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'nonsense'])(
    'is none when it is %s',
    (to) => expect(linkFacts(to, 'x')).toBeNull(),
  );
});

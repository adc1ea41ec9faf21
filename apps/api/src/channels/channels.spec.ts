import { ChannelView } from '#contracts';
import { startTestApi, type Browser, type TestApi } from '../testing.js';

let api: TestApi;
let administrator: Browser;
beforeAll(async () => {
  api = await startTestApi();
  administrator = await api.signedIn('administrator');
});
afterAll(() => api.close());

const mailbox = (passwordVariable: string) => ({
  name: `contact ${passwordVariable}`,
  host: 'imap.example.org',
  port: 993,
  user: 'contact',
  passwordVariable,
});

describe('a mailbox that an administrator adds', () => {
  it('names the variable of its password, whose name begins with IMAP_PASSWORD', async () => {
    const { body } = await administrator.post('/api/channels', mailbox('IMAP_PASSWORD_CONTACT')).expect(201);
    expect(ChannelView.parse(body).config).toMatchObject({ passwordVariable: 'IMAP_PASSWORD_CONTACT' });
  });

  it.each(['MASTER_KEY', 'DPO_OWNER_PASSWORD', 'PATH', 'IMAP_PASSWORD_'])(
    'cannot name %s, which would then be sent to a server of its choice',
    async (name) => {
      const { status, body } = await administrator.post('/api/channels', mailbox(name));
      expect(status).toBe(422);
      expect(JSON.stringify(body)).toContain('passwordVariable');
      const channels = await api.db.ownerQuery(
        `select 1 from channel where config ->> 'passwordVariable' = $1`,
        [name],
      );
      expect(channels).toEqual([]);
    },
  );
});

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

  it('begins on trial, and is activated by the administrator, once', async () => {
    const { body: added } = await administrator
      .post('/api/channels', { ...mailbox('IMAP_PASSWORD_TRIAL'), moveTo: 'DPO/{YYYY}-{MM}' })
      .expect(201);
    expect(ChannelView.parse(added)).toMatchObject({ state: 'trial', trial: null, activatedAt: null });
    const state = async (wanted: string) => {
      const { body } = await administrator
        .post(`/api/channels/${added.id}/state`, { state: wanted })
        .expect(200);
      return ChannelView.parse(body);
    };
    await state('paused');
    expect((await state('active')).state).toBe('trial');
    const active = await state('active');
    expect(active.state).toBe('active');
    await state('paused');
    expect(await state('active')).toMatchObject({ state: 'active', activatedAt: active.activatedAt });
    const events = await api.db.ownerQuery<{ type: string }>(
      `select type from audit_event where object_id = $1 order by id`,
      [added.id],
    );
    expect(events.filter(({ type }) => type === 'channel.activated')).toHaveLength(1);
  });

  it.each([
    ['no token address', { clientId: 'desk' }],
    ['a token address without TLS', { clientId: 'desk', tokenUrl: 'http://login.example.org/token' }],
    ['no client id', { tokenUrl: 'https://login.example.org/token' }],
  ])('is not taken with %s when the desk is to ask for a token', async (_, fields) => {
    for (const signIn of ['client-credentials', 'refresh-token']) {
      const input = { ...mailbox('IMAP_PASSWORD_OAUTH'), signIn, ...fields };
      await administrator.post('/api/channels', input).expect(422);
    }
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

import { withCorrelationId } from '../context/correlation.js';
import { buildLogger } from './logger.js';

const written: string[] = [];
const log = buildLogger({ write: (line) => void written.push(line) });

function lineOf(act: () => void): Record<string, unknown> {
  written.length = 0;
  act();
  return JSON.parse(written[0]) as Record<string, unknown>;
}

describe('the log', () => {
  it('never holds what is about a person, wherever it stands', () => {
    const headers = { authorization: 'Bearer x', from: 'Marie' };
    const line = lineOf(() =>
      log.info({ ticketId: 't1', email: 'a@b.fr', headers }, 'mail of jean.dupont@mailo.com'),
    );
    expect(line).toMatchObject({
      ticketId: 't1',
      email: '[withheld]',
      headers: { authorization: '[withheld]', from: '[withheld]' },
      msg: 'mail of [address]',
    });
  });

  it('tells of an error what and where, not the row it was about', () => {
    const err = Object.assign(new Error('duplicate'), { code: '23505', detail: 'Key (name)=(Dupont)' });
    const line = lineOf(() => log.error({ err }, 'x'));
    expect(line.err).toMatchObject({ type: 'Error', message: 'duplicate', code: '23505' });
    expect(JSON.stringify(line)).not.toContain('Dupont');
  });

  it('carries the correlation id of the act it belongs to', () => {
    const line = lineOf(() => withCorrelationId('request-0001', () => log.info('x')));
    expect(line.correlationId).toBe('request-0001');
  });
});

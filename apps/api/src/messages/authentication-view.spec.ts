import { AuthenticationView } from '#contracts';
import type { MessageDetails } from '#intake';
import { authenticationView } from './authentication-view.js';

const message = (given: Partial<MessageDetails>): MessageDetails =>
  ({ authenticated: null, envelopeFrom: null, facts: {}, ...given }) as MessageDetails;

describe('who signed a mail and who sent it', () => {
  it('tells author, signer and envelope as three facts, and what each check spoke of', () => {
    const signer = { domain: 'bulk.example', result: 'pass', aligned: false };
    const envelope = { domain: 'bulk.example', result: 'softfail', aligned: false };
    const view = authenticationView(
      message({
        authenticated: false,
        envelopeFrom: 'bounce@bulk.example',
        facts: {
          returnPath: 'somebody@else.example',
          authentication: {
            source: 'computed',
            fromDomain: 'bank.example',
            signers: [signer],
            envelope,
            dmarc: 'fail',
            policy: 'reject',
            auth: [
              {
                method: 'dkim',
                result: 'pass',
                properties: { 'header.s': 's1', 'header.d': 'bulk.example' },
              },
              { method: 'spf', result: 'softfail', properties: { 'smtp.mailfrom': 'bounce@bulk.example' } },
            ],
          },
        },
      }),
    );
    expect(AuthenticationView.parse(view)).toEqual({
      authenticated: false,
      source: 'computed',
      server: null,
      fromDomain: 'bank.example',
      signers: [signer],
      envelope: { address: 'bounce@bulk.example', check: envelope },
      dmarc: 'fail',
      policy: 'reject',
      facts: [
        { method: 'dkim', result: 'pass', detail: 'bulk.example' },
        { method: 'spf', result: 'softfail', detail: 'bounce@bulk.example' },
      ],
    });
  });

  it('tells the Return-Path where no connection told, the null path as it is, and nothing where nothing is known', () => {
    expect(authenticationView(message({ facts: { returnPath: '' } })).envelope).toEqual({
      address: '',
      check: null,
    });
    expect(authenticationView(message({}))).toMatchObject({ envelope: null, signers: [], source: null });
  });
});

import { rights } from '../words/index.js';
import {
  identityLadder,
  identityNeeded,
  identityNeedOf,
  identitySuffices,
  nextIdentityStep,
} from './ladder.js';

describe('the identity ladder', () => {
  it('has a row for every right', () => {
    for (const right of rights) expect(identityNeedOf(right).right).toBe(right);
  });

  it('accepts the level it needs and never a lower one', () => {
    for (const need of identityLadder) {
      expect(identitySuffices(need, need.needed)).toBe(true);
      expect(identitySuffices(need, 'L0')).toBe(false);
      for (const level of need.alsoAccepted) expect(level > need.needed).toBe(true);
    }
  });

  it('lets an authenticated mail do for an objection, not for erasure', () => {
    expect(identitySuffices(identityNeedOf('objection-marketing'), 'L1')).toBe(true);
    expect(identitySuffices(identityNeedOf('erasure'), 'L1')).toBe(false);
  });

  it('asks more for content and logs than for the profile', () => {
    expect(identityNeedOf('access').needed).toBe('L2');
    expect(identityNeedOf('access', 'content-and-logs').needed).toBe('L3');
  });

  it('takes the most demanding right of a request', () => {
    expect(identityNeeded([{ right: 'objection' }, { right: 'erasure' }, { right: 'access' }])).toBe('L3');
  });

  it('proposes the least intrusive step, and none when nothing is missing', () => {
    expect(nextIdentityStep([{ right: 'access' }], 'L0')).toBe('L2');
    expect(nextIdentityStep([{ right: 'access' }], 'L2')).toBeNull();
    expect(nextIdentityStep([{ right: 'access' }], 'L0', true)).toBe('L4');
    expect(nextIdentityStep([{ right: 'erasure' }], 'L1', true)).toBe('L5');
  });
});

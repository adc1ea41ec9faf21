import type { TrackView } from '#contracts';
import { rights } from '../../words.js';

type Right = TrackView['right'];
type Ground = TrackView['grounds'][number];

/** Which grounds the form offers for which right; the rule itself is the server's, which refuses one that does not fit. */
const offered: Record<Ground, readonly Right[]> = {
  'identity-not-shown': rights,
  'person-not-identifiable': ['access', 'rectification', 'erasure', 'restriction', 'portability'],
  'mandate-insufficient': rights,
  'manifestly-unfounded': rights,
  excessive: rights,
  'rights-of-others': ['access', 'portability'],
  'secrecy-of-correspondence': ['access', 'erasure', 'portability', 'post-mortem'],
  'data-accurate': ['rectification'],
  'evidence-missing': ['rectification'],
  'no-erasure-ground': ['erasure'],
  'freedom-of-expression': ['erasure'],
  'legal-obligation': ['erasure'],
  'public-health': ['erasure'],
  'archiving-research': ['erasure'],
  'legal-claims': ['erasure', 'objection'],
  'no-restriction-case': ['restriction'],
  'data-not-provided': ['portability'],
  'not-consent-or-contract': ['portability'],
  'compelling-grounds': ['objection'],
  'not-an-heir': ['post-mortem'],
  'directives-forbid': ['post-mortem'],
};

export const groundsFor = (right: Right): Ground[] =>
  (Object.keys(offered) as Ground[]).filter((ground) => offered[ground].includes(right));

import { account, actionFields, actionHelp, actions, request, ticket } from './case.js';
import { breach, enquiry } from './breaches.js';
import { channels } from './channels.js';
import { identity } from './identity.js';
import { fields, letter } from './letter.js';
import { day, due, home, inbox, list, mail } from './desk.js';
import { events, grounds, mentions } from './law.js';
import { passOn } from './pass-on.js';
import { problems, refusals } from './refusals.js';
import { retention } from './retention.js';
import { rules } from './rules.js';
import { common, keys, palette, shell, signIn, stepUp } from './shell.js';
import { controller, track, trackTasks } from './tracks.js';
import { triage } from './triage.js';
import { audit, authority, permissionNames, profile, ruleSets, staff } from './watch.js';
import { who } from './who.js';
import { words } from './words.js';

export const en = {
  account,
  actionFields,
  actionHelp,
  actions,
  audit,
  authority,
  breach,
  channels,
  common,
  controller,
  day,
  due,
  enquiry,
  events,
  fields,
  grounds,
  home,
  identity,
  inbox,
  keys,
  letter,
  list,
  mail,
  mentions,
  palette,
  passOn,
  permissionNames,
  problems,
  profile,
  refusals,
  request,
  retention,
  rules,
  ruleSets,
  shell,
  signIn,
  staff,
  stepUp,
  ticket,
  track,
  trackTasks,
  triage,
  who,
  words,
};

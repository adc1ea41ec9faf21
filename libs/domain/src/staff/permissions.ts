import { roles, type Role } from '../words/staff.js';

const files: readonly Role[] = ['support', 'dpo', 'counsel'];
const readers: readonly Role[] = [...files, 'auditor'];
const deciders: readonly Role[] = ['dpo', 'counsel'];
const everyone: readonly Role[] = roles;

/**
 * Who may do what: the only table of it. A route names one permission; nothing else grants anything.
 * The administrator never reads a message, the auditor never changes anything, support never sees that
 * an authority file exists (`authority.handover` lets it give away a missed one, which then vanishes from its view).
 */
export const permissionTable = {
  'home.read': readers,
  'search.read': readers,
  'ticket.read': readers,
  'ticket.triage': files,
  // How good the suggestions are, and the rows behind a figure; the export leaves with the words of the mails.
  'triage.read': ['dpo', 'counsel', 'auditor'],
  'triage.export': ['dpo'],
  'ticket.link': files,
  'ticket.merge': files,
  'ticket.note': files,
  'ticket.tag': files,
  'ticket.assign': files,
  'ticket.task': files,
  'ticket.reply': files,
  'message.read': readers,
  'message.import': ['support', 'dpo'],
  'message.enter': files,
  'request.read': readers,
  'request.open': files,
  'request.act': deciders,
  // For the controller: of those who hold it only officers who act for the controller, each in person.
  'request.decide': deciders,
  'request.assign': files,
  // The register of breaches: anybody who works on files may say that one happened, those who answer for it decide.
  'breach.read': readers,
  'breach.open': files,
  'breach.act': deciders,
  'breach.export': ['dpo', 'auditor'],
  'enquiry.read': readers,
  'enquiry.act': files,
  // What the supervisory authority is told, and by when, is not for support to say.
  'supervisory.act': deciders,
  'letter.read': readers,
  'letter.draft': files,
  'letter.send': deciders,
  'letter.approve': deciders,
  'template.read': readers,
  'authority.read': deciders,
  'authority.park': deciders,
  'authority.handover': files,
  'account.lookup': files,
  'channel.read': ['dpo', 'auditor', 'administrator'],
  'channel.manage': ['administrator'],
  'audit.read': ['dpo', 'auditor'],
  'audit.export': ['dpo', 'auditor'],
  // The list of the vault's journal and no more of the journals: counsel reads it whole, the others once they were cleared for it.
  'vault.read': ['dpo', 'counsel', 'auditor'],
  'staff.list': everyone,
  'staff.read': ['dpo', 'auditor', 'administrator'],
  'staff.manage': ['administrator'],
  'settings.read': ['dpo', 'auditor', 'administrator'],
  'ruleset.read': everyone,
  // Proposed by one, approved by another; the database sees to it as well.
  'ruleset.propose': deciders,
  'ruleset.approve': deciders,
  // What ends and what has ended; who keeps a file for a legal claim. A locked file is opened by whoever may read it, with a reason.
  'retention.read': ['dpo', 'counsel', 'auditor'],
  'retention.claim': deciders,
  'session.own': everyone,
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissionTable;
export const permissions = Object.keys(permissionTable) as [Permission, ...Permission[]];

/** May an officer who holds these roles use this permission? */
export function may(held: readonly Role[], permission: Permission): boolean {
  return permissionTable[permission].some((role) => held.includes(role));
}

/** Every permission that these roles give together. */
export function permissionsOf(held: readonly Role[]): Permission[] {
  return permissions.filter((permission) => may(held, permission));
}

/** Permissions that ask for a fresh second factor (within five minutes): to approve and to export. */
export const stepUpPermissions: readonly Permission[] = [
  'letter.approve',
  'request.decide',
  'ruleset.approve',
  'audit.export',
  'triage.export',
  'breach.export',
];

/** Roles that must sign in with a second factor: all but support. */
export const secondFactorRoles: readonly Role[] = roles.filter((role) => role !== 'support');

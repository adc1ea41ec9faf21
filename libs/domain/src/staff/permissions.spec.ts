import { may, permissions, permissionsOf, permissionTable, secondFactorRoles } from './permissions.js';

const changing = permissions.filter((permission) => !/\.(read|list|export|own)$/.test(permission));

describe('the permission table', () => {
  it('never lets the administrator near a message', () => {
    for (const noun of [
      'message',
      'ticket',
      'request',
      'letter',
      'authority',
      'search',
      'home',
      'audit',
      'vault',
      'account',
    ])
      expect(permissionsOf(['administrator']).filter((one) => one.startsWith(`${noun}.`))).toEqual([]);
  });

  it('never lets the auditor change anything', () => {
    expect(changing.filter((permission) => may(['auditor'], permission))).toEqual([]);
  });

  it('hides authority files from support, who can only hand one over', () => {
    expect(permissionsOf(['support']).filter((one) => one.startsWith('authority.'))).toEqual([
      'authority.handover',
    ]);
  });

  it('shows counsel the journal of the vault, and neither the journal of the desk nor an export', () => {
    const ofJournals = permissionsOf(['counsel']).filter((one) => /^(audit|vault)\./.test(one));
    expect(ofJournals).toEqual(['vault.read']);
    expect(may(['support'], 'vault.read')).toBe(false);
  });

  it('lets everybody who triages hand a missed authority request over', () => {
    expect(permissionTable['authority.handover']).toEqual(permissionTable['ticket.triage']);
  });

  it('leaves deciding and sending letters to the DPO and counsel', () => {
    for (const permission of ['request.act', 'letter.send', 'letter.approve'] as const)
      expect(permissionTable[permission]).toEqual(['dpo', 'counsel']);
  });

  it('adds roles up and grants nothing to nobody', () => {
    expect(may(['support', 'administrator'], 'channel.manage')).toBe(true);
    expect(permissionsOf([])).toEqual([]);
  });

  it('asks a second factor of every role but support', () => {
    expect(secondFactorRoles).toEqual(['dpo', 'counsel', 'auditor', 'administrator']);
  });
});

import Gavel from '@mui/icons-material/AccountBalanceOutlined';
import Badge from '@mui/icons-material/BadgeOutlined';
import Book from '@mui/icons-material/MenuBookOutlined';
import Forum from '@mui/icons-material/ForumOutlined';
import Help from '@mui/icons-material/ContactSupportOutlined';
import Breach from '@mui/icons-material/GppMaybeOutlined';
import Home from '@mui/icons-material/HomeOutlined';
import Hub from '@mui/icons-material/HubOutlined';
import Inbox from '@mui/icons-material/MoveToInboxOutlined';
import Mail from '@mui/icons-material/MailOutlined';
import Person from '@mui/icons-material/AccountCircleOutlined';
import Privacy from '@mui/icons-material/AssignmentIndOutlined';
import Fact from '@mui/icons-material/FactCheckOutlined';
import Archive from '@mui/icons-material/Inventory2Outlined';
import Verified from '@mui/icons-material/VerifiedOutlined';
import type { ReactNode } from 'react';
import type { Key } from '../i18n/keys.js';

export interface Place {
  to: string;
  word: Key;
  icon: ReactNode;
  /** Permission that opens it; none: everybody. */
  may?: string;
  key?: string;
  group: 'work' | 'watch';
}

/** The rooms of the desk, in the order of the day. */
export const places: readonly Place[] = [
  { to: '/', word: 'shell.home', icon: <Home />, may: 'home.read', key: 'h', group: 'work' },
  { to: '/inbox', word: 'shell.inbox', icon: <Inbox />, may: 'ticket.triage', key: 'i', group: 'work' },
  { to: '/tickets', word: 'shell.tickets', icon: <Forum />, may: 'ticket.read', key: 't', group: 'work' },
  {
    to: '/requests',
    word: 'shell.requests',
    icon: <Privacy />,
    may: 'request.read',
    key: 'r',
    group: 'work',
  },
  { to: '/letters', word: 'shell.letters', icon: <Mail />, may: 'letter.read', group: 'work' },
  {
    to: '/authority-files',
    word: 'shell.authority',
    icon: <Gavel />,
    may: 'authority.read',
    key: 'a',
    group: 'work',
  },
  { to: '/enquiries', word: 'enquiry.title', icon: <Help />, may: 'enquiry.read', key: 'q', group: 'work' },
  { to: '/breaches', word: 'breach.title', icon: <Breach />, may: 'breach.read', key: 'v', group: 'work' },
  { to: '/triage-quality', word: 'triage.quality', icon: <Fact />, may: 'triage.read', group: 'watch' },
  { to: '/channels', word: 'shell.channels', icon: <Hub />, may: 'channel.read', group: 'watch' },
  { to: '/audit-events', word: 'shell.audit', icon: <Verified />, may: 'vault.read', group: 'watch' },
  { to: '/officers', word: 'shell.staff', icon: <Badge />, may: 'staff.read', group: 'watch' },
  { to: '/retention', word: 'shell.retention', icon: <Archive />, may: 'retention.read', group: 'watch' },
  { to: '/rule-sets', word: 'shell.ruleSets', icon: <Book />, may: 'ruleset.read', group: 'watch' },
];
export const profilePlace: Place = {
  to: '/profile',
  word: 'shell.profile',
  icon: <Person />,
  group: 'watch',
};

import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { Fragment } from 'react';
import { useT } from '../i18n/use-t.js';
import type { Key } from '../i18n/keys.js';

const groups: { title: Key; rows: (readonly [string, Key])[] }[] = [
  {
    title: 'keys.everywhere',
    rows: [
      ['Ctrl K', 'keys.palette'],
      ['/', 'keys.search'],
      ['g h', 'keys.goHome'],
      ['g i', 'keys.goInbox'],
      ['g t', 'keys.goTickets'],
      ['g r', 'keys.goRequests'],
      ['g a', 'keys.goAuthority'],
      ['g q', 'keys.goEnquiries'],
      ['g v', 'keys.goBreaches'],
      ['Ctrl ⏎', 'keys.send'],
      ['z', 'keys.undo'],
      ['?', 'keys.help'],
    ],
  },
  {
    title: 'keys.lists',
    rows: [
      ['j', 'keys.down'],
      ['k', 'keys.up'],
      ['⏎', 'keys.open'],
      ['x', 'keys.select'],
    ],
  },
  {
    title: 'keys.triage',
    rows: [
      ['⏎', 'keys.accept'],
      ['c', 'keys.confirm'],
      ['e', 'keys.edit'],
      ['n', 'keys.notOurs'],
      ['h', 'keys.handOver'],
      ['1 … 6', 'keys.classAs'],
      ['⇧ A', 'keys.rightKeys'],
      ['p', 'keys.account'],
      ['l', 'keys.language'],
      ['a', 'keys.acceptAll'],
      ['⇞ ⇟', 'keys.tens'],
      ['↖ ↘', 'keys.ends'],
      ['f', 'keys.flagged'],
      ['s', 'keys.unsure'],
    ],
  },
  {
    title: 'keys.conversation',
    rows: [
      ['n', 'keys.nextAct'],
      ['y', 'keys.proposal'],
      ['v', 'keys.openBreach'],
    ],
  },
];

export default function KeysDialog({ open, close }: { open: boolean; close: () => void }) {
  const t = useT();
  return (
    <Dialog open={open} onClose={close} maxWidth="sm" fullWidth aria-labelledby="keys-title">
      <DialogTitle id="keys-title">{t('keys.title')}</DialogTitle>
      <DialogContent>
        <div style={{ columns: '240px 2', columnGap: 32 }}>
          {groups.map((group) => (
            <section key={group.title} style={{ breakInside: 'avoid', marginBottom: 16 }}>
              <h3 className="sec-title">{t(group.title)}</h3>
              <dl className="facts" style={{ gridTemplateColumns: '74px 1fr' }}>
                {group.rows.map(([combination, word]) => (
                  <Fragment key={combination}>
                    <dt className="line tight">
                      {combination.split(' ').map((one) => (
                        <kbd key={one}>{one}</kbd>
                      ))}
                    </dt>
                    <dd>{t(word)}</dd>
                  </Fragment>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}

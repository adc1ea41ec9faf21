import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Warning from '@mui/icons-material/WarningAmberOutlined';
import { useId } from 'react';
import { useT } from '../i18n/use-t.js';
import { toasts } from './toasts.js';
import { linkFacts } from './link-facts.js';

export interface MailLink {
  to: string;
  text: string;
}

/** Where a link of a mail leads, in full, before anything is opened; a new tab knows nothing of the desk. */
export function LinkDialog({ link, close }: { link: MailLink; close: () => void }) {
  const t = useT();
  const title = useId();
  const facts = linkFacts(link.to, link.text);
  if (!facts) return null;
  const copy = () =>
    navigator.clipboard
      .writeText(facts.to)
      .then(() => toasts.show(t('mail.linkCopied')))
      .then(close, close);
  return (
    <Dialog open onClose={close} maxWidth="sm" fullWidth aria-labelledby={title}>
      <DialogTitle id={title}>{t(facts.isMail ? 'mail.linkMailTitle' : 'mail.linkTitle')}</DialogTitle>
      <DialogContent className="stack loose">
        <p className="link-host">{facts.host}</p>
        <p className="link-target">
          <bdi>{facts.to}</bdi>
        </p>
        <p className="muted">
          {t('mail.linkShownAs')} <bdi>{link.text.trim().slice(0, 200) || t('mail.linkPicture')}</bdi>
        </p>
        {facts.warnings.map((one) => (
          <p key={one} className={one === 'plain' || one === 'port' ? 'notice amber' : 'notice red'}>
            <Warning />
            <span>{t(`mail.linkWarnings.${one}`)}</span>
          </p>
        ))}
      </DialogContent>
      <DialogActions>
        <Button color="secondary" onClick={close} autoFocus>
          {t('common.cancel')}
        </Button>
        <Button color={facts.isMail ? 'primary' : 'secondary'} onClick={() => void copy()}>
          {t('mail.linkCopy')}
        </Button>
        {!facts.isMail && (
          <Button
            variant="contained"
            component="a"
            href={facts.to}
            target="_blank"
            rel="noopener noreferrer"
            onClick={close}
          >
            {t('mail.linkOpen')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
}

import Button from '@mui/material/Button';
import CloudOff from '@mui/icons-material/CloudOffOutlined';
import type { ReactNode } from 'react';
import { useT } from '../i18n/use-t.js';
import { isProblem } from '../providers/problem.js';
import { LockedFile } from './LockedFile.js';
import { useProblemText } from './use-problem.js';

/** Nothing here yet, and what to do about it. */
export function Empty(props: { icon?: ReactNode; title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      {props.icon}
      <h2>{props.title}</h2>
      {props.children && <p>{props.children}</p>}
      {props.action && <div className="line">{props.action}</div>}
    </div>
  );
}

/** What went wrong, in words, and a way to try again; of a locked file, the way to open it. */
export function Failure({ error, retry }: { error: unknown; retry?: () => void }) {
  const t = useT();
  const say = useProblemText();
  if (isProblem(error) && error.code === 'file.needs-reason' && retry)
    return <LockedFile ticketId={String(error.params.ticketId)} opened={retry} />;
  return (
    <div className="empty" role="alert">
      <CloudOff />
      <h2>{t('shell.errorTitle')}</h2>
      <p>{say(error)}</p>
      {isProblem(error) && error.correlationId && (
        <p className="small">{t('shell.correlation', { id: error.correlationId })}</p>
      )}
      {retry && (
        <div className="line">
          <Button variant="outlined" onClick={retry}>
            {t('common.retry')}
          </Button>
        </div>
      )}
    </div>
  );
}

export const Bone = ({ width = '100%', height = 10 }: { width?: number | string; height?: number }) => (
  <span className="skeleton" style={{ width, height }} aria-hidden="true" />
);

/** A page that is on its way: lines of the final height, so that nothing jumps. */
export function PageBones() {
  const t = useT();
  return (
    <div className="page" aria-busy="true">
      <span className="sr" role="status">
        {t('common.loading')}
      </span>
      <div className="page-head">
        <Bone width={280} height={18} />
      </div>
      <div className="page-body stack loose">
        {[92, 84, 88, 61, 73].map((width) => (
          <Bone key={width} width={`${width}%`} height={14} />
        ))}
      </div>
    </div>
  );
}

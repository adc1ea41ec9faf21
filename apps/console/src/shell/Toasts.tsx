import { useEffect } from 'react';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/use-t.js';
import { toasts, useToasts, type Toast } from '../parts/toasts.js';

function One({ toast }: { toast: Toast }) {
  const t = useT();
  useEffect(() => {
    const timer = setTimeout(() => toasts.drop(toast.id), toast.ms);
    return () => clearTimeout(timer);
  }, [toast]);
  return (
    <div className={`toast ${toast.tone}`}>
      <span>{toast.text}</span>
      {toast.link && (
        <Link to={toast.link.to} onClick={() => toasts.drop(toast.id)}>
          {toast.link.label}
        </Link>
      )}
      {toast.action && (
        <button
          type="button"
          onClick={() => {
            toasts.drop(toast.id);
            toast.action?.run();
          }}
        >
          {toast.action.label} {toast.action.undo && <kbd>z</kbd>}
        </button>
      )}
      {!toast.action && (
        <button type="button" aria-label={t('common.close')} onClick={() => toasts.drop(toast.id)}>
          ✕
        </button>
      )}
      {toast.action && <i className="fuse" style={{ animationDuration: `${toast.ms}ms` }} />}
    </div>
  );
}

export function Toasts() {
  const shown = useToasts();
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <One key={toast.id} toast={toast} />
      ))}
    </div>
  );
}

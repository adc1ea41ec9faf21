import Dialog from '@mui/material/Dialog';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useT } from '../../i18n/use-t.js';
import { useMay } from '../../providers/session-store.js';
import { ImportDrop } from './ImportDrop.js';
import { ManualEntry } from './ManualEntry.js';

/** Mails from files, or what came by post or phone, with its true receipt. */
export default function AddMessages({ close }: { close: () => void }) {
  const t = useT();
  const may = useMay();
  const client = useQueryClient();
  const [way, setWay] = useState<'import' | 'manual'>(may('message.import') ? 'import' : 'manual');
  const refresh = () => {
    const all = () => {
      for (const key of ['inbox', 'home', 'tickets', 'channels'])
        void client.invalidateQueries({ queryKey: [key] });
    };
    all();
    // The worker opens the tickets a moment later.
    setTimeout(all, 3000);
  };
  return (
    <Dialog open onClose={close} maxWidth="sm" fullWidth aria-labelledby="add-title">
      <DialogTitle id="add-title">{t('inbox.addMessages')}</DialogTitle>
      <DialogContent>
        <div className="inline-tabs" role="tablist">
          {may('message.import') && (
            <button
              type="button"
              role="tab"
              aria-selected={way === 'import'}
              onClick={() => setWay('import')}
            >
              {t('channels.importFiles')}
            </button>
          )}
          {may('message.enter') && (
            <button
              type="button"
              role="tab"
              aria-selected={way === 'manual'}
              onClick={() => setWay('manual')}
            >
              {t('channels.manual')}
            </button>
          )}
        </div>
        {way === 'import' ? (
          <ImportDrop done={refresh} />
        ) : (
          <ManualEntry
            close={close}
            done={() => {
              refresh();
              close();
            }}
          />
        )}
      </DialogContent>
    </Dialog>
  );
}

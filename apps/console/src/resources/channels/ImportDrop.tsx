import CloudUpload from '@mui/icons-material/CloudUploadOutlined';
import Button from '@mui/material/Button';
import type { ImportResult } from '#contracts';
import { useRef, useState, type DragEvent } from 'react';
import { useT, useWord } from '../../i18n/use-t.js';
import { useAct } from '../../parts/use-problem.js';
import { messages } from '../../providers/api.js';

function Results({ result }: { result: ImportResult }) {
  const t = useT();
  const word = useWord();
  return (
    <div role="status">
      <p style={{ fontWeight: 600, margin: '12px 0 6px' }}>
        {t('channels.importSum', { added: result.added, known: result.known, refused: result.refused })}
      </p>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('channels.file')}</th>
            <th scope="col" className="right">
              {t('channels.added')}
            </th>
            <th scope="col" className="right">
              {t('channels.known')}
            </th>
          </tr>
        </thead>
        <tbody>
          {result.files.map((file, index) => (
            <tr key={`${file.name}${index}`}>
              <td style={{ overflowWrap: 'anywhere' }}>
                {file.name}
                {file.error && (
                  <div style={{ color: 'var(--red)' }}>
                    {word('channels.fileError', file.error, t('channels.fileError.other'))}
                  </div>
                )}
              </td>
              <td className="right">{file.added}</td>
              <td className="right">{file.known}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Drop .eml or mbox files: each mail is entered once, however often it is dropped. */
export function ImportDrop({ done }: { done: () => void }) {
  const t = useT();
  const attempt = useAct();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<ImportResult | null>(null);
  const take = async (files: FileList | null) => {
    if (!files || files.length === 0) return;
    setBusy(true);
    const answer = await attempt(() => messages.import([...files]));
    setBusy(false);
    if (!answer) return;
    setResult(answer);
    done();
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  };
  return (
    <div>
      <div
        className={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        <CloudUpload />
        <p>{t('channels.dropHere')}</p>
        <Button variant="outlined" loading={busy} onClick={() => input.current?.click()}>
          {t('channels.chooseFiles')}
        </Button>
        <p className="small">{t('channels.dropHelp')}</p>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          aria-label={t('channels.chooseFiles')}
          accept=".eml,.mbox,message/rfc822,application/mbox"
          onChange={(event) => {
            void take(event.target.files);
            event.target.value = '';
          }}
        />
      </div>
      {result && <Results result={result} />}
    </div>
  );
}

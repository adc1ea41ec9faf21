import { useState, type ReactNode } from 'react';

interface Pane {
  label: string;
  /** On a phone, the word of its tab. */
  tab: string;
  content: ReactNode;
}

/** The conversation and what it is about, side by side; on a phone one of them at a time, a tap apart. */
export function TwoPane({ talk, side, id }: { talk: Pane; side: Pane; id?: string }) {
  const [shown, setShown] = useState<'talk' | 'side'>('talk');
  return (
    <>
      <div className="tabs pane-tabs" role="tablist">
        {[['talk', talk] as const, ['side', side] as const].map(([name, pane]) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={shown === name}
            onClick={() => setShown(name)}
          >
            {pane.tab}
          </button>
        ))}
      </div>
      <div className={shown === 'side' ? 'two-pane shows-side' : 'two-pane'}>
        <div className="pane talk" id={id} tabIndex={0} role="region" aria-label={talk.label}>
          {talk.content}
        </div>
        <aside className="pane side" aria-label={side.label} tabIndex={0}>
          {side.content}
        </aside>
      </div>
    </>
  );
}

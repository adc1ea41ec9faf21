import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { useT } from '../../i18n/use-t.js';

export interface Figure<Count = number | string> {
  name: string;
  count: Count;
}

/** A chart, and the same figures as a table for who would rather read. */
export function Shown(props: {
  title: string;
  head: string;
  rows: readonly Figure[];
  /** What the figures come to, in a sentence. */
  lead?: ReactNode;
  children: ReactNode;
}) {
  const t = useT();
  const [table, setTable] = useState(false);
  return (
    <section className="panel">
      <h2 className="sec-title">
        {props.title}
        <span className="spring" />
        <Button
          color="secondary"
          aria-pressed={table}
          onClick={() => setTable(!table)}
          sx={{ fontSize: 12.5 }}
        >
          {t(table ? 'home.chart' : 'home.table')}
        </Button>
      </h2>
      {props.lead}
      <div inert hidden={table}>
        {props.children}
      </div>
      <table className={table ? 'plain' : 'plain sr'}>
        <caption className="sr">{props.title}</caption>
        <thead>
          <tr>
            <th scope="col">{props.head}</th>
            <th scope="col" className="right">
              {t('home.count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.name}>
              <td>{row.name}</td>
              <td className="right">{row.count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

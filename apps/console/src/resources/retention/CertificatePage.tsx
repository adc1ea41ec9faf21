import Print from '@mui/icons-material/PrintOutlined';
import Download from '@mui/icons-material/DownloadOutlined';
import Button from '@mui/material/Button';
import type { CertificateView } from '#contracts';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router-dom';
import { lawText } from '../../i18n/law-text.js';
import { useDates } from '../../i18n/use-dates.js';
import { useLocale, useT, useWord } from '../../i18n/use-t.js';
import { Page } from '../../parts/Page.js';
import { Failure, PageBones } from '../../parts/States.js';
import { apiUrl } from '../../providers/http.js';
import { retentionApi } from '../../providers/retention-api.js';

type Statement = CertificateView['statement'];
type Fact = readonly [string, ReactNode];

const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl className="facts">
    {facts.map(([name, value]) => [<dt key={`${name}t`}>{name}</dt>, <dd key={`${name}d`}>{value}</dd>])}
  </dl>
);

function useFacts({ statement }: CertificateView): Fact[] {
  const t = useT();
  const word = useWord();
  const dates = useDates();
  const locale = useLocale();
  const delivered = (name: string) => (name === 'delivered with the desk' ? t('retention.delivered') : name);
  return [
    [t('retention.file'), <span className="ref">{statement.file}</span>],
    [t('retention.kind'), t(`retention.kinds.${statement.kind}`)],
    [t('retention.closed'), dates.day(statement.closedOn)],
    [t('retention.keptUntil'), dates.day(statement.keptUntil)],
    [t('retention.destroyedAt'), dates.instant(statement.destroyedAt)],
    [t('retention.period'), t('retention.months', { smart_count: statement.months })],
    [t('retention.ground'), t(`retention.grounds.${statement.ground}`)],
    [t('retention.source'), lawText(statement.source, locale)],
    [t('retention.rules'), t('letter.version', { version: statement.rules })],
    [t('retention.rulesBy'), statement.rulesBy.map(delivered).join(', ')],
    [
      t('retention.method'),
      statement.method.map((one) => <div key={one}>{word('retention.methods', one, one)}</div>),
    ],
    [
      t('retention.backups'),
      statement.keysInBackupsUntil ? dates.day(statement.keysInBackupsUntil) : t('retention.backupsUnknown'),
    ],
  ];
}

function Requests({ of }: { of: Statement['requests'] }) {
  const t = useT();
  const dates = useDates();
  const word = useWord();
  if (of.length === 0) return null;
  return (
    <section className="panel">
      <h2 className="sec-title">{t('retention.requests')}</h2>
      <ul className="stack">
        {of.map((one) => (
          <li key={one.reference}>
            <span className="ref">{one.reference}</span> ·{' '}
            {one.rights.map((right) => t(`words.right.${right}`)).join(' + ')} ·{' '}
            {t('retention.received', { on: dates.day(one.receivedOn) })} ·{' '}
            {one.outcome
              ? t('retention.outcome', { outcome: word('words.outcome', one.outcome, one.outcome) })
              : t('retention.noOutcome')}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Fingerprints({ of }: { of: Statement['fingerprints'] }) {
  const t = useT();
  const dates = useDates();
  const rows: (readonly [string, string])[] = [
    ...of.messages.map(
      (one) => [t('retention.message', { on: dates.instant(one.receivedAt) }), one.sha256] as const,
    ),
    ...of.files.map((one) => [t('retention.attachedFile'), one.sha256] as const),
    ...of.letters.flatMap((one) =>
      one.sha256
        ? [
            [
              one.sentAt
                ? t('retention.letterOf', { on: dates.instant(one.sentAt) })
                : t('retention.letterUnsent'),
              one.sha256,
            ] as const,
          ]
        : [],
    ),
  ];
  return (
    <section className="panel">
      <h2 className="sec-title">{t('retention.fingerprints')}</h2>
      <ul className="stack">
        {rows.map(([name, sha256], index) => (
          <li key={index}>
            {name}
            <code className="muted small" style={{ display: 'block', overflowWrap: 'anywhere' }}>
              {sha256}
            </code>
          </li>
        ))}
      </ul>
    </section>
  );
}

const counted = [
  'tickets',
  'messages',
  'keys',
  'files',
  'letters',
  'notes',
  'tasks',
  'journalDetails',
  'claims',
] as const;

/** One certificate, on one sheet of paper. */
export default function CertificatePage() {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: ['retention', 'certificate', id],
    queryFn: () => retentionApi.certificate(id),
  });
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />;
  return query.data ? <Sheet certificate={query.data} /> : <PageBones />;
}

function Sheet({ certificate }: { certificate: CertificateView }) {
  const t = useT();
  const dates = useDates();
  const facts = useFacts(certificate);
  const { statement } = certificate;
  const counts = counted.map((name): Fact => [
    t(`retention.count.${name}`),
    dates.number(statement.counts[name] ?? 0),
  ]);
  return (
    <Page
      title={`${t('retention.certificate')} ${certificate.reference}`}
      sub={<Link to="/retention/certificates">{t('retention.certificates')}</Link>}
      actions={
        <span className="line no-print">
          <Button
            variant="outlined"
            startIcon={<Download />}
            href={apiUrl(`/retention/certificates/${certificate.id}`)}
            download={`${certificate.reference}.json`}
          >
            {t('retention.json')}
          </Button>
          <Button variant="outlined" startIcon={<Print />} onClick={() => window.print()}>
            {t('retention.print')}
          </Button>
        </span>
      }
    >
      <div className="page-body stack loose" style={{ maxWidth: 820 }}>
        <section className="panel">
          <Facts facts={facts} />
        </section>
        <Requests of={statement.requests} />
        <section className="panel">
          <h2 className="sec-title">{t('retention.counts')}</h2>
          <Facts facts={counts} />
        </section>
        <Fingerprints of={statement.fingerprints} />
        <section className="panel">
          <h2 className="sec-title">{t('retention.statementHash')}</h2>
          <code style={{ overflowWrap: 'anywhere' }}>{certificate.sha256}</code>
          <p className="muted small">{t('retention.statementHelp')}</p>
        </section>
      </div>
    </Page>
  );
}

import type { RequestView } from '#contracts';
import { parisDay } from '../../i18n/dates.js';
import { useDates } from '../../i18n/use-dates.js';
import { useT } from '../../i18n/use-t.js';

const steps = ['received', 'identity', 'assessing', 'decided', 'answered', 'closed'] as const;
type Step = (typeof steps)[number];

/** Identity is a fact beside the states: it is done once the level reached suffices. */
function placeOf(request: RequestView): { done: Set<Step>; now: Step | null } {
  const order: Step[] = ['received', 'assessing', 'decided', 'answered', 'closed'];
  const at = order.indexOf(request.state as Step);
  const done = new Set<Step>(order.slice(0, at));
  if (request.identity.inSession.step === null || at >= order.indexOf('decided')) done.add('identity');
  if (request.state === 'closed') done.add('closed');
  if (request.state === 'withdrawn') return { done: new Set(['received']), now: null };
  const asking = request.waiting === 'identity';
  return { done, now: request.state === 'closed' ? null : asking ? 'identity' : order[at] };
}

/** received – identity – assessment – decision – answered – closed */
export function Stepper({ request }: { request: RequestView }) {
  const t = useT();
  const dates = useDates();
  const { done, now } = placeOf(request);
  const when: Partial<Record<Step, string | null>> = {
    received: request.receiptDay,
    answered: request.answeredAt && parisDay(request.answeredAt),
    closed: request.closedAt && parisDay(request.closedAt),
  };
  return (
    <ol className="stepper" aria-label={t('request.workflow')} tabIndex={0}>
      {steps.map((step) => (
        <li
          key={step}
          className={step === now ? 'now' : done.has(step) ? 'done' : ''}
          aria-current={step === now ? 'step' : undefined}
        >
          {t(`request.steps.${step}`)}
          <span className="when">
            {when[step]
              ? dates.tiny(when[step])
              : step === now
                ? t('request.stepNow')
                : done.has(step)
                  ? t('request.stepDone')
                  : ' '}
          </span>
        </li>
      ))}
    </ol>
  );
}

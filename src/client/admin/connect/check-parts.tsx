import { CircleAlert, CircleCheck, Clock, Info } from 'lucide-react';
import type { CheckLine } from '../../../features/connect/check.contract.ts';
import { toApiError } from '../../api/api-error.ts';
import type { AdminMessages } from '../../messages/admin-en.ts';
import { Loading } from '../../ui/loading.tsx';
import { ErrorNotice } from '../../ui/notice.tsx';
import { useAdminWords } from '../use-admin-words.ts';
import styles from './check-parts.module.css';
import type { PartResult } from './use-check.ts';
import type { Family } from './use-desk.ts';

/** Every line of a check: what was tried, what came of it, what it costs, and who changes what where. */
export function CheckParts({ family, parts }: { family: Family; parts: PartResult[] }) {
  const { t } = useAdminWords();
  return parts.map(({ part, lines, isRunning, error }) => (
    <section key={part} className={styles['part']} aria-busy={isRunning}>
      <h2>{t.connectCheck.groups[part]}</h2>
      {error && <ErrorNotice error={toApiError(error)} before={t.connectCheck.failedPart} />}
      {isRunning && <Loading />}
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            <Line line={line} family={family} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

const icons = { good: CircleCheck, bad: CircleAlert, note: Info, waiting: Clock };

function Line({ line, family }: { line: CheckLine; family: Family }) {
  const { t } = useAdminWords();
  const { connectCheck: words } = t;
  const Icon = icons[line.state];
  const isTrouble = line.state === 'bad' || line.state === 'note';
  const fix = isTrouble && fixWords(t, line, family);
  const said = codeWords(t, line);
  return (
    <div className={`${styles['line']} ${styles[line.state]}`}>
      <Icon aria-hidden size={20} />
      <div>
        <p>
          <strong>{words.lines[line.id]}</strong>{' '}
          <span className={styles['state']}>{words.states[line.state]}</span>
        </p>
        {said && <p>{said}</p>}
        {isTrouble && <p className={styles['quiet']}>{words.costs[line.id]}</p>}
        {fix && (
          <p>
            <strong>{words.fixLabel}</strong> {fix}
          </p>
        )}
        {line.code === 'waiting' && line.id === 'launch' && (
          <p className={styles['quiet']}>{words.unknownHint}</p>
        )}
      </div>
    </div>
  );
}

/** What came of it. A good line speaks for itself, unless there is a number to say. */
function codeWords(
  { connect, connectCheck }: AdminMessages,
  { id, code, facts }: CheckLine,
): string | undefined {
  const counts: Record<string, ((count: string) => string) | undefined> = connectCheck.counts;
  const count = facts['count'];
  if (code === 'good') return count === undefined ? undefined : counts[id]?.(count);
  if (code === 'came') return facts['names'];
  const own: Record<string, ((facts: Record<string, string>) => string) | undefined> = connectCheck.codes;
  const findings: Record<string, string> = connect.findings;
  return own[code]?.(facts) ?? [findings[code], facts['url']].filter(Boolean).join(' ');
}

function fixWords(
  { connectCheck, launches }: AdminMessages,
  { fix, facts }: CheckLine,
  family: Family,
): string | undefined {
  if (fix === undefined) return undefined;
  // A refusal means the same here as in the list of launches.
  const reasons: Record<string, readonly [string, string] | string[] | undefined> = launches.reasons;
  const [reason, step] = reasons[facts['refusal'] ?? ''] ?? [];
  if (reason && step) return `${reason} ${step}`;
  const everywhere: Record<string, string> = connectCheck.fixes;
  const there: Record<string, string> = connectCheck.places[family];
  return there[fix] ?? everywhere[fix];
}

import type { AgendaView } from '../../features/check-ins/check-in.contract.ts';
import { ButtonLink } from '../ui/button.tsx';
import styles from './check-ins.module.css';
import { useWords } from './words.ts';

type Path = AgendaView['paths'][number];

/** Where the student is on one path: the next step, what waits, and the last "not yet". */
export function PathPart({ path, personId }: { path: Path; personId: string }) {
  const { t, format } = useWords();
  const { assignmentTitle, milestone, waiting, lastNotYet, isHere } = path;
  return (
    <div className={styles['path']}>
      <p className={styles['quiet']}>{[assignmentTitle, milestone].filter(Boolean).join(' · ')}</p>
      <p>
        <strong>{nextWords(path, t.checkIns.nextStep)}</strong>
      </p>
      {waiting.length > 0 && (
        <p>
          {t.checkIns.waiting(waiting.map(({ title }) => title).join(', '), format.when(oldestOf(waiting)))}
        </p>
      )}
      {lastNotYet && (
        <p>
          {t.checkIns.lastNotYet(lastNotYet.task, format.when(lastNotYet.at))}
          {lastNotYet.comment !== undefined && (
            <>
              : <q>{lastNotYet.comment}</q>
            </>
          )}{' '}
          {lastNotYet.isAcceptedNow && t.checkIns.acceptedNow}
        </p>
      )}
      {isHere && (
        <ButtonLink kind="quiet" to={`/student/${personId}`}>
          {t.checkIns.work}
        </ButtonLink>
      )}
    </div>
  );
}

function oldestOf(waiting: Path['waiting']): string {
  return waiting.map(({ since }) => since).toSorted()[0] ?? '';
}

function nextWords(
  { nextStep: { action, title = '' } }: Path,
  words: ReturnType<typeof useWords>['t']['checkIns']['nextStep'],
): string {
  return action === 'wait' || action === 'finished' ? words[action] : words[action](title);
}

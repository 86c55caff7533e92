import type { decidePassbackApi, retryPassbackApi } from '../../features/journeys/board.contract.ts';
import type { PassbackView } from '../../features/journeys/journey.contract.ts';
import { useApp } from '../app/app-context.ts';
import { useLanguage } from '../messages/use-language.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import styles from './passback-status.module.css';
import { passbackWords } from './passback-words.ts';
import { useStudentChange } from './use-board.ts';

interface PassbackStatusProps {
  passback: PassbackView;
  personId: string;
  journeyId: string | undefined;
  name: string;
}

/** The state of one student's grade in words, with what the teacher can do about it. */
export function PassbackStatus({ passback, personId, journeyId, name }: PassbackStatusProps) {
  const language = useLanguage();
  const { launch } = useApp();
  const words = passbackWords(passback, language);
  const isTeacher = launch.person.role === 'teacher';
  return (
    <span className={styles['status']} data-state={passback.state}>
      <span>{words}</span>
      {journeyId !== undefined && isTeacher && (
        <Actions passback={passback} personId={personId} journeyId={journeyId} name={name} />
      )}
    </span>
  );
}

function Actions({ passback, personId, journeyId, name }: PassbackStatusProps & { journeyId: string }) {
  const { t, format } = useLanguage();
  const { state, lmsScore, scoreGiven } = passback;
  const retry = useStudentChange(personId, (api) =>
    api.call<typeof retryPassbackApi>({
      method: 'post',
      path: '/api/journeys/:journeyId/passback/retries',
      params: { journeyId },
    }),
  );
  const decide = useStudentChange<'ours' | 'theirs'>(personId, (api, keep) =>
    api.call<typeof decidePassbackApi>({
      method: 'post',
      path: '/api/journeys/:journeyId/passback/decisions',
      params: { journeyId },
      body: { keep },
    }),
  );
  const error = retry.error ?? decide.error;
  const ours = t.board.sendOurs(scoreGiven === undefined ? '' : format.number(scoreGiven));
  const theirs =
    lmsScore === undefined ? t.board.keepTheirsUnknown : t.board.keepTheirs(format.number(lmsScore));
  return (
    <>
      {(state === 'retrying' || state === 'refused') && (
        <Button
          onClick={() => retry.run(undefined)}
          isBusy={retry.isBusy}
          aria-label={t.board.sendNowNamed(name)}
        >
          {t.board.sendNow}
        </Button>
      )}
      {state === 'changed-in-lms' && (
        <span className={styles['two']}>
          <Button
            onClick={() => decide.run('ours')}
            isBusy={decide.isBusy}
            aria-label={t.board.decideNamed(ours, name)}
          >
            {ours}
          </Button>
          <Button
            onClick={() => decide.run('theirs')}
            isBusy={decide.isBusy}
            aria-label={t.board.decideNamed(theirs, name)}
          >
            {theirs}
          </Button>
        </span>
      )}
      {error && <ErrorNotice error={error} />}
    </>
  );
}

import type { answerSwitchApi } from '../../features/journeys/board.contract.ts';
import type { GroupView, JourneyView } from '../../features/journeys/journey.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import styles from './work-item.module.css';
import { useStudentChange } from './use-board.ts';

/** A student's wish to switch, with the student's own reason. */
export function SwitchRequest({
  journey,
  group,
  onDone,
}: {
  journey: JourneyView;
  group: GroupView;
  onDone: () => void;
}) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const request = group.switchRequest;
  const answer = useStudentChange<'approved' | 'declined'>(
    journey.student.personId,
    (api, given) =>
      api.call<typeof answerSwitchApi>({
        method: 'post',
        path: '/api/journeys/:journeyId/switch-answers',
        params: { journeyId: journey.journeyId },
        body: { requestId: request?.id ?? '', answer: given },
      }),
    (given) => {
      announce(given === 'approved' ? t.board.approved : t.board.declined);
      onDone();
    },
  );
  if (!request) return null;
  const titleOf = (taskId: string) => group.tasks.find(({ id }) => id === taskId)?.title ?? '';
  const to = titleOf(request.toTaskId);
  return (
    <article className={styles['item']}>
      <div className={styles['work']}>
        <h3>{t.board.switchAsked(titleOf(request.fromTaskId), to)}</h3>
        <p className={styles['place']}>{group.title}</p>
        {request.reason !== undefined && (
          <blockquote className={styles['reason']}>“{request.reason}”</blockquote>
        )}
      </div>
      <div className={styles['answer']}>
        <Button
          onClick={() => answer.run('approved')}
          isBusy={answer.isBusy}
          aria-label={t.board.approveNamed(to)}
        >
          {t.board.approve}
        </Button>
        <Button
          onClick={() => answer.run('declined')}
          isBusy={answer.isBusy}
          aria-label={t.board.declineNamed(to)}
        >
          {t.board.decline}
        </Button>
        {answer.error && <ErrorNotice error={answer.error} />}
      </div>
    </article>
  );
}

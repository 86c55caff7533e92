import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleAlert, Info, UsersRound } from 'lucide-react';
import type { BoardView } from '../../features/journeys/board.contract.ts';
import type { readRosterApi, RosterView } from '../../features/roster/roster.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import type { Language } from '../messages/language.ts';
import { useLanguage } from '../messages/use-language.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import styles from './class-list.module.css';

/** Where the names of the class come from, or why some may be missing. Quiet, because one can teach either way. */
export function ClassList({ board }: { board: BoardView }) {
  const language = useLanguage();
  const { t } = language;
  const { api } = useApp();
  const client = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.call<typeof readRosterApi>({ method: 'post', path: '/api/board/roster-readings' }),
    onSuccess: (roster) =>
      client.setQueryData<BoardView>(['board'], (shown) => (shown ? { ...shown, roster } : shown)),
  });
  const { state } = board.roster;
  const Icon = state === 'failed' ? CircleAlert : state === 'not-offered' ? Info : UsersRound;
  return (
    <>
      <div className={styles['line']}>
        <Icon aria-hidden size={18} />
        <p>{classListWords(board.roster, board.lms, language)}</p>
        {state === 'failed' && (
          <Button kind="quiet" isBusy={isPending} onClick={() => mutate()}>
            {t.roster.readAgain}
          </Button>
        )}
      </div>
      {error && <ErrorNotice error={toApiError(error)} />}
    </>
  );
}

/** What happened, what one sees, what to do. */
export function classListWords(roster: RosterView, lms: string, { t, format }: Language): string {
  const { state, readAt, problem, status, nextTryAt } = roster;
  if (state === 'not-offered') return `${t.roster.notOffered(lms)} ${t.roster.notOfferedStep}`;
  if (state === 'listed' && readAt !== undefined) return t.roster.listed(lms, format.when(readAt));
  if (problem === undefined) return t.roster.reading(lms);
  const answered = status === undefined || status === 200 ? '' : t.roster.answered(String(status));
  const shown = readAt === undefined ? t.roster.shownAsOpened : t.roster.shownIsOf(format.when(readAt));
  const steps: Partial<Record<typeof problem, string>> = {
    'no-access': t.roster.askAdmin,
    refused: t.roster.openAgain,
  };
  const again = nextTryAt === undefined ? undefined : t.roster.nextTry(format.when(nextTryAt));
  return [t.roster.problems[problem](lms, answered), shown, steps[problem] ?? again]
    .filter(Boolean)
    .join(' ');
}

import { useMutation } from '@tanstack/react-query';
import {
  CalendarRange,
  ChevronDown,
  FileDown,
  List,
  MessagesSquare,
  Presentation,
  Signpost,
  Undo2,
  UserRoundSearch,
  UserRound,
  Users,
} from 'lucide-react';
import { useId, useState } from 'react';
import type { exportBoardApi } from '../../features/journeys/board.contract.ts';
import { toApiError } from '../api/api-error.ts';
import { useApp } from '../app/app-context.ts';
import { useLanguage } from '../messages/use-language.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import styles from './board-page.module.css';
import { saveFile } from './save-file.ts';

interface BoardToolsProps {
  canSendBack: boolean;
  isSendingBack: boolean;
  onSendBack: () => void;
}

/** What a teacher does with the class as a whole. What is done seldom is folded; on a phone all of it, so that the class comes first. */
export function BoardTools({ canSendBack, isSendingBack, onSendBack }: BoardToolsProps) {
  const { t } = useLanguage();
  const { api, launch } = useApp();
  const announce = useAnnounce();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const isTeacher = launch.person.role === 'teacher';
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => api.call<typeof exportBoardApi>({ method: 'get', path: '/api/board/export' }),
    onSuccess: ({ fileName, csv }) => {
      saveFile(fileName, csv, 'text/csv;charset=utf-8');
      announce(t.desk.exported(fileName));
    },
  });
  return (
    <>
      <div className={styles['bar']}>
        <div className={isOpen ? styles['actions'] : `${styles['actions']} ${styles['folded']}`}>
          {(canSendBack || isSendingBack) && (
            <Button kind="quiet" aria-expanded={isSendingBack} onClick={onSendBack}>
              <Undo2 aria-hidden size={18} /> {t.desk.sendBackMany}
            </Button>
          )}
          {isTeacher && (
            <ButtonLink kind="quiet" to="/class">
              <Users aria-hidden size={18} /> {t.desk.getToKnow}
            </ButtonLink>
          )}
          {isTeacher && (
            <ButtonLink kind="quiet" to="/check-ins">
              <MessagesSquare aria-hidden size={18} /> {t.desk.checkIns}
            </ButtonLink>
          )}
          <ButtonLink kind="quiet" to="/projector">
            <Presentation aria-hidden size={18} /> {t.desk.projector}
          </ButtonLink>
        </div>
        <Button kind="quiet" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
          <ChevronDown aria-hidden size={18} /> {t.desk.tools}
        </Button>
      </div>
      <div id={id} className={`${styles['actions']} ${styles['seldom']}`} hidden={!isOpen}>
        {isTeacher && <SeldomLinks />}
        <ButtonLink kind="quiet" to="/partners">
          <UserRoundSearch aria-hidden size={18} /> {t.desk.partners}
        </ButtonLink>
        <Button kind="quiet" isBusy={isPending} onClick={() => mutate()}>
          <FileDown aria-hidden size={18} /> {t.desk.exportCsv}
        </Button>
      </div>
      {error && <ErrorNotice error={toApiError(error)} />}
    </>
  );
}

function SeldomLinks() {
  const { t } = useLanguage();
  return (
    <>
      <ButtonLink kind="quiet" to="/dates">
        <CalendarRange aria-hidden size={18} /> {t.path.datesOpen}
      </ButtonLink>
      <ButtonLink kind="quiet" to="/suggestions">
        <Signpost aria-hidden size={18} /> {t.desk.suggestions}
      </ButtonLink>
      <ButtonLink kind="quiet" to="/course-settings">
        <List aria-hidden size={18} /> {t.settings.open}
      </ButtonLink>
      <ButtonLink kind="quiet" to="/profile">
        <UserRound aria-hidden size={18} /> {t.desk.myProfile}
      </ButtonLink>
    </>
  );
}

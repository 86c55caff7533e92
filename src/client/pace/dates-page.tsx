import { ArrowLeft, CalendarRange } from 'lucide-react';
import { useState } from 'react';
import type { MilestoneDatesView } from '../../features/journeys/student.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import styles from './dates-page.module.css';
import { useDates } from './use-dates.ts';
import { weekApart } from './week-apart.ts';

/** By when should most of the class be through a milestone? Dates tell students their pace and lock nothing. */
export function DatesPage() {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const [isSaved, setSaved] = useState(false);
  const dates = useDates(() => {
    setSaved(true);
    announce(t.path.datesSaved);
  });
  return (
    <Page
      title={t.path.datesTitle}
      above={
        <div>
          <ButtonLink kind="quiet" to="/">
            <ArrowLeft aria-hidden size={20} /> {t.board.backToClass}
          </ButtonLink>
        </div>
      }
    >
      <p>{t.path.datesHint}</p>
      {dates.milestones ? (
        <DatesForm
          milestones={dates.milestones}
          isBusy={dates.isBusy}
          onChange={() => setSaved(false)}
          onSave={dates.save}
        />
      ) : (
        dates.error === null && <Loading />
      )}
      {isSaved && <Notice kind="info" sentence={t.path.datesSaved} />}
      {dates.error && <ErrorNotice error={dates.error} />}
    </Page>
  );
}

function DatesForm({
  milestones,
  isBusy,
  onChange,
  onSave,
}: {
  milestones: MilestoneDatesView['milestones'];
  isBusy: boolean;
  onChange: () => void;
  onSave: (days: Record<string, string>) => void;
}) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const [days, setDays] = useState(() =>
    Object.fromEntries(milestones.map(({ id, day }) => [id, day ?? ''])),
  );
  const ids = milestones.map(({ id }) => id);
  const canFill = ids.some((id) => days[id]) && ids.some((id) => !days[id]);
  const fill = () => {
    setDays(weekApart(ids, days));
    onChange();
    announce(t.path.datesFilled);
  };
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) onSave(Object.fromEntries(Object.entries(days).filter(([, day]) => day !== '')));
      }}
    >
      {milestones.map(({ id, title }) => (
        <TextField
          key={id}
          label={title}
          type="date"
          value={days[id] ?? ''}
          onChange={(event) => {
            setDays({ ...days, [id]: event.target.value });
            onChange();
          }}
        />
      ))}
      <div className={styles['actions']}>
        <Button kind="primary" type="submit" isBusy={isBusy}>
          {t.path.datesSave}
        </Button>
        {canFill && (
          <Button onClick={fill}>
            <CalendarRange aria-hidden size={18} /> {t.path.datesWeekly}
          </Button>
        )}
      </div>
    </form>
  );
}

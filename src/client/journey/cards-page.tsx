import { ArrowLeft, Printer } from 'lucide-react';
import { useState } from 'react';
import type { JourneyView, TaskView } from '../../features/journeys/journey.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { PaperRubric } from '../rubric/paper-rubric.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Choice } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Prose } from '../ui/prose.tsx';
import styles from './cards-page.module.css';
import { TaskFacts } from './task-facts.tsx';
import { taskPlaces, type TaskPlace } from './use-journey.ts';

const isOpenWork = ({ state }: TaskView) => state === 'open' || state === 'picked' || state === 'not-yet';

/** Tasks as cards on paper: what to do, where, with whom, and lines to write on. */
export function CardsPage({ journey }: { journey: JourneyView }) {
  const { t } = useLanguage();
  const [which, setWhich] = useState<'mine' | 'all'>('mine');
  const places = taskPlaces(journey);
  const mine = places.filter(({ task, group }) => isOpenWork(task) && (!group || task.pick !== undefined));
  const shown = which === 'mine' ? mine : places;
  return (
    <Page
      title={t.path.cardsTitle}
      above={
        <p className={styles['screenOnly']}>
          <ButtonLink kind="quiet" to="/">
            <ArrowLeft aria-hidden size={20} /> {t.journey.backToTrail}
          </ButtonLink>
        </p>
      }
    >
      <div className={styles['screenOnly']}>
        <p>{t.path.cardsHint}</p>
        <Choice
          legend={t.path.cardsWhich}
          options={[
            { value: 'mine', label: t.path.cardsMine },
            { value: 'all', label: t.path.cardsAll },
          ]}
          value={which}
          onChange={setWhich}
        />
        <Button kind="primary" onClick={() => window.print()}>
          <Printer aria-hidden size={20} /> {t.path.cardsPrint}
        </Button>
      </div>
      {shown.length === 0 && <Notice kind="info" sentence={t.path.cardsNone} />}
      <ul className={styles['cards']}>
        {shown.map((place) => (
          <li key={place.task.id} className={styles['card']} lang={journey.pathway.language}>
            <Card place={place} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

function Card({ place: { task, milestone, group } }: { place: TaskPlace }) {
  const { t } = useLanguage();
  return (
    <>
      <p className={styles['place']}>
        {milestone.title}
        {group && <> · {group.title}</>}
      </p>
      <h2>{task.title}</h2>
      <TaskFacts task={task} />
      <Prose html={task.instructionsHtml} />
      <PaperRubric task={task} />
      <p className={styles['notes']}>{t.path.cardNotes}</p>
    </>
  );
}

import { ArrowLeft, Download, Split } from 'lucide-react';
import { useParams } from 'react-router';
import type { PathwayPreviewView, PathwaySummaryView } from '../../features/pathways/pathway.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Loading } from '../ui/loading.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Prose } from '../ui/prose.tsx';
import { PathwayFacts } from './pathway-facts.tsx';
import listStyles from '../ui/shelf.module.css';
import styles from './pathway-page.module.css';
import { usePathway, useSaveFile } from './use-pathways.ts';

type Step = PathwayPreviewView['outline'][number]['steps'][number];
type Task = Extract<Step, { kind: 'task' }>['task'];

interface PathwayPageProps {
  onUse?: (pathway: PathwaySummaryView) => void;
  isBusy?: boolean;
}

/** One pathway with its whole outline, before it is used. */
export function PathwayPage({ onUse, isBusy = false }: PathwayPageProps) {
  const { t } = useLanguage();
  const { pathwayId = '' } = useParams();
  const { pathway, error, retry } = usePathway(pathwayId);
  return (
    <Page
      key={pathway ? 'loaded' : 'loading'}
      title={pathway?.title ?? t.picker.look}
      above={
        <p>
          <ButtonLink kind="quiet" to="/">
            <ArrowLeft aria-hidden size={20} /> {t.picker.backToList}
          </ButtonLink>
        </p>
      }
    >
      {!pathway && !error && <Loading />}
      {!pathway && error && <ErrorNotice error={error} onRetry={retry} />}
      {pathway && (
        <>
          <p>{pathway.summary}</p>
          <PathwayFacts pathway={pathway} />
          <div className={listStyles['actions']}>
            {onUse && (
              <Button kind="primary" onClick={() => onUse(pathway)} isBusy={isBusy}>
                {t.picker.use}
              </Button>
            )}
            <SaveFile pathwayId={pathway.id} />
          </div>
          <Outline pathway={pathway} />
        </>
      )}
    </Page>
  );
}

function SaveFile({ pathwayId }: { pathwayId: string }) {
  const { t } = useLanguage();
  const file = useSaveFile(pathwayId);
  return (
    <>
      <Button onClick={file.run} isBusy={file.isBusy}>
        <Download aria-hidden size={18} /> {t.picker.saveFile}
      </Button>
      <output>{file.savedName !== undefined && t.picker.savedFile(file.savedName)}</output>
      {file.error && <ErrorNotice error={file.error} />}
    </>
  );
}

function Outline({ pathway }: { pathway: PathwayPreviewView }) {
  const { t } = useLanguage();
  return (
    <>
      {pathway.competencies.length > 0 && (
        <details className={styles['more']}>
          <summary>{t.picker.competencies}</summary>
          <ul className={styles['competencies']}>
            {pathway.competencies.map(({ id, code, statement }) => (
              <li key={id}>
                {code !== undefined && <strong>{code}</strong>} {statement}
              </li>
            ))}
          </ul>
        </details>
      )}
      <h2>{t.picker.outline}</h2>
      <ol className={styles['outline']}>
        {pathway.outline.map((milestone) => (
          <li key={milestone.id}>
            <h3>{milestone.title}</h3>
            {milestone.summary !== undefined && <p className={listStyles['facts']}>{milestone.summary}</p>}
            <ul className={styles['steps']}>
              {milestone.steps.map((step) => (
                <li key={step.kind === 'task' ? step.task.id : step.title}>
                  {step.kind === 'task' ? <TaskOutline task={step.task} /> : <GroupOutline group={step} />}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}

function GroupOutline({ group }: { group: Extract<Step, { kind: 'group' }> }) {
  const { t, format } = useLanguage();
  return (
    <div className={styles['group']}>
      <h4 className={styles['groupTitle']}>
        <Split aria-hidden size={18} /> {group.title}
      </h4>
      <p className={listStyles['facts']}>
        {t.picker.chooseOf(group.choose, group.tasks.length)} ·{' '}
        {t.common.points(format.number(group.points), format.isOne(group.points))} ·{' '}
        {t.picker.switching[group.switching]}
      </p>
      <ul className={styles['steps']}>
        {group.tasks.map((task) => (
          <li key={task.id}>
            <TaskOutline task={task} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function TaskOutline({ task }: { task: Task }) {
  const { t, format } = useLanguage();
  const { minutes, points, place, people, formats } = task;
  const facts = [
    minutes === undefined ? undefined : t.common.minutes(format.number(minutes), format.isOne(minutes)),
    points > 0 ? t.common.points(format.number(points), format.isOne(points)) : undefined,
    place,
    people,
    ...formats.map((each) => t.common.formats[each]),
  ];
  return (
    <details className={styles['task']}>
      <summary>
        <span className={styles['title']}>{task.title}</span>
        <span className={listStyles['facts']}>{facts.filter(Boolean).join(' · ')}</span>
      </summary>
      {task.summary !== undefined && <p>{task.summary}</p>}
      <Prose html={task.instructionsHtml} />
    </details>
  );
}

import type { LaunchView } from '../../features/launch/launch.contract.ts';
import type { Messages } from '../messages/en.ts';
import { useLanguage } from '../messages/use-language.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import type { MarkState } from '../ui/state-mark.tsx';
import styles from './mentor-screen.module.css';

type MentorView = Extract<LaunchView['screen'], { name: 'mentor' }>;
type Child = MentorView['students'][number];

/** How is my child doing, and what can I ask at dinner? */
export function MentorScreen({ screen }: { screen: MentorView }) {
  const { t } = useLanguage();
  return (
    <Page title={t.plain.mentorTitle(screen.assignmentTitle)}>
      {screen.students.length === 0 && (
        <Notice kind="info" sentence={t.plain.mentorEmpty} action={t.plain.mentorEmptyStep} />
      )}
      {screen.students.map((child) => (
        <ChildSection key={child.personId} child={child} />
      ))}
    </Page>
  );
}

function ChildSection({ child }: { child: Child }) {
  const { t } = useLanguage();
  return (
    <section className={styles['child']} aria-labelledby={`child-${child.personId}`}>
      <h2 id={`child-${child.personId}`}>{child.name}</h2>
      <p>{t.common.stages[child.stage]}</p>
      <h3>{t.plain.progress}</h3>
      <ul className={styles['list']}>
        {child.milestones.map(({ title, done, required }) => (
          <li key={title} className={styles['milestone']}>
            <StateMark state={markOf(done, required)} size={20} />
            <span>{title}</span>
            <span className={styles['quiet']}>{t.journey.milestoneProgress(done, required)}</span>
          </li>
        ))}
      </ul>
      <h3>{t.plain.choices}</h3>
      {child.choices.length === 0 && <p className={styles['quiet']}>{t.plain.noChoices}</p>}
      <ul className={styles['list']}>
        {child.choices.map(({ group, task, reason }) => (
          <li key={`${group} ${task}`}>
            <p className={styles['quiet']}>{group}</p> <strong>{task}</strong>
            {reason !== undefined && <blockquote>{t.plain.because(reason)}</blockquote>}
          </li>
        ))}
      </ul>
      <h3>{t.plain.askAtHome}</h3>
      <p>{questionFor(child, t)}</p>
    </section>
  );
}

function questionFor(child: Child, t: Messages): string {
  const next = child.milestones.find(({ done, required }) => done < required);
  if (!next) return t.plain.askDone;
  const latest = child.choices.at(-1);
  return latest ? t.plain.askAbout(latest.task) : t.plain.askNext(next.title);
}

function markOf(done: number, required: number): MarkState {
  if (done >= required) return 'done';
  return done > 0 ? 'picked' : 'open';
}

import type { LaunchView } from '../../features/launch/launch.contract.ts';
import type { Messages } from '../messages/en.ts';
import type { Language } from '../messages/language.ts';
import { ChildShows } from '../conferences/shared-conference-routes.tsx';
import { ChildTells } from '../app/profile-routes.tsx';
import { ChildGoals } from '../goals/goal-routes.tsx';
import { FilledTrail } from '../journey/points-trail.tsx';
import { useLanguage } from '../messages/use-language.ts';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import type { MarkState } from '../ui/state-mark.tsx';
import styles from './mentor-screen.module.css';

type MentorView = Extract<LaunchView['screen'], { name: 'mentor' }>;
type Child = MentorView['students'][number];
type Milestone = Child['milestones'][number];

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
  const language = useLanguage();
  const { t } = language;
  return (
    <section className={styles['child']} aria-labelledby={`child-${child.personId}`}>
      <h2 id={`child-${child.personId}`}>{child.name}</h2>
      <p>{standingOf(child, language)}</p>
      {child.milestones.length > 0 && (
        <>
          <FilledTrail share={shareOf(child.milestones)} milestones={child.milestones.length} />
          <Milestones milestones={child.milestones} />
        </>
      )}
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
      <ChildTells personId={child.personId} name={child.name} />
      <ChildGoals personId={child.personId} name={child.name} />
      <ChildShows personId={child.personId} name={child.name} />
      <h3>{t.plain.askAtHome}</h3>
      <p>{questionFor(child, t)}</p>
    </section>
  );
}

function Milestones({ milestones }: Pick<Child, 'milestones'>) {
  const { t } = useLanguage();
  return (
    <>
      <h3>{t.plain.progress}</h3>
      <ol className={styles['list']}>
        {milestones.map((milestone) => (
          <li key={milestone.title} className={styles['milestone']}>
            <StateMark state={markOf(milestone)} size={20} />
            <span>
              {milestone.title}
              <span className={styles['counts']}>{countsOf(milestone, t)}</span>
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}

/** Said in tasks: one word for a whole journey would hide that some of it is done and some of it came back. */
function standingOf({ stage, milestones }: Child, { t, format }: Language): string {
  if (stage === 'not-started') return t.common.stages[stage];
  const [waiting, notYet] = [sumOf(milestones, 'waiting'), sumOf(milestones, 'notYet')];
  return [
    t.plain.tasksDone(format.number(sumOf(milestones, 'done')), format.number(sumOf(milestones, 'required'))),
    ...(waiting > 0 ? [t.plain.tasksWait(format.number(waiting), format.isOne(waiting))] : []),
    ...(notYet > 0 ? [t.plain.tasksBack(format.number(notYet), format.isOne(notYet))] : []),
  ].join(' ');
}

function shareOf(milestones: Milestone[]): number {
  return sumOf(milestones, 'done') / Math.max(1, sumOf(milestones, 'required'));
}

function sumOf(milestones: Milestone[], count: keyof Omit<Milestone, 'title'>): number {
  return milestones.reduce((total, milestone) => total + milestone[count], 0);
}

function countsOf({ done, required, waiting, notYet }: Milestone, t: Messages): string {
  return [
    t.journey.milestoneProgress(done, required),
    ...(waiting > 0 ? [t.journey.milestoneWaiting(waiting)] : []),
    ...(notYet > 0 ? [t.journey.milestoneNotYet(notYet)] : []),
  ].join(' · ');
}

function questionFor(child: Child, t: Messages): string {
  const next = child.milestones.find(({ done, required }) => done < required);
  if (!next) return t.plain.askDone;
  const latest = child.choices.at(-1);
  return latest ? t.plain.askAbout(latest.task) : t.plain.askNext(next.title);
}

function markOf({ done, required, waiting, notYet }: Milestone): MarkState {
  if (done >= required) return 'done';
  if (notYet > 0) return 'not-yet';
  if (waiting > 0) return 'handed-in';
  return done > 0 ? 'picked' : 'open';
}

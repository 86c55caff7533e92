import { CalendarDays } from 'lucide-react';
import { Suspense, useDeferredValue, useEffect, useLayoutEffect, useState } from 'react';
import { Link, useLocation } from 'react-router';
import type { JourneyView } from '../../features/journeys/journey.contract.ts';
import { useApp } from '../app/app-context.ts';
import { useLanguage } from '../messages/use-language.ts';
import { Page } from '../ui/page.tsx';
import { useIsRestHere, WhyNumber } from './lazy-screens.ts';
import { takeLastOpened } from './last-opened.ts';
import { MilestoneSection } from './milestone-section.tsx';
import { NextStep } from './next-step.tsx';
import { JourneyPace } from './pace-words.tsx';
import { PassbackLine } from './passback-line.tsx';
import { PathMap } from '../path-map/path-map.tsx';
import { ProfileInvite } from './profile-invite.tsx';
import { PointsTrail } from './points-trail.tsx';
import styles from './trail-page.module.css';
import { useIsPrinting, useIsWide, useTrailView } from './use-view.ts';
import { ViewSwitch } from './view-switch.tsx';

let hasShownTrail = false;

/** The next step can be pressed before the whole trail is drawn below it: a slow phone takes its time for that. */
function useIsTrailDue(): boolean {
  const isDue = useDeferredValue(true, hasShownTrail);
  useEffect(() => {
    hasShownTrail ||= isDue;
  }, [isDue]);
  return isDue;
}

/** The whole trail, as a map or a list, with the next step on top. */
export function TrailPage({ journey }: { journey: JourneyView }) {
  const { t, format } = useLanguage();
  const [lastOpened] = useState(takeLastOpened);
  const location = useLocation();
  useEffect(() => {
    // Also when the same link is pressed again: each press makes another location.
    const { hash } = location;
    if (hash !== '') document.getElementById(decodeURIComponent(hash.slice(1)))?.focus();
  }, [location]);
  useLayoutEffect(() => {
    if (lastOpened !== null) document.getElementById(`task-${lastOpened}`)?.focus();
  }, [lastOpened]);
  const { view, show } = useTrailView();
  const isWide = useIsWide();
  const isPrinting = useIsPrinting();
  const isRestHere = useIsRestHere();
  const isTrailDue = useIsTrailDue();
  const { assignment, score } = journey;
  const possible = format.number(score.maximum);
  return (
    <Page
      title={assignment.title}
      width={view === 'map' ? 'full' : 'reading'}
      keepsFocus={lastOpened !== null}
    >
      <p className={styles['where']}>
        <span>{whereYouAre(journey, t)}</span>
        <strong>
          {score.given === undefined
            ? t.journey.noPointsYet(possible)
            : t.journey.pointsSoFar(format.number(score.given), possible)}
        </strong>
        <JourneyPace journey={journey} />
        {assignment.dueAt !== undefined && (
          <span className={styles['due']}>
            <CalendarDays aria-hidden size={18} /> {t.common.dueOn(format.due(assignment.dueAt))}
          </span>
        )}
      </p>
      <PointsTrail journey={journey} />
      <NextStep journey={journey} />
      {journey.invitesToProfile && <ProfileInvite />}
      {isTrailDue && (
        <>
          <h2>{t.journey.trail}</h2>
          <ViewSwitch view={view} onShow={show} />
          {view === 'map' ? (
            <PathMap journey={journey} layout={isWide || isPrinting ? 'wide' : 'tall'} />
          ) : (
            <ol className={styles['trail']}>
              {journey.milestones.map((milestone) => (
                <li key={milestone.id}>
                  <MilestoneSection journeyId={journey.journeyId} milestone={milestone} />
                </li>
              ))}
            </ol>
          )}
          <PassbackLine passback={journey.passback} />
          <ProfileLink />
          <ListedAs journey={journey} />
          {isRestHere && (
            <Suspense fallback={null}>
              <WhyNumber journey={journey} />
            </Suspense>
          )}
        </>
      )}
    </Page>
  );
}

function ProfileLink() {
  const { t } = useLanguage();
  if (useApp().launch.person.role !== 'student') return null;
  return (
    <p data-screen-only>
      <Link to="/profile">{t.journey.myProfile}</Link>
    </p>
  );
}

/** Where the LMS tells no names, students know by this which line of a list is theirs. */
function ListedAs({ journey }: { journey: JourneyView }) {
  const { t } = useLanguage();
  const { person } = useApp().launch;
  if (person.role !== 'student' || person.name !== undefined) return null;
  return <p className={styles['listedAs']}>{t.journey.listedAs(journey.student.name)}</p>;
}

function whereYouAre(journey: JourneyView, t: ReturnType<typeof useLanguage>['t']): string {
  const { nextStep, milestones } = journey;
  if (!('milestoneId' in nextStep)) return t.journey.allDone;
  const index = milestones.findIndex(({ id }) => id === nextStep.milestoneId);
  const milestone = milestones[index];
  return milestone ? t.journey.whereYouAre(index + 1, milestones.length, milestone.title) : '';
}

import { ChevronLeft, ChevronRight, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { ConferenceView, OwnConferenceView } from '../../features/conferences/conference.contract.ts';
import { lineOf } from '../profile/line-words.ts';
import { useApp } from '../app/app-context.ts';
import { Button } from '../ui/button.tsx';
import { GoalWords } from './conference-sheet.tsx';
import { NextStep } from './next-step.tsx';
import { PieceContent } from './piece-content.tsx';
import styles from './stage.module.css';
import { useWords } from './words.ts';

interface Step {
  key: string;
  title: string;
  content: ReactNode;
}

const isFramed = window.parent !== window;

interface StageProps {
  conference: ConferenceView;
  onHeld: (view: OwnConferenceView) => void;
  onLeave: () => void;
}

/** The conference as it is shown: one thing at a time in large type, by keys, on a projector or a phone. */
export function Stage({ conference, onHeld, onLeave }: StageProps) {
  const { t, format } = useWords();
  // What is shown stays as it was at the start, also once it is held and the page begins anew.
  const [shown] = useState(conference);
  const steps = useSteps(shown, { onHeld, onLeave });
  const [at, setAt] = useState(0);
  const step = steps[at];
  const go = (by: 1 | -1) => setAt(Math.max(0, Math.min(steps.length - 1, at + by)));
  useArrowKeys(go);
  useEffect(() => {
    document.title = `${t.conference.title} · Waymark`;
  }, [t]);
  if (!step) return null;
  return (
    <div className={isFramed ? `${styles['stage']} ${styles['framed']}` : styles['stage']}>
      <div className={styles['top']}>
        <span>{t.conference.stepOf(format.number(at + 1), format.number(steps.length))}</span>
        <Button kind="quiet" onClick={onLeave}>
          <X aria-hidden size={20} /> {t.conference.leave}
        </Button>
      </div>
      <StepPage key={step.key} step={step} />
      <div className={styles['moves']}>
        {at > 0 && (
          <Button onClick={() => go(-1)}>
            <ChevronLeft aria-hidden size={24} /> {t.conference.previous}
          </Button>
        )}
        {at < steps.length - 1 && (
          <Button kind="primary" data-forward onClick={() => go(1)}>
            {t.conference.next} <ChevronRight aria-hidden size={24} />
          </Button>
        )}
      </div>
    </div>
  );
}

/** Drawn anew for each step, so that its heading takes the focus. */
function StepPage({ step: { title, content } }: { step: Step }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus();
  }, []);
  return (
    <div className={styles['step']}>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {content}
    </div>
  );
}

/** In this order: who I am, where I want to go, what I made, what I ask, and what we agree on. */
function useSteps(shown: ConferenceView, next: Pick<StageProps, 'onHeld' | 'onLeave'>): Step[] {
  const { t } = useWords();
  const { person } = useApp().launch;
  const { lines, goal, pieces, question, course } = shown;
  return [
    {
      key: 'welcome',
      title: t.conference.title,
      content: (
        <>
          <p>{t.conference.welcome(person.name ?? t.conference.me)}</p>
          {course !== undefined && <p>{course}</p>}
          <p className={styles['hint']}>{t.conference.keysHint}</p>
        </>
      ),
    },
    ...(lines.length === 0
      ? []
      : [
          {
            key: 'lines',
            title: t.conference.lines,
            content: (
              <ul>
                {lines.map((line) => (
                  <li key={line.id}>{lineOf(line, t.profile.taps)}</li>
                ))}
              </ul>
            ),
          },
        ]),
    ...(goal ? [{ key: 'goal', title: t.conference.goal, content: <GoalWords goal={goal} /> }] : []),
    ...pieces.map((piece) => ({
      key: `${piece.journeyId} ${piece.taskId}`,
      title: piece.title,
      content: (
        <>
          {piece.shows !== '' && <blockquote>{piece.shows}</blockquote>}
          <div className={styles['work']}>
            <PieceContent piece={piece} mayOpenFiles={shown.mayOpenFiles} />
          </div>
        </>
      ),
    })),
    ...(question === ''
      ? []
      : [
          {
            key: 'question',
            title: t.conference.askedOfYou,
            content: <blockquote>{question}</blockquote>,
          },
        ]),
    { key: 'step', title: t.conference.stepTitle, content: <NextStep {...next} /> },
  ];
}

const keys: Record<string, 1 | -1 | undefined> = {
  ArrowRight: 1,
  PageDown: 1,
  ArrowLeft: -1,
  PageUp: -1,
};

/** As presenters' remotes send them; in a field they move the cursor. */
function useArrowKeys(go: (by: 1 | -1) => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const by = keys[event.key];
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (by === undefined || !isPlain || isTyping(event.target)) return;
      event.preventDefault();
      go(by);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, select, audio, video') !== null;
}

import { useRef, useState } from 'react';
import type { reviewWorkApi } from '../../features/journeys/board.contract.ts';
import type { Level } from '../../domain/levels.ts';
import type { JourneyView, TaskView } from '../../features/journeys/journey.contract.ts';
import { sendVoice } from '../api/send-voice.ts';
import { useApp } from '../app/app-context.ts';
import { useLanguage } from '../messages/use-language.ts';
import { useAnnounce } from '../ui/announcer.tsx';
import { CommentField } from '../comments/comment-field.tsx';
import { RubricTaps } from '../rubric/rubric-taps.tsx';
import { rowTaps } from '../rubric/row-taps.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { ErrorNotice } from '../ui/notice.tsx';
import { useKept } from '../use-kept.ts';
import { useRequestId } from '../use-request-id.ts';
import { LevelChoice } from './level-choice.tsx';
import styles from './review-form.module.css';
import { useStudentChange } from './use-board.ts';
import { canRecord } from './use-recorder.ts';
import { VoiceComment } from './voice-comment.tsx';

interface ReviewFormProps {
  journey: JourneyView;
  task: TaskView;
  handInId: string;
  onDone: () => void;
}

type Review = { outcome: 'accepted'; points?: number } | { outcome: 'not-yet' };

/** The teacher's answer to the latest hand-in of a task: accept with points, or send back with a note. */
export function ReviewForm({ journey, task, handInId, onDone }: ReviewFormProps) {
  const { t, format } = useLanguage();
  const announce = useAnnounce();
  const requestId = useRequestId();
  const { session } = useApp();
  const [recording, setRecording] = useState<Blob>();
  const sent = useRef<{ recording: Blob; id: string }>(undefined);
  const [fault, setFault] = useState<'points' | 'comment'>();
  const earlier = task.reviews.findLast((review) => review.handInId === handInId);
  const kept = useKept(`waymark.review.${journey.journeyId}.${task.id}.${handInId}`, {
    points: earlier?.points === undefined ? '' : String(earlier.points),
    comment: '',
    level: String(earlier?.level ?? ''),
    rows: JSON.stringify(earlier?.rows ?? {}),
  });
  const { points, comment } = kept.fields;
  const level = readLevel(kept.fields.level);
  const change = (next: Partial<typeof kept.fields>) => kept.change(next);
  const taps = rowTaps(task, kept.fields, change);
  const possible = format.number(task.points);
  const review = useStudentChange<Review>(
    journey.student.personId,
    async (api, input) => {
      // Sent once, also when the answer itself has to be sent again.
      if (recording && sent.current?.recording !== recording) {
        const place = { journeyId: journey.journeyId, taskId: task.id };
        sent.current = { recording, id: (await sendVoice(session, { ...place, recording })).id };
      }
      const content = {
        taskId: task.id,
        handInId,
        ...input,
        ...(level === undefined ? {} : { level }),
        ...(Object.keys(taps.rows).length > 0 ? { rows: taps.rows } : {}),
        ...(recording && sent.current ? { voiceFileId: sent.current.id } : {}),
        ...(comment.trim() === '' ? {} : { comment: comment.trim() }),
      };
      return api.call<typeof reviewWorkApi>({
        method: 'post',
        path: '/api/journeys/:journeyId/reviews',
        params: { journeyId: journey.journeyId },
        body: { id: requestId(content), ...content },
      });
    },
    ({ outcome }) => {
      kept.clear();
      announce(outcome === 'accepted' ? t.board.accepted(task.title) : t.board.sentBack(task.title));
      onDone();
    },
  );
  const accept = () => {
    const given = readPoints(points, task.points);
    setFault(given === null ? 'points' : undefined);
    if (given !== null) review.run({ outcome: 'accepted', ...(task.points > 0 ? { points: given } : {}) });
  };
  const sendBack = () => {
    const isEmpty = comment.trim() === '' && !recording;
    setFault(isEmpty ? 'comment' : undefined);
    if (!isEmpty) review.run({ outcome: 'not-yet' });
  };
  return (
    <div className={styles['form']}>
      {task.rubric && (
        <RubricTaps
          rubric={task.rubric}
          language={journey.pathway.language}
          taps={taps}
          hasPoints={task.points > 0}
        />
      )}
      <LevelChoice
        level={level}
        hasPoints={task.points > 0}
        onChange={(next) =>
          change({
            level: String(next ?? ''),
            ...suggestedPoints(task, next),
          })
        }
      />
      {task.points > 0 && (
        <div className={styles['points']}>
          <TextField
            label={t.board.pointsField(possible)}
            inputMode="decimal"
            autoComplete="off"
            value={points}
            fault={fault === 'points' ? t.board.pointsFault(possible) : undefined}
            onChange={(event) => change({ points: event.target.value })}
          />
        </div>
      )}
      <CommentField
        label={t.board.comment}
        value={comment}
        fault={fault === 'comment' ? t.board.noteFault : undefined}
        onChange={(text) => change({ comment: text })}
      />
      {journey.isVoiceAllowed === true && canRecord() && <VoiceComment onChange={setRecording} />}
      <div className={styles['actions']}>
        <Button
          kind="primary"
          onClick={accept}
          isBusy={review.isBusy}
          aria-label={t.board.acceptNamed(task.title)}
        >
          {t.board.accept}
        </Button>
        <Button onClick={sendBack} isBusy={review.isBusy} aria-label={t.board.sendBackNamed(task.title)}>
          {t.board.sendBack}
        </Button>
      </div>
      {review.error && <ErrorNotice error={review.error} before={t.board.reviewFailed} />}
    </div>
  );
}

function readLevel(text: string): Level | undefined {
  return ([1, 2, 3, 4] as const).find((level) => String(level) === text);
}

/** The server knows what each level suggests for a task. */
function suggestedPoints(task: TaskView, level: Level | undefined): { points?: string } {
  const points = level === undefined ? undefined : task.levelPoints?.[level - 1];
  return points === undefined ? {} : { points: String(points) };
}

/** Points from 0 to the task's own with at most two decimals, also with a decimal comma; null when they are not. */
function readPoints(text: string, possible: number): number | null {
  if (possible === 0) return 0;
  const plain = text.trim().replace(',', '.');
  if (!/^\d+(?:\.\d{1,2})?$/.test(plain)) return null;
  const points = Number(plain);
  return points <= possible ? points : null;
}

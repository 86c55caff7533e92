import { randomUUID } from 'node:crypto';
import type { JourneyView } from '../src/features/journeys/journey.contract.ts';

type Rows = Record<string, 1 | 2 | 3 | 4>;

/** Pieces shown in one way, under the rubric of their task; all people are invented. */
interface DemoPiece {
  as: string;
  way: string;
  work: { format: 'text' | 'offline'; text?: string; note?: string };
  selfRating: Rows;
  /** Absent: it waits for the teacher. */
  review?: { rows: Rows; level: number; points: number; comment: string };
}

const place = { group: 'argue-a-change', task: 'claim-evidence-reasoning' };

const pieces: DemoPiece[] = [
  {
    as: 'seoyeon',
    way: 'written',
    work: {
      format: 'text',
      text:
        'I claim that the kelp fell because the otters left. Urchins rose from 3 to 41 per square meter. Kelp cover fell from ' +
        '70% to 5%. Rockfish fell by half. Otters eat urchins, so without otters more urchins live. Urchins eat kelp, so kelp falls.',
    },
    selfRating: { claim: 3, reasoning: 4 },
    review: {
      rows: { claim: 3, reasoning: 3 },
      level: 3,
      points: 11.5,
      comment: 'Two clear steps from otter to kelp. Now say how the rockfish fit in.',
    },
  },
  {
    as: 'kwame',
    way: 'told',
    work: { format: 'offline', note: 'Told to Ms Rivera on Tuesday, with my card about the mussels.' },
    selfRating: { claim: 3, reasoning: 2 },
  },
];

interface Opened {
  call<T>(method: 'POST', path: string, body: object): Promise<T>;
}

/** Two pieces under one rubric: one that both have looked at, one that waits for the teacher. */
export async function seedRatedPieces(
  enter: (as: string) => Promise<Opened>,
  teacher: Opened,
): Promise<void> {
  const seedPiece = async (piece: DemoPiece): Promise<void> => {
    const student = await enter(piece.as);
    await student.call('POST', '/api/journey/picks', {
      id: randomUUID(),
      groupId: place.group,
      taskId: place.task,
    });
    const journey = await student.call<JourneyView>('POST', '/api/journey/hand-ins', {
      id: randomUUID(),
      taskId: place.task,
      way: piece.way,
      selfRating: piece.selfRating,
      ...piece.work,
    });
    if (!piece.review) return;
    await teacher.call('POST', `/api/journeys/${journey.journeyId}/reviews`, {
      id: randomUUID(),
      taskId: place.task,
      handInId: handInOf(journey),
      outcome: 'accepted',
      ...piece.review,
    });
  };
  await Promise.all(pieces.map(seedPiece));
}

function handInOf(journey: JourneyView): string | undefined {
  return journey.milestones
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'group' ? step.group.tasks : []))
    .find(({ id }) => id === place.task)
    ?.handIns.at(-1)?.id;
}

import { pieceKey } from '../../domain/conference.ts';
import type { ConferenceView } from '../../features/conferences/conference.contract.ts';
import type { ConferenceState } from './conference-keeper.ts';

/** What is shown as it stands on the page, saved or not. What was chosen just now has no content before it is saved. */
export function shownConference({ view, draft }: Pick<ConferenceState, 'view' | 'draft'>): ConferenceView {
  const { conference, choices } = view;
  const known = new Map(conference.pieces.map((piece) => [pieceKey(piece), piece]));
  const works = new Map(choices.works.map((work) => [pieceKey(work), work]));
  const lines = new Map(choices.lines.map((line) => [line.id, line]));
  const goal = choices.goals.find(({ id }) => id === draft.goalId);
  const { goal: _before, ...rest } = conference;
  return {
    ...rest,
    pieces: draft.pieces.flatMap((piece) => {
      const work = known.get(pieceKey(piece)) ?? works.get(pieceKey(piece));
      return work ? [{ ...work, shows: piece.shows }] : [];
    }),
    lines: draft.lineIds.flatMap((id) => lines.get(id) ?? []),
    ...(goal ? { goal } : {}),
    question: draft.question,
  };
}

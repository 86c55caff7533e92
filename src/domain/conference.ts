import { keepBoth } from './profile.ts';
import type { ProfileVisibility } from './profile.ts';

// A conference: the student shows chosen work, and all agree on one next step.

export const mostPieces = 3;
export const mostLines = 8;
/** Characters of one sentence. */
export const longestSaid = 300;

/** Who does the agreed next step. */
export const stepOwners = ['student', 'teacher', 'family'] as const;
export type StepOwner = (typeof stepOwners)[number];

/** A piece of work by its place, and what the student says that it shows. */
export interface Piece {
  journeyId: string;
  taskId: string;
  shows: string;
}

/** What a student makes ready; nothing of it must be filled. */
export interface Preparation {
  pieces: Piece[];
  /** Lines of the profile that are shown. */
  lineIds: string[];
  goalId?: string;
  question: string;
  visibility: ProfileVisibility;
}

export const emptyPreparation: Preparation = {
  pieces: [],
  lineIds: [],
  question: '',
  visibility: 'this-teacher',
};

/** One key for one piece of work. */
export const pieceKey = ({ journeyId, taskId }: Pick<Piece, 'journeyId' | 'taskId'>) =>
  `${journeyId} ${taskId}`;

/**
 * What was typed upon an older state than is stored: both texts are kept, the stored one first. Pieces that were chosen elsewhere
 * stay while there is room.
 */
export function mergePreparations(stored: Preparation, typed: Preparation): Preparation {
  const before = new Map(stored.pieces.map((piece) => [pieceKey(piece), piece.shows]));
  const pieces = typed.pieces.map((piece) => ({
    ...piece,
    shows: keepBoth(before.get(pieceKey(piece)) ?? '', piece.shows),
  }));
  const chosen = new Set(pieces.map(pieceKey));
  const others = stored.pieces.filter((piece) => !chosen.has(pieceKey(piece)));
  return {
    ...typed,
    pieces: [...pieces, ...others].slice(0, mostPieces),
    lineIds: [...new Set([...typed.lineIds, ...stored.lineIds])].slice(0, mostLines),
    question: keepBoth(stored.question, typed.question),
  };
}

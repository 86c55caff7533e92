import type { KindMark, TaskMark } from '../../domain/suggestion-policy.ts';

/** What holds for an option, and what was decided here: for the class, or for one learner. */
export interface Marked {
  mark?: 'pinned' | 'muted' | undefined;
  own?: TaskMark | undefined;
}

/**
 * What a tap on "pin" or "mute" decides. The same tap again takes it back; where it was the class's decision, taking it back for one
 * learner is a decision too. Null: nothing is decided here any more.
 */
export function nextMark({ mark, own }: Marked, pressed: 'pinned' | 'muted'): TaskMark | null {
  if (mark !== pressed) return pressed;
  return own === pressed ? null : 'usual';
}

/** The same for a kind of reason. @param isForOne decided for one learner, not for the class */
export function nextKind(
  { isMuted, own }: { isMuted: boolean; own?: KindMark | undefined },
  isForOne: boolean,
): KindMark | null {
  if (!isMuted) return own === 'told' ? null : 'muted';
  return own === 'muted' || !isForOne ? null : 'told';
}

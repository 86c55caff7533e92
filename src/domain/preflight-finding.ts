/** Where a finding stands; all absent means the pathway itself. */
export interface Place {
  milestoneId?: string;
  groupId?: string;
  taskId?: string;
  competencyId?: string;
  /** A row of the task's rubric. */
  rowId?: string;
  /** One of the task's ways of showing it. */
  wayId?: string;
  field?: string;
}

export type FindingCode =
  | 'title-missing'
  | 'no-milestone'
  | 'no-task'
  | 'no-points'
  | 'milestone-empty'
  | 'group-too-small'
  | 'group-too-big'
  | 'choose-too-many'
  | 'choose-all'
  | 'options-unequal'
  | 'options-many'
  | 'no-offline-option'
  | 'no-instructions'
  | 'no-format'
  | 'image-without-words'
  | 'competency-without-evidence'
  | 'competency-unknown'
  | 'row-incomplete'
  | 'way-untitled'
  | 'way-format'
  | 'ways-too-few'
  | 'ways-without-rubric'
  | 'too-many-tasks'
  | 'invalid';

/** One thing that the check before publishing found. */
export interface Finding {
  code: FindingCode;
  /** `must-fix` keeps the pathway from being published; `look-at` is advice. */
  severity: 'must-fix' | 'look-at';
  place: Place;
  /** A plain English sentence; screens in other languages make theirs from `code` and `values`. */
  sentence: string;
  values: Record<string, string | number>;
}

/** A title as a sentence says it. */
export function named(title: string): string {
  return title.trim() === '' ? 'This' : `“${title.trim()}”`;
}

export type Values = Finding['values'];

/** Keeps the pathway from being published. */
export function mustFix(code: FindingCode, place: Place, sentence: string, values: Values = {}): Finding {
  return { code, severity: 'must-fix', place, sentence, values };
}

/** Advice. */
export function lookAt(code: FindingCode, place: Place, sentence: string, values: Values = {}): Finding {
  return { code, severity: 'look-at', place, sentence, values };
}

/** The finding, where it is so. */
export function when(isSo: boolean, make: () => Finding): Finding[] {
  return isSo ? [make()] : [];
}

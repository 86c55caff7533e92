import type { Fault } from './describe-issue.ts';
import { readDraft } from './draft-content.ts';
import { preflight } from './preflight.ts';
import type { Finding, Place } from './preflight.ts';
import { validatePathway } from './validate-pathway.ts';

/**
 * Everything that the check before publishing says of a draft: `preflight`, and as `invalid` each fault for which
 * publishing would refuse it and that preflight has not already named at the same place.
 */
export function checkDraft(input: unknown): Finding[] {
  const found = preflight(readDraft(input));
  const reading = validatePathway(input);
  if (reading.ok) return found;
  const named = new Set(found.filter(({ severity }) => severity === 'must-fix').map(placeKey));
  const rest = reading.faults.map((fault) => toFinding(fault, input));
  const unnamed = rest.filter((finding) => !named.has(placeKey(finding)));
  // A refusal that matches nothing above it must still be seen.
  const isSilent = named.size === 0 && unnamed.length === 0;
  return [...found, ...(isSilent ? rest : unnamed)];
}

function placeKey({ place: { milestoneId, groupId, taskId, field } }: Finding): string {
  // How many options a group may have is a fault of its list, and a finding of the group.
  return [milestoneId, groupId, taskId, field === 'tasks' ? undefined : field].join('/');
}

function toFinding({ path, message }: Fault, input: unknown): Finding {
  const { place, field } = placeOfPath(path, input);
  const what = field === '' ? message : `${field} ${message}`;
  return {
    code: 'invalid',
    severity: 'must-fix',
    place: field === '' ? place : { ...place, field },
    sentence: what.endsWith('.') ? what : `${what}.`,
    values: {},
  };
}

/** Follows a fault's path, such as `milestones[2].steps[0].group.choose`, and notes the ids that it passes. */
function placeOfPath(path: string, input: unknown): { place: Place; field: string } {
  const keys = path.split(/[.[\]]+/).filter((key) => key !== '');
  const place: Place = {};
  let value: unknown = input;
  let field = '';
  for (const [index, key] of keys.entries()) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    const kind = kindOf(keys, index);
    const id: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'id') : undefined;
    // What is wrong inside a list of the task's own is a fault of the list.
    const isInside = field === 'rubric' || field === 'ways' || /^\d+$/.test(key) || key === 'steps';
    if (kind === null) field = isInside ? field : key;
    else if (typeof id === 'string') {
      place[kind] = id;
      field = '';
    }
  }
  return { place, field: field === 'milestones' ? '' : field };
}

function kindOf(keys: string[], index: number): 'milestoneId' | 'groupId' | 'taskId' | null {
  const key = keys[index];
  const before = keys[index - 1];
  if (before === 'milestones' && index === 1) return 'milestoneId';
  if (key === 'group' && index === 4) return 'groupId';
  if (key === 'task' && index === 4) return 'taskId';
  return before === 'tasks' && index === 6 ? 'taskId' : null;
}

import { buildDraft, flattenDraft, isSameValue, rootKey } from './draft-nodes.ts';
import type { DraftNode, DraftNodes } from './draft-nodes.ts';
import type { PathwayContent } from './pathway.ts';
import type { Place } from './preflight.ts';

/** One field that two people changed in different ways. Both are kept until a person chooses. */
export interface MergeConflict {
  place: Place;
  field: string;
  /** What stands in the merged pathway. */
  mine: unknown;
  theirs: unknown;
}

export interface MergedDraft {
  content: PathwayContent;
  conflicts: MergeConflict[];
}

/**
 * Joins two drafts that began as the same `base`. What only one side changed, moved, added or removed is taken over; what one
 * side removed and the other changed stays. Where both changed the same field, mine stands and theirs is listed.
 */
export function mergeDrafts(base: PathwayContent, mine: PathwayContent, theirs: PathwayContent): MergedDraft {
  const sides = { base: flattenDraft(base), mine: flattenDraft(mine), theirs: flattenDraft(theirs) };
  const conflicts: MergeConflict[] = [];
  const merged: DraftNodes = new Map();
  for (const key of new Set([...sides.mine.keys(), ...sides.theirs.keys()])) {
    const node = mergeNode(sides, key, conflicts);
    if (node !== null) merged.set(key, node);
  }
  ensureParents(merged, sides);
  for (const node of merged.values()) node.children = mergeChildren(sides, merged, node.key);
  return { content: buildDraft(merged), conflicts };
}

interface Sides {
  base: DraftNodes;
  mine: DraftNodes;
  theirs: DraftNodes;
}

function mergeNode(sides: Sides, key: string, conflicts: MergeConflict[]): DraftNode | null {
  const base = sides.base.get(key);
  const mine = sides.mine.get(key);
  const theirs = sides.theirs.get(key);
  if (mine && theirs) {
    const parent = base && mine.parent === base.parent ? theirs.parent : mine.parent;
    const place = placeOf(sides.mine, mine);
    return { ...mine, parent, fields: mergeFields(base, mine, theirs, { place, conflicts }) };
  }
  const only = mine ?? theirs;
  if (!only) return null;
  // Removed on the other side: stays only if this side has since changed it.
  return base && isSameValue(base.fields, only.fields) ? null : { ...only };
}

function mergeFields(
  base: DraftNode | undefined,
  mine: DraftNode,
  theirs: DraftNode,
  { place, conflicts }: { place: Place; conflicts: MergeConflict[] },
): Record<string, unknown> {
  const names = new Set([...Object.keys(mine.fields), ...Object.keys(theirs.fields)]);
  const merged: Record<string, unknown> = {};
  for (const field of names) {
    const [was, own, other] = [base?.fields[field], mine.fields[field], theirs.fields[field]];
    const isMine = isSameValue(own, other) || isSameValue(was, other);
    if (!isMine && !isSameValue(was, own)) {
      conflicts.push({ place, field, mine: own ?? null, theirs: other ?? null });
    }
    const value = isMine || !isSameValue(was, own) ? own : other;
    if (value !== undefined) merged[field] = value;
  }
  return merged;
}

/** What stays needs a place to stay in: a removed milestone or group comes back with it. */
function ensureParents(merged: DraftNodes, sides: Sides): void {
  for (const node of merged.values()) {
    for (let key = node.parent; key !== null && !merged.has(key);) {
      const found: DraftNode | undefined =
        sides.mine.get(key) ?? sides.theirs.get(key) ?? sides.base.get(key);
      if (!found) break;
      merged.set(key, { ...found });
      key = found.parent;
    }
  }
}

/** The order of the side that changed it (mine when both did); what the other side has more comes after its neighbour there. */
function mergeChildren(sides: Sides, merged: DraftNodes, parent: string): string[] {
  const orderOf = (nodes: DraftNodes) => nodes.get(parent)?.children ?? [];
  const hasMineChanged = !isSameValue(orderOf(sides.base), orderOf(sides.mine));
  const [first, second] = hasMineChanged
    ? [orderOf(sides.mine), orderOf(sides.theirs)]
    : [orderOf(sides.theirs), orderOf(sides.mine)];
  const belongs = (key: string) => merged.get(key)?.parent === parent;
  const order = first.filter(belongs);
  for (const source of [second, orderOf(sides.base)]) {
    for (const [index, key] of source.entries()) {
      if (!belongs(key) || order.includes(key)) continue;
      const before = source.slice(0, index).findLast((each) => order.includes(each));
      order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
    }
  }
  const known = new Set(order);
  const others = [...merged.values()].filter((node) => node.parent === parent && !known.has(node.key));
  return [...order, ...others.map(({ key }) => key)];
}

function placeOf(nodes: DraftNodes, node: DraftNode): Place {
  const place: Place = {};
  for (let at: DraftNode | undefined = node; at; at = at.parent === null ? undefined : nodes.get(at.parent)) {
    if (at.kind === 'milestone') place.milestoneId = at.id;
    if (at.kind === 'group') place.groupId = at.id;
    if (at.kind === 'task') place.taskId = at.id;
    if (at.kind === 'competency') place.competencyId = at.id;
    if (at.kind === 'row') place.rowId = at.id;
    if (at.kind === 'way') place.wayId = at.id;
    if (at.key === rootKey) break;
  }
  return place;
}

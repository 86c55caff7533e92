import { useNavigate } from 'react-router';
import { useAnnounce } from '../ui/announcer.tsx';
import { useBuilderParts } from './builder-context.ts';
import { findPart, movePart, neighbourTarget, removePart } from './edit-pathway.ts';
import type { Found, Part, Target } from './edit-pathway.ts';
import { useWords } from './words.ts';

/** Moves and removes parts, and says where they are now. */
export function useArrange() {
  const { t } = useWords();
  const { keeper, opened } = useBuilderParts();
  const announce = useAnnounce();
  const navigate = useNavigate();

  const titleOf = (part: Part) => {
    const found = findPart(keeper.state().content, part);
    return found ? titleOfFound(found) || t.builder.untitled : '';
  };
  const moveTo = (part: Part, target: Target) => {
    keeper.edit((content) => movePart(content, part, target), true);
    const now = findPart(keeper.state().content, part);
    if (now) announce(t.builder.moved(titleOf(part), placeName(now), now.index + 1, now.count));
  };
  const placeName = (found: Found) => {
    if (found.kind === 'milestone') return t.builder.thePathway;
    const place = found.kind === 'task' && found.group ? found.group : found.milestone;
    return place.title || t.builder.untitled;
  };
  return {
    moveTo,
    moveBy(part: Part, by: 1 | -1) {
      const target = neighbourTarget(keeper.state().content, part, by);
      if (target === null) return announce(t.builder.movedNowhere);
      moveTo(part, target);
      // The row is drawn anew in another milestone; the keyboard stays on it.
      requestAnimationFrame(() => {
        if (document.activeElement === document.body)
          document.getElementById(`row-${part.kind}-${part.id}`)?.focus();
      });
    },
    remove(part: Part) {
      const title = titleOf(part);
      keeper.edit((content) => removePart(content, part), true);
      announce(t.builder.removed(title));
      void navigate(`/build/${opened.pathwayId}`);
    },
  };
}

function titleOfFound(found: Found): string {
  if (found.kind === 'milestone') return found.milestone.title;
  return found.kind === 'group' ? found.group.title : found.task.title;
}

import type { ProfileView } from '../../../features/profiles/profile.contract.ts';
import { useApp } from '../../app/app-context.ts';
import { newRequestId } from '../../request-id.ts';
import { useKept } from '../../use-kept.ts';
import { startOf } from './card-lines.ts';
import type { CardFields, Section } from './card-lines.ts';
import { cardKey } from './use-outbox.ts';

/** What stands on a card. Each change is kept in the browser until the server has it. */
export function useCard(
  profile: ProfileView,
  card: Section,
): { fields: CardFields; change: (next: Partial<CardFields>) => void } {
  const { person } = useApp().launch;
  const { fields, change } = useKept<CardFields>(cardKey(person.id, card.section), startOf(profile, card));
  return {
    fields,
    change: (next) => {
      const parts = Object.keys(next).map(partOf);
      const fresh = parts.filter((part) => fields[`id.${part}`] === undefined);
      // Made with the first letter, so that what is sent twice is one line.
      change({ ...next, ...Object.fromEntries(fresh.map((part) => [`id.${part}`, newRequestId()])) });
    },
  };
}

/** The line to which a field belongs. */
function partOf(field: string): string {
  if (field.startsWith('answer.')) return field;
  if (field.startsWith('picture')) return 'picture';
  return field.startsWith('voice') ? 'voice' : 'main';
}

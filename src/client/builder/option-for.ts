import type { ChoiceGroup, PathwayContent, Task } from '../../domain/pathway.ts';
import { newTask } from './new-parts.ts';

/** A word that several students tapped, and under what. */
export interface Wanted {
  section: 'interests' | 'helps';
  tap: string;
}

/** What a tapped help asks of an option's place and people, in the words by which a fitting option is known. */
const helpParts: Record<string, { en: Partial<Task>; es: Partial<Task> }> = {
  outdoors: { en: { place: 'outdoors' }, es: { place: 'al aire libre' } },
  movement: { en: { place: 'outdoors', device: false }, es: { place: 'al aire libre', device: false } },
  partner: { en: { people: 'pair' }, es: { people: 'en pareja' } },
  quiet: { en: { people: 'alone' }, es: { people: 'solo o sola' } },
};

/** The words to tap that are topics too; the type sees to it that each is one of the pathway's. */
type Topic = NonNullable<Task['topics']>[number];

/** A new option that has what these students tapped, worth as much as its neighbours; its words are the teacher's to write. */
export function newOptionFor({ section, tap }: Wanted, group: ChoiceGroup, language: string): Task {
  const task = newTask(group.tasks[0]?.points);
  if (section === 'interests') return { ...task, topics: [tap as Topic] };
  const part = helpParts[tap]?.[language.startsWith('es') ? 'es' : 'en'];
  return { ...task, ...part };
}

/** Every choice in the order of the pathway. */
export function groupsOf({ milestones }: PathwayContent): ChoiceGroup[] {
  return milestones.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'group' ? [step.group] : [])),
  );
}

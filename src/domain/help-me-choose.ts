import { fitsHelp } from './help-fits.ts';
import type { ChoiceGroup, Task } from './pathway.ts';

// Three quick questions whose answers are compared with what each option says about itself. Nothing about the student takes part, so it
// works where suggestions are switched off.

export const companies = ['alone', 'others'] as const;
export type Company = (typeof companies)[number];

export const doings = ['make', 'write', 'look', 'move'] as const;
export type Doing = (typeof doings)[number];

/** Each may be skipped. */
export interface HelpAnswers {
  /** How long the student has got. */
  minutes?: number | undefined;
  company?: Company | undefined;
  doing?: Doing | undefined;
}

export const helpQuestions = ['minutes', 'company', 'doing'] as const;
export type HelpQuestion = (typeof helpQuestions)[number];

/** An option that fits, and by which answers. */
export interface HelpFit {
  taskId: string;
  by: HelpQuestion[];
}

const fitsAtMost = 2;

/**
 * Beginnings of words in the title and the summary of an option, in English and Spanish, that say what one does in it. An author
 * who uses other words is not found: then nothing is claimed of the option.
 */
const doingWords: Record<Doing, RegExp> = {
  make: /\b(?:mak|build|draw|model|design|craft|cook|paint|comic|poster|jar|sew|hac|haz|constru|dibuj|model|dise[ñn]|cocin|pint|c[óo]mic|cartel)/iu,
  write:
    /\b(?:writ|letter|story|stories|diary|report|essay|poem|script|escrib|carta|cuento|diario|informe|poema|gui[óo]n)/iu,
  look: /\b(?:look|watch|read|find|match|map|graph|picture|detective|card|compare|mira|observ|lee|busca|mapa|gr[áa]fic|imagen|tarjeta|compara)/iu,
  move: /\b(?:walk|outdoor|outside|play|danc|measur|interview|visit|census|camin|afuera|jueg|bail|mide|entrevist|visit|censo)/iu,
};

/**
 * One or two options that fit the answers best, in the order of the group; none where nothing fits.
 * @param canBeChosen leaves out what is done or taken already
 */
export function helpChoose(
  group: ChoiceGroup,
  answers: HelpAnswers,
  canBeChosen: (task: Task) => boolean,
): HelpFit[] {
  const fits = group.tasks.filter(canBeChosen).map((task) => ({
    taskId: task.id,
    by: helpQuestions.filter((question) => fitsAnswer(task, answers, question)),
  }));
  const most = Math.max(0, ...fits.map(({ by }) => by.length));
  return most === 0 ? [] : fits.filter(({ by }) => by.length === most).slice(0, fitsAtMost);
}

function fitsAnswer(task: Task, { minutes, company, doing }: HelpAnswers, question: HelpQuestion): boolean {
  if (question === 'minutes')
    return minutes !== undefined && task.minutes !== undefined && task.minutes <= minutes;
  if (question === 'company')
    return company !== undefined && fitsHelp(company === 'alone' ? 'quiet' : 'partner', task);
  if (doing === undefined) return false;
  if (doing === 'move' && fitsHelp('outdoors', task)) return true;
  return doingWords[doing].test(`${task.title} ${task.summary ?? ''}`);
}

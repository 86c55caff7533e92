import { createHash } from 'node:crypto';
import { newId } from '../../database/ids.ts';
import { comparableHelps } from '../../domain/help-fits.ts';
import { pathwayTasks, type PathwayContent, type Task } from '../../domain/pathway.ts';
import { competencyStanding, type Suggestion, type SuggestionInputs } from '../../domain/suggestions.ts';
import type { Clock } from '../../observability/clock.ts';
import type { Logger } from '../../observability/logger.ts';
import type { LoggedInputs, SuggestionModels } from './suggestion.model.ts';
import type { SuggestedJourney } from './suggestion-inputs.ts';

/** What was shown to a student, with what it was made of. */
export interface Shown {
  journey: SuggestedJourney;
  content: PathwayContent;
  inputs: SuggestionInputs;
  suggested: Map<string, Suggestion>;
}

/** Notes each badge once for what it was made of, and when it was shown first and last. */
export interface SuggestionLog {
  /** Returns at once and never fails: a note that is lost loses one showing, and the next look at the page makes it again. */
  note(shown: Shown): void;
  /** When every note so far is written. */
  settled(): Promise<void>;
}

/** A page that is looked at again within this time is the same showing. */
const sameShowingMilliseconds = 10 * 60_000;
const rememberedAtMost = 5_000;

export function createSuggestionLog(dependencies: {
  models: SuggestionModels;
  clock: Clock;
  log: Logger;
}): SuggestionLog {
  const { models, clock, log } = dependencies;
  const noted = new Map<string, { hash: string; at: number }>();
  const pending = new Set<Promise<void>>();

  async function write(shown: Shown): Promise<void> {
    const now = clock();
    const { tenantId, _id: journeyId, personId, courseId, assignmentId } = shown.journey;
    const badges = badgesOf(shown);
    const hash = hashOf(badges.map(({ taskId, inputsHash }) => [taskId, inputsHash]));
    const last = noted.get(journeyId);
    const isSameShowing = last?.hash === hash && now.getTime() - last.at < sameShowingMilliseconds;
    if (badges.length === 0 || isSameShowing) return;
    await models.log.bulkWrite(
      badges.map(({ taskId, inputsHash, ...made }) => ({
        updateOne: {
          filter: { tenantId, journeyId, taskId, inputsHash },
          update: {
            $set: { lastShownAt: now },
            $setOnInsert: { _id: newId(), personId, courseId, assignmentId, ...made, firstShownAt: now },
          },
          upsert: true,
        },
      })),
      { ordered: false },
    );
    if (noted.size >= rememberedAtMost) noted.clear();
    noted.set(journeyId, { hash, at: now.getTime() });
  }

  return {
    note(shown) {
      if (shown.journey.isTestStudent) return;
      const written = write(shown).catch((error: unknown) => {
        log.warn({ err: error, journeyId: shown.journey._id }, 'suggestions that were shown are not noted');
      });
      pending.add(written);
      void written.then(() => pending.delete(written));
    },
    async settled() {
      await Promise.all(pending);
    },
  };
}

function badgesOf({ content, inputs, suggested }: Shown) {
  const standing = competencyStanding(inputs.evidence, content);
  return pathwayTasks(content).flatMap(({ task }) => {
    const suggestion = suggested.get(task.id);
    if (!suggestion || suggestion.reasons.length === 0) return [];
    const made = { inputs: inputsOfTask(task, inputs, standing), ...suggestion };
    return [{ taskId: task.id, inputsHash: hashOf(made), ...made }];
  });
}

/** Of what the student shares, only what this option could be compared with. */
function inputsOfTask(
  task: Task,
  { learner, steering }: SuggestionInputs,
  standing: Map<string, number>,
): LoggedInputs {
  return {
    interests: learner.interests.filter((topic) => task.topics?.some((each) => each === topic)),
    helps: comparableHelps(learner.helps),
    goalCompetencies: learner.goalCompetencies.filter((id) => task.competencies.includes(id)),
    standing: Object.fromEntries(
      task.competencies.flatMap((id) => {
        const mean = standing.get(id);
        return mean === undefined ? [] : [[id, mean]];
      }),
    ),
    stop: steering.stop,
    lowered: Object.fromEntries(
      steering.lowered.map(({ kind, about, times }) => [`${kind}:${about}`, times]),
    ),
  };
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
}

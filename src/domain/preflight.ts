import type { ChoiceGroup, Milestone, PathwayContent, Task } from './pathway.ts';
import { lookAt, mustFix, named, when } from './preflight-finding.ts';
import type { Finding, Place } from './preflight-finding.ts';
import { rubricFindings } from './preflight-rubric.ts';

export type { Finding, FindingCode, Place } from './preflight-finding.ts';

const mostTasks = 500;
const mostOptionsInGroup = 12;
const pictureWithoutWords = /!\[\s*\]\(\s*[^)\s]+[^)]*\)/;

/**
 * Checks a pathway before it is published: what must be put right, and what a teacher would want to look at. Works on
 * drafts, whose fields may be empty. Findings stand in the order of the pathway.
 */
export function preflight(content: PathwayContent): Finding[] {
  const mostOptions = mostOptionsFor(content.gradeBand);
  return [
    ...pathwayFindings(content),
    ...content.milestones.flatMap((milestone) => milestoneFindings(milestone, mostOptions)),
    ...competencyFindings(content),
  ];
}

/** Many options help nobody; how many are many depends on age: 3 up to grade 5, 4 up to grade 8, 5 beyond. */
export function mostOptionsFor(gradeBand: string | undefined): number {
  const grades = (gradeBand ?? '').match(/\d+/g)?.map(Number) ?? [];
  const highest = Math.max(...grades, /\b(?:k|kindergarten|pre-?k)\b/i.test(gradeBand ?? '') ? 0 : -1);
  if (highest < 0) return 5;
  return highest <= 5 ? 3 : highest <= 8 ? 4 : 5;
}

function pathwayFindings(content: PathwayContent): Finding[] {
  const tasks = content.milestones.flatMap(tasksIn);
  const worth = content.milestones.flatMap(({ steps }) =>
    steps.map((step) => (step.kind === 'task' ? step.task.points : step.group.points)),
  );
  return [
    ...when(content.title.trim() === '', () =>
      mustFix('title-missing', { field: 'title' }, 'Give the pathway a title.'),
    ),
    ...when(content.milestones.length === 0, () => mustFix('no-milestone', {}, 'Add a first milestone.')),
    ...when(content.milestones.length > 0 && tasks.length === 0, () =>
      mustFix('no-task', {}, 'There is no task yet. Add the first one.'),
    ),
    ...when(tasks.length > mostTasks, () =>
      mustFix(
        'too-many-tasks',
        {},
        `There are ${tasks.length} tasks. A pathway can have at most ${mostTasks}.`,
        {
          count: tasks.length,
          most: mostTasks,
        },
      ),
    ),
    ...when(tasks.length > 0 && worth.every((points) => points === 0), () =>
      lookAt('no-points', {}, 'The pathway is worth 0 points, so no score reaches the gradebook.'),
    ),
  ];
}

function milestoneFindings(milestone: Milestone, mostOptions: number): Finding[] {
  const place = { milestoneId: milestone.id };
  const title = named(milestone.title);
  return [
    ...when(milestone.title.trim() === '', () =>
      mustFix('title-missing', { ...place, field: 'title' }, 'Give this milestone a title.'),
    ),
    ...when(milestone.steps.length === 0, () =>
      lookAt('milestone-empty', place, `${title} has no task, so students pass it by.`, {
        title: milestone.title,
      }),
    ),
    ...milestone.steps.flatMap((step) =>
      step.kind === 'task'
        ? taskFindings(step.task, { ...place, taskId: step.task.id })
        : groupFindings(step.group, { ...place, groupId: step.group.id }, mostOptions),
    ),
  ];
}

function groupFindings(group: ChoiceGroup, place: Place, mostOptions: number): Finding[] {
  const count = group.tasks.length;
  const title = named(group.title);
  const values = { title: group.title, count, choose: group.choose };
  return [
    ...when(group.title.trim() === '', () =>
      mustFix('title-missing', { ...place, field: 'title' }, 'Give this choice a title.'),
    ),
    ...when(count < 2, () =>
      mustFix('group-too-small', place, `${title} needs at least two options to choose from.`, values),
    ),
    ...when(count > mostOptionsInGroup, () =>
      mustFix(
        'group-too-big',
        place,
        `${title} has ${count} options. At most ${mostOptionsInGroup} can be offered.`,
        values,
      ),
    ),
    ...when(count >= 2 && group.choose > count, () =>
      mustFix(
        'choose-too-many',
        { ...place, field: 'choose' },
        `${title} asks for ${group.choose} of ${count} options.`,
        values,
      ),
    ),
    ...when(count >= 2 && group.choose === count, () =>
      lookAt(
        'choose-all',
        { ...place, field: 'choose' },
        `${title} asks for all ${count} options, so there is nothing to choose.`,
        values,
      ),
    ),
    ...optionFindings(group, place, mostOptions),
    ...group.tasks.flatMap((task) => taskFindings(task, { ...place, taskId: task.id })),
  ];
}

/** How well the options go together. */
function optionFindings(group: ChoiceGroup, place: Place, mostOptions: number): Finding[] {
  const count = group.tasks.length;
  const title = named(group.title);
  const values = { title: group.title, count, choose: group.choose };
  const points = new Set(group.tasks.map((task) => task.points));
  const hasOffline = group.tasks.some(({ formats }) => formats.includes('offline'));
  return [
    ...when(points.size > 1, () =>
      lookAt(
        'options-unequal',
        place,
        `The options of ${title} have different points. Students may choose by points.`,
        values,
      ),
    ),
    ...when(count > mostOptions && count <= mostOptionsInGroup, () =>
      lookAt(
        'options-many',
        place,
        `${title} offers ${count} options. For this age, ${mostOptions} are enough.`,
        {
          ...values,
          most: mostOptions,
        },
      ),
    ),
    ...when(count >= 2 && !hasOffline, () =>
      lookAt('no-offline-option', place, `${title} has no option that works without a device.`, values),
    ),
  ];
}

function taskFindings(task: Task, place: Place): Finding[] {
  const title = named(task.title);
  const values = { title: task.title };
  return [
    ...when(task.title.trim() === '', () =>
      mustFix('title-missing', { ...place, field: 'title' }, 'Give this task a title.'),
    ),
    ...when(task.formats.length === 0, () =>
      mustFix(
        'no-format',
        { ...place, field: 'formats' },
        `Say how students hand in ${title}, in one way at least.`,
        values,
      ),
    ),
    ...when(task.instructions.trim() === '', () =>
      lookAt(
        'no-instructions',
        { ...place, field: 'instructions' },
        `${title} has no instructions yet.`,
        values,
      ),
    ),
    ...when(pictureWithoutWords.test(task.instructions), () =>
      lookAt(
        'image-without-words',
        { ...place, field: 'instructions' },
        `A picture in ${title} has no words. Say what it shows, for those who can’t see it.`,
        values,
      ),
    ),
    ...rubricFindings(task, place),
  ];
}

function competencyFindings(content: PathwayContent): Finding[] {
  const known = new Set(content.competencies.map(({ id }) => id));
  const shown = new Set(
    content.milestones.flatMap((each) =>
      tasksIn(each).flatMap(({ competencies, rubric = [] }) => [
        ...competencies,
        ...rubric.flatMap(({ competency }) => competency ?? []),
      ]),
    ),
  );
  const withoutEvidence = content.competencies.filter(({ id }) => !shown.has(id));
  const strangers = content.milestones.flatMap((milestone) =>
    placedTasks(milestone).filter(({ task }) => task.competencies.some((id) => !known.has(id))),
  );
  return [
    ...strangers.map(({ task, place }) =>
      mustFix(
        'competency-unknown',
        { ...place, field: 'competencies' },
        `${named(task.title)} names a goal that this pathway no longer has.`,
        { title: task.title },
      ),
    ),
    ...withoutEvidence.map(({ statement, code }) =>
      lookAt(
        'competency-without-evidence',
        { field: 'competencies' },
        `No task builds the goal “${code ?? statement}” yet.`,
        { statement: code ?? statement },
      ),
    ),
  ];
}

function placedTasks(milestone: Milestone): { task: Task; place: Place }[] {
  return milestone.steps.flatMap((step): { task: Task; place: Place }[] =>
    step.kind === 'task'
      ? [{ task: step.task, place: { milestoneId: milestone.id, taskId: step.task.id } }]
      : step.group.tasks.map((task) => ({
          task,
          place: { milestoneId: milestone.id, groupId: step.group.id, taskId: task.id },
        })),
  );
}

function tasksIn(milestone: Milestone): Task[] {
  return placedTasks(milestone).map(({ task }) => task);
}

import { changeCompetencies } from '../../../src/client/builder/edit-pathway.ts';
import { setGroupRubric, tasksWithRubric, withRow } from '../../../src/client/builder/edit-rubric.ts';
import type { RubricRow } from '../../../src/domain/pathway.ts';
import { aGroup, aPathway, mustDo } from '../domain/fixtures.ts';

const row: RubricRow = { id: 'claim', title: 'Claim', competency: 'argue', levels: ['a', 'b', 'c', 'd'] };
const pathway = aPathway([mustDo('read', { rubric: [row] }), aGroup('show', ['poster', 'talk'])], {
  competencies: [{ id: 'argue', statement: 'I can argue' }],
});
const tasksOf = (content: typeof pathway) =>
  content.milestones
    .flatMap(({ steps }) => steps)
    .flatMap((step) => (step.kind === 'task' ? [step.task] : step.group.tasks));

describe('Rubrics in the builder', () => {
  test('lose a goal that the pathway no longer has, and nothing else', () => {
    const [task] = tasksOf(changeCompetencies(pathway, []));
    expect(task?.rubric).toEqual([{ id: 'claim', title: 'Claim', levels: ['a', 'b', 'c', 'd'] }]);
  });

  test('are set for all options of a choice, each with rows of its own', () => {
    const [, poster, talk] = tasksOf(setGroupRubric(pathway, 'show', [row]));
    expect([poster?.rubric, talk?.rubric]).toEqual([[row], [row]]);
    expect(poster?.rubric).not.toBe(talk?.rubric);
    expect(setGroupRubric(pathway, 'gone', [row])).toEqual(pathway);
  });

  test('are offered by every other task that has one', () => {
    expect(tasksWithRubric(pathway).map(({ id }) => id)).toEqual(['read']);
    expect(tasksWithRubric(pathway, 'read')).toEqual([]);
  });

  test('take a goal, and let go of it', () => {
    const [without] = withRow([row], 'claim', { competency: undefined });
    expect(without).not.toHaveProperty('competency');
    expect(withRow([row], 'claim', { title: 'New' })).toEqual([{ ...row, title: 'New' }]);
  });
});

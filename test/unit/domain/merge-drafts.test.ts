import { buildDraft, flattenDraft } from '../../../src/domain/draft-nodes.ts';
import { mergeDrafts } from '../../../src/domain/merge-drafts.ts';
import type { PathwayContent } from '../../../src/domain/pathway.ts';
import { aGroup, aPathway, mustDo } from './fixtures.ts';

const base = aPathway([mustDo('read'), aGroup('show', ['poster', 'talk']), mustDo('think')], {
  competencies: [{ id: 'goal', statement: 'I can' }],
});

const withSteps = (
  steps: PathwayContent['milestones'][number]['steps'],
  more: Partial<PathwayContent> = {},
) => ({
  ...base,
  milestones: [{ id: 'first', title: 'First', steps }],
  ...more,
});
const [read, show, think] = base.milestones[0]?.steps ?? [];
const ids = ({ milestones }: PathwayContent) =>
  milestones.map(({ id, steps }) => [
    id,
    ...steps.map((step) =>
      step.kind === 'task' ? step.task.id : [step.group.id, ...step.group.tasks.map((task) => task.id)],
    ),
  ]);

const steps = (...list: (typeof read)[]) => list.flatMap((step) => (step ? [step] : []));
const sorted = (...list: (typeof read)[]) => withSteps(steps(...list));

describe('Two drafts of one pathway', () => {
  test('that are taken apart and put together are the same', () => {
    expect(buildDraft(flattenDraft(base))).toEqual(base);
  });

  test('with changes in different parts become one with both', () => {
    const mine = withSteps(steps(mustDo('read', { title: 'Mine' }), show, think));
    const theirs = withSteps(steps(read, show, mustDo('think', { points: 3 })), { title: 'Theirs' });
    const { content, conflicts } = mergeDrafts(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(content).toEqual(
      withSteps(steps(mustDo('read', { title: 'Mine' }), show, mustDo('think', { points: 3 })), {
        title: 'Theirs',
      }),
    );
  });

  test('with different fields of one task become one task with both', () => {
    const mine = withSteps(steps(mustDo('read', { title: 'Mine' }), show, think));
    const theirs = withSteps(steps(mustDo('read', { instructions: 'Theirs' }), show, think));
    const { content, conflicts } = mergeDrafts(base, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(content.milestones[0]?.steps[0]).toEqual(
      mustDo('read', { title: 'Mine', instructions: 'Theirs' }),
    );
  });

  test('with two texts for one field keep both: mine stands, theirs is listed with its place', () => {
    const mine = withSteps(steps(mustDo('read', { title: 'Mine' }), show, think));
    const theirs = withSteps(steps(mustDo('read', { title: 'Theirs' }), show, think));
    const { content, conflicts } = mergeDrafts(base, mine, theirs);
    expect(content.milestones[0]?.steps[0]).toEqual(mustDo('read', { title: 'Mine' }));
    expect(conflicts).toEqual([
      { place: { milestoneId: 'first', taskId: 'read' }, field: 'title', mine: 'Mine', theirs: 'Theirs' },
    ]);
  });

  test('with the same change on both sides have no conflict', () => {
    const same = { ...base, title: 'Same' };
    expect(mergeDrafts(base, same, { ...same })).toEqual({ content: same, conflicts: [] });
  });

  test('keep what each added, beside the neighbour it was added to', () => {
    const mine = sorted(read, mustDo('mine'), show, think);
    const theirs = sorted(read, show, think, mustDo('theirs'));
    expect(ids(mergeDrafts(base, mine, theirs).content)).toEqual([
      ['first', 'read', 'mine', ['show', 'poster', 'talk'], 'think', 'theirs'],
    ]);
  });

  test('let go of what one side removed and the other left alone', () => {
    const { content } = mergeDrafts(base, sorted(read, show), sorted(read, show, think));
    expect(ids(content)).toEqual([['first', 'read', ['show', 'poster', 'talk']]]);
  });

  test('keep what one side removed and the other wrote in, with the group and milestone around it', () => {
    const inGroup = aGroup('show', ['poster', 'talk']);
    if (inGroup.kind === 'group' && inGroup.group.tasks[0]) inGroup.group.tasks[0].title = 'New words';
    const theirs = sorted(read, inGroup, think);
    const mine = { ...base, milestones: [] };
    expect(ids(mergeDrafts(base, mine, theirs).content)).toEqual([['first', ['show', 'poster']]]);
  });

  test('take a move from one side and the words from the other', () => {
    const moved = sorted(think, read, show);
    const written = sorted(read, show, mustDo('think', { title: 'Think on' }));
    for (const { content } of [mergeDrafts(base, moved, written), mergeDrafts(base, written, moved)]) {
      expect(ids(content)).toEqual([['first', 'think', 'read', ['show', 'poster', 'talk']]]);
      expect(content.milestones[0]?.steps[0]).toEqual(mustDo('think', { title: 'Think on' }));
    }
  });

  test('take a task that moved into a group out of its milestone', () => {
    const mine = sorted(aGroup('show', ['poster', 'think', 'talk']), read);
    const { content } = mergeDrafts(base, mine, { ...base, title: 'Theirs' });
    expect(ids(content)).toEqual([['first', ['show', 'poster', 'think', 'talk'], 'read']]);
    expect(content.title).toBe('Theirs');
  });

  test('name the goal whose words differ', () => {
    const say = (statement: string) => ({ ...base, competencies: [{ id: 'goal', statement }] });
    expect(mergeDrafts(base, say('mine'), say('theirs')).conflicts).toEqual([
      { place: { competencyId: 'goal' }, field: 'statement', mine: 'mine', theirs: 'theirs' },
    ]);
  });
});

import { chooseItem, readItem } from '../../../src/client/picker/chosen-item.ts';

const pathway = {
  id: 'library:fractions',
  title: 'Fractions',
  summary: '',
  language: 'en',
  version: 1,
  points: 60,
  milestones: 5,
  tasks: 23,
  groups: 4,
};
const item = chooseItem(pathway);

describe('what is added to the LMS', () => {
  test('begins with the pathway’s own title and points, without a due date', () => {
    expect(readItem(item)).toEqual({
      sent: { pathwayId: 'library:fractions', title: 'Fractions', points: 60 },
    });
  });

  test('carries the due time of the teacher’s own time zone as UTC', () => {
    const read = readItem({ ...item, dueDate: '2026-12-04', dueTime: '15:30' });
    expect(read).toMatchObject({ sent: { dueAt: new Date(2026, 11, 4, 15, 30).toISOString() } });
  });

  test('takes a decimal comma, and lists every field that is not right', () => {
    expect(readItem({ ...item, points: '12,5' })).toMatchObject({ sent: { points: 12.5 } });
    expect(readItem({ ...item, title: ' ', points: 'many' })).toEqual({ faults: ['title', 'points'] });
    expect(readItem({ ...item, points: '0' })).toEqual({ faults: ['points'] });
    expect(readItem({ ...item, points: '10001' })).toEqual({ faults: ['points'] });
  });
});

import { learnerNumber, learnerNumbers } from '../../../src/domain/pseudonym.ts';

const id = (index: number) => index.toString(16).padStart(24, '0');
const ids = Array.from({ length: 400 }, (_, index) => id(index));

describe('The number that stands for a name', () => {
  test('is the same each time and has four digits', () => {
    expect(learnerNumber(id(7))).toBe(learnerNumber(id(7)));
    for (const each of ids) expect(String(learnerNumber(each))).toMatch(/^\d{4}$/);
  });

  test('does not tell in which order people came', () => {
    const numbers = ids.slice(0, 40).map(learnerNumber);
    expect(numbers).not.toEqual(numbers.toSorted((one, other) => one - other));
    const steps = numbers.slice(1).map((number, index) => Math.abs(number - (numbers[index] ?? 0)));
    expect(steps.filter((step) => step < 20).length).toBeLessThan(5);
  });

  test('is nobody else’s in the class, whatever the order of the list', () => {
    const alike = ids.flatMap((one, index) =>
      ids
        .slice(index + 1)
        .flatMap((other) => (learnerNumber(one) === learnerNumber(other) ? [[one, other]] : [])),
    );
    const [pair = []] = alike;
    expect(pair).toHaveLength(2);
    const numbers = learnerNumbers(pair);
    expect(new Set(numbers.values()).size).toBe(2);
    expect(learnerNumbers(pair.toReversed())).toEqual(numbers);
    expect(new Set(learnerNumbers(ids).values()).size).toBe(ids.length);
  });
});

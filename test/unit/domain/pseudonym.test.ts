import { learnerNumber, learnerNumbers } from '../../../src/domain/pseudonym.ts';

const id = (end: string) => end.padStart(24, '0');

describe('The number that stands for a name', () => {
  test('is the same each time and has four digits', () => {
    expect(learnerNumber(id('a1b2c3'))).toBe(learnerNumber(id('a1b2c3')));
    for (const end of ['0', 'ffffff', '123456']) {
      expect(String(learnerNumber(id(end)))).toMatch(/^\d{4}$/);
    }
  });

  test('is nobody else’s in the class, whatever the order of the list', () => {
    // 0x2328 is 9000: both ids would have the number 1000.
    const [one, two] = [id('0'), id('2328')];
    expect(learnerNumber(one)).toBe(learnerNumber(two));
    const numbers = learnerNumbers([two, one]);
    expect([numbers.get(one), numbers.get(two)]).toEqual([1000, 1001]);
    expect(learnerNumbers([one, two])).toEqual(numbers);
  });
});

import { createVersionCache } from '../../../src/features/pathways/version-cache.ts';

function aCache(limits: { entries?: number; weight?: number } = {}) {
  const loaded: string[] = [];
  const cache = createVersionCache<string>({
    entries: 3,
    weight: 100,
    weigh: (value) => value.length,
    ...limits,
  });
  const get = (key: string, value = key) =>
    cache.get(key, async () => {
      loaded.push(key);
      return value;
    });
  return { cache, get, loaded };
}

describe('The version cache', () => {
  test('loads a value once, also when many ask at the same time', async () => {
    const { get, loaded } = aCache();
    expect(await Promise.all(['a', 'a', 'a'].map((key) => get(key)))).toEqual(['a', 'a', 'a']);
    expect(await get('a')).toBe('a');
    expect(loaded).toEqual(['a']);
  });

  test('lets go of what was not used for longest', async () => {
    const { get, loaded } = aCache();
    for (const key of ['a', 'b', 'c', 'a', 'd', 'a', 'b']) await get(key);
    expect(loaded).toEqual(['a', 'b', 'c', 'd', 'b']);
  });

  test('keeps within its weight, and serves what is too heavy to keep', async () => {
    const { get, loaded } = aCache({ weight: 10 });
    for (const key of ['a', 'b']) await get(key, 'x'.repeat(6));
    await get('b');
    await get('a');
    expect(loaded).toEqual(['a', 'b', 'a']);
    expect(await get('heavy', 'x'.repeat(50))).toHaveLength(50);
    await get('heavy');
    expect(loaded.filter((key) => key === 'heavy')).toHaveLength(2);
  });

  test('does not keep a failed load', async () => {
    const { cache, get } = aCache();
    await expect(cache.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await get('a')).toBe('a');
  });
});

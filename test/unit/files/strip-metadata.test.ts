import { hasFilm } from '../../../src/features/files/has-film.ts';
import { stripMetadata } from '../../../src/features/files/strip-metadata.ts';
import { movingWebp, pictures, recording, secret } from '../../support/sample-pictures.ts';
import { sampleFiles } from '../../support/sample-files.ts';

describe.each(Object.entries(pictures))('a picture of the kind %s', (kind, { bare, telling }) => {
  const type = `image/${kind}`;

  test('keeps what draws it and loses place, name, time and what follows its end', () => {
    expect(telling.includes(secret)).toBe(true);
    expect(stripMetadata(telling, type)?.equals(bare)).toBe(true);
  });

  test('stays as it is when it says nothing else', () => {
    expect(stripMetadata(bare, type)?.equals(bare)).toBe(true);
  });

  test('is refused when it is cut off, wherever that is', () => {
    for (let length = 0; length < bare.length; length += 1)
      expect(stripMetadata(bare.subarray(0, length), type)).toBeNull();
  });
});

test('what says to be another kind of picture is refused', () => {
  for (const type of ['image/png', 'image/webp', 'image/gif', 'image/svg+xml', ''])
    expect(stripMetadata(pictures.jpeg.bare, type)).toBeNull();
  expect(stripMetadata(pictures.png.bare, 'image/jpeg')).toBeNull();
});

test('a moving picture is refused, because its frames have parts of their own', () => {
  expect(stripMetadata(movingWebp, 'image/webp')).toBeNull();
});

test('a picture that a program drew is kept', () => {
  expect(stripMetadata(sampleFiles.png, 'image/png')?.equals(sampleFiles.png)).toBe(true);
});

test('a segment that claims to be longer than the file is refused', () => {
  const lying = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0x4a, 0x46]);
  expect(stripMetadata(lying, 'image/jpeg')).toBeNull();
  expect(
    stripMetadata(Buffer.from([0xff, 0xd8, 0xff, 0xdb, 0, 0, 0, 0, 0xff, 0xd9]), 'image/jpeg'),
  ).toBeNull();
});

test('sound with a picture track is told from sound alone', () => {
  expect(hasFilm(recording())).toBe(false);
  expect(hasFilm(recording('V_VP8'))).toBe(true);
  const mp4 = (handler: string) => Buffer.from(`....moov....hdlr\0\0\0\0\0\0\0\0${handler}....`, 'latin1');
  expect(hasFilm(mp4('vide'))).toBe(true);
  expect(hasFilm(mp4('soun'))).toBe(false);
});

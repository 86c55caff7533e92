import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number];

const width = 480;
const height = 300;
const sky: Colour = [214, 230, 240];
const hill: Colour = [122, 152, 120];
const water: Colour = [92, 140, 168];
const deep: Colour = [74, 118, 148];
const fish: Colour = [196, 110, 64];
const boat: Colour = [96, 66, 48];
const sail: Colour = [250, 246, 236];

/** A child's drawing of a lake with a boat and three trout, as PNG. Nobody's photo has to stand in for one. */
export function drawLake(): Buffer {
  const rows: Buffer[] = [];
  for (let y = 0; y < height; y += 1) {
    const row = Buffer.alloc(1 + width * 3);
    for (let x = 0; x < width; x += 1) row.set(colourAt(x, y), 1 + x * 3);
    rows.push(row);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Eight bits each of red, green and blue (PNG, third edition, §11.2.1).
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colourAt(x: number, y: number): Colour {
  for (const [left, top] of [
    [90, 215],
    [240, 250],
    [350, 205],
  ] as const)
    if (isFish(x - left, y - top)) return fish;
  if (y >= 128 && y < 150 && Math.abs(x - 300) < 50 - (y - 128)) return boat;
  if (y > 50 && y < 122 && x > 302 && x - 302 < (y - 50) * 0.6) return sail;
  if (Math.abs(x - 299) < 2 && y > 46 && y < 130) return boat;
  const shore = 140 + 3 * Math.sin(x / 14);
  if (y > shore) return (y + Math.round(4 * Math.sin(x / 20))) % 26 < 3 ? deep : water;
  return y > 110 - 34 * Math.sin(x / 90) - 12 * Math.sin(x / 31) ? hill : sky;
}

/** A body, and a tail behind it. */
function isFish(x: number, y: number): boolean {
  return (x / 34) ** 2 + (y / 12) ** 2 < 1 || (x > 28 && x < 52 && Math.abs(y) < (x - 28) * 0.7);
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

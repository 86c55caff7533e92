/**
 * A picture without anything but what is needed to draw it, so that no place, name, time or device travels with it. Kept is a list of
 * known parts; everything else goes, also what follows the end of the picture (phones put film with sound there).
 * @returns null when the bytes are not a whole still picture of that type
 */
export function stripMetadata(bytes: Buffer, type: string): Buffer | null {
  if (type === 'image/jpeg') return stripJpeg(bytes);
  if (type === 'image/png') return stripPng(bytes);
  return type === 'image/webp' ? stripWebp(bytes) : null;
}

/** JFIF header, ICC profile and Adobe's colour transform (ITU-T T.81 §B.1.1.3 lists the markers; Exif and XMP are APP1, IPTC is APP13). */
const keptApplications: Record<number, string> = {
  0xe0: 'JFIF\0',
  0xe2: 'ICC_PROFILE\0',
  0xee: 'Adobe',
};
const startOfImage = 0xd8;
const endOfImage = 0xd9;
const startOfScan = 0xda;

function stripJpeg(bytes: Buffer): Buffer | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xff00 + startOfImage) return null;
  const kept = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 1 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === endOfImage) return Buffer.concat([...kept, Buffer.from([0xff, endOfImage])]);
    if (at + 4 > bytes.length || bytes.readUInt16BE(at + 2) < 2) return null;
    const next = at + 2 + bytes.readUInt16BE(at + 2);
    if (next > bytes.length) return null;
    const end = marker === startOfScan ? endOfScan(bytes, next) : next;
    if (isKeptSegment(marker, bytes.subarray(at + 4, next))) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

function isKeptSegment(marker: number, content: Buffer): boolean {
  // Comments, and what applications add for themselves.
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const name = keptApplications[marker];
  return name !== undefined && content.subarray(0, name.length).toString('latin1') === name;
}

/** Where coded data ends: at the first marker that is neither a stuffed zero nor a restart. */
function endOfScan(bytes: Buffer, start: number): number {
  for (let at = bytes.indexOf(0xff, start); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

const pngSignature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
/** What decides how a still picture looks (PNG, third edition, §11); texts, times and Exif are not among it. */
const keptChunks = new Set(
  ['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS'].concat(
    'cHRM',
    'gAMA',
    'iCCP',
    'sBIT',
    'sRGB',
    'cICP',
    'bKGD',
    'pHYs',
  ),
);

function stripPng(bytes: Buffer): Buffer | null {
  if (!bytes.subarray(0, 8).equals(pngSignature)) return null;
  const kept: Buffer[] = [pngSignature];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const name = bytes.toString('latin1', at + 4, at + 8);
    const next = at + 12 + bytes.readUInt32BE(at);
    if (next > bytes.length) return null;
    if (keptChunks.has(name)) kept.push(bytes.subarray(at, next));
    if (name === 'IEND') return Buffer.concat(kept);
    at = next;
  }
  return null;
}

/** WebP container, RFC 9649 §2.7: what draws a still picture. Films of pictures have frames with parts of their own and are refused. */
const keptParts = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);
const hasExif = 0x08;
const hasXmp = 0x04;

function stripWebp(bytes: Buffer): Buffer | null {
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== 'RIFF') return null;
  const end = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  const kept: Buffer[] = [];
  let hasPicture = false;
  for (let at = 12; at + 8 <= end;) {
    const name = bytes.toString('latin1', at, at + 4);
    const size = bytes.readUInt32LE(at + 4);
    const next = at + 8 + size + (size % 2);
    if (next > bytes.length || name === 'ANMF') return null;
    if (keptParts.has(name))
      kept.push(name === 'VP8X' ? withoutFlags(bytes.subarray(at, next)) : bytes.subarray(at, next));
    hasPicture ||= name === 'VP8 ' || name === 'VP8L';
    at = next;
  }
  if (!hasPicture) return null;
  const content = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...kept]);
  const head = Buffer.from('RIFF\0\0\0\0', 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content]);
}

function withoutFlags(part: Buffer): Buffer {
  const changed = Buffer.from(part);
  changed[8] = (changed[8] ?? 0) & ~(hasExif | hasXmp);
  return changed;
}

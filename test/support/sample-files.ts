/** Small files of each kind, as their first bytes make them. */
const bytes = (text: string, encoding: BufferEncoding = 'latin1') => Buffer.from(text, encoding);

/** One red pixel. */
const png = bytes(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
);

/** A tenth of a second of silence: RIFF, 8 kHz, one channel, 8 bits. */
function wave(): Buffer {
  const samples = Buffer.alloc(800, 128);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}

/** A zip archive of stored entries, without the check sums that nobody here looks at. */
function zip(entries: Record<string, string>): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt32LE(content.length, 20);
    entry.writeUInt32LE(content.length, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, bytes(name), bytes(content));
    central.push(entry, bytes(name));
    offset += 30 + name.length + content.length;
  }
  const end = Buffer.alloc(22);
  const size = central.reduce((sum, part) => sum + part.length, 0);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(entries).length, 8);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...central, end]);
}

const contentTypes = (main: string) =>
  `<Types><Override PartName="/x" ContentType="application/vnd.openxmlformats-officedocument.${main}.main+xml"/></Types>`;

export const sampleFiles = {
  png,
  jpeg: bytes('\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9'),
  gif: bytes('GIF89a\x01\x00\x01\x00\x00\x00\x00;'),
  wave: wave(),
  pdf: bytes('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
  text: bytes('Fui al río. Vi tres truchas — y una nutria.\n', 'utf8'),
  docx: zip({
    '[Content_Types].xml': contentTypes('wordprocessingml.document'),
    'word/document.xml': '<w:document/>',
  }),
  odt: zip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office/>' }),
  zip: zip({ 'run.exe': 'MZ' }),
  program: bytes(`MZ\x90\x00\x03${'\x00'.repeat(300)}`),
  elf: bytes(`\x7fELF\x02\x01\x01${'\x00'.repeat(100)}`),
  svg: bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  svgWithProlog: bytes('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
  html: bytes('<!doctype html><script>alert(1)</script>'),
  htmlInWords: bytes('My work is here.\n<script>alert(1)</script>\n'),
  shell: bytes('#!/bin/sh\nrm -rf /\n'),
  notText: bytes('\x00\x01\x02\x03\xfe\xff words'),
};

// Pictures with what must not travel with them, made by hand: the marks are looked for in what is kept.

/** Stands in every place where a picture can say something about its maker. */
export const secret = 'CALLE SECRETA 7 GPS 40.4168,-3.7038';

const latin = (text: string) => Buffer.from(text, 'latin1');

const segment = (marker: number, content: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
};

const chunk = (name: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length, 0);
  head.write(name, 4, 'latin1');
  // Nobody here looks at check sums.
  return Buffer.concat([head, content, Buffer.alloc(4)]);
};

const part = (name: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(name, 0, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
};

const riff = (...parts: Buffer[]): Buffer => {
  const content = Buffer.concat([latin('WEBP'), ...parts]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content]);
};

const startOfJpeg = Buffer.from([0xff, 0xd8]);
const endOfJpeg = Buffer.from([0xff, 0xd9]);
const jfif = segment(0xe0, latin('JFIF\0\x01\x01\0\0\x01\0\x01\0\0'));
const table = segment(0xdb, Buffer.alloc(65, 1));
/** Coded data with a stuffed zero and a restart, which are no markers. */
const scan = Buffer.concat([segment(0xda, Buffer.alloc(10, 1)), latin('abc\xff\x00def\xff\xd0ghi')]);
const drawnJpeg = [startOfJpeg, jfif, table, scan, segment(0xc4, Buffer.alloc(20, 2)), scan, endOfJpeg];

const signature = latin('\x89PNG\r\n\x1a\n');
const header = chunk('IHDR', latin('\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0'));
const data = chunk('IDAT', Buffer.alloc(12, 3));
const end = chunk('IEND', Buffer.alloc(0));

const frame = part('VP8L', Buffer.alloc(13, 4));
const extended = (flags: number) => part('VP8X', Buffer.concat([Buffer.from([flags]), Buffer.alloc(9)]));

export const pictures = {
  jpeg: {
    bare: Buffer.concat(drawnJpeg),
    telling: Buffer.concat([
      startOfJpeg,
      jfif,
      segment(0xe1, latin(`Exif\0\0${secret}`)),
      segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${secret}`)),
      segment(0xed, latin(`Photoshop 3.0\0${secret}`)),
      segment(0xe2, latin(`MPF\0${secret}`)),
      segment(0xfe, latin(secret)),
      ...drawnJpeg.slice(2),
      latin(`ftypmp42 a film with sound ${secret}`),
    ]),
  },
  png: {
    bare: Buffer.concat([signature, header, data, end]),
    telling: Buffer.concat([
      signature,
      header,
      chunk('tEXt', latin(`Author\0${secret}`)),
      chunk('iTXt', latin(`XML:com.adobe.xmp\0\0\0\0\0${secret}`)),
      chunk('zTXt', latin(secret)),
      chunk('eXIf', latin(secret)),
      chunk('tIME', latin('\x07\xea\x0b\x16\0\0\0')),
      chunk('prVt', latin(secret)),
      data,
      end,
      latin(secret),
    ]),
  },
  webp: {
    bare: riff(extended(0), frame),
    telling: riff(extended(0x0c), frame, part('EXIF', latin(secret)), part('XMP ', latin(secret))),
  },
} as const;

/** A film of one picture, which hides parts in its frames. */
export const movingWebp = riff(
  extended(0x02),
  part('ANIM', Buffer.alloc(6)),
  part('ANMF', Buffer.concat([Buffer.alloc(16), frame])),
);

/** The beginning of a sound recording as browsers write it (WebM), with a codec id of a film if asked for. */
export const recording = (codec = 'A_OPUS'): Buffer =>
  Buffer.concat([
    Buffer.from(
      '1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701ffffffffffffff',
      'hex',
    ),
    latin(codec),
    Buffer.alloc(400, 7),
  ]);

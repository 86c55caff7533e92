import { deserialize, serialize } from 'bson';
import type { Doc } from './values.ts';

const OP_REPLY = 1;
const OP_QUERY = 2004;
const OP_MSG = 2013;
const HEADER_BYTES = 16;
const MORE_TO_COME = 2;
export const MAX_MESSAGE_BYTES = 48_000_000;

export interface Request {
  requestId: number;
  command: Doc;
  /** OP_QUERY is used by drivers for the first handshake only, and is answered by OP_REPLY. */
  isLegacy: boolean;
  wantsReply: boolean;
  /** Holds the bytes of a name that JavaScript objects cannot carry as an ordinary field. */
  namesPrototype: boolean;
}

// Exact BSON types are kept: what was stored as a long or a double is answered as one.
const readOptions = { promoteValues: false, promoteBuffers: false, promoteLongs: false, bsonRegExp: true };

export function readBson(bytes: Uint8Array): Doc {
  return deserialize(bytes, readOptions);
}

export function writeBson(document: Doc): Uint8Array {
  return serialize(document, { ignoreUndefined: false });
}

/** Collects bytes of a connection and gives whole messages. Throws on a length that no driver sends. */
export function createMessageReader(onMessage: (message: Buffer) => void): (chunk: Buffer) => void {
  let chunks: Buffer[] = [];
  let size = 0;
  return (chunk) => {
    chunks.push(chunk);
    size += chunk.length;
    while (size >= 4) {
      if ((chunks[0]?.length ?? 0) < 4) chunks = [Buffer.concat(chunks)];
      const length = chunks[0]?.readInt32LE(0) ?? 0;
      if (length < HEADER_BYTES || length > MAX_MESSAGE_BYTES) throw new Error(`Message of ${length} bytes`);
      if (size < length) return;
      const all = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
      onMessage(all.subarray(0, length));
      chunks = all.length > length ? [all.subarray(length)] : [];
      size -= length;
    }
  };
}

/** Reads OP_MSG (with document sequences) and OP_QUERY; anything else ends the connection. */
export function parseRequest(message: Buffer): Request {
  const requestId = message.readInt32LE(4);
  const opCode = message.readInt32LE(12);
  const namesPrototype = message.includes('__proto__');
  if (opCode === OP_MSG) {
    const flags = message.readUInt32LE(HEADER_BYTES);
    const end = message.length - (flags & 1 ? 4 : 0);
    return {
      requestId,
      command: parseSections(message.subarray(HEADER_BYTES + 4, end)),
      isLegacy: false,
      wantsReply: (flags & MORE_TO_COME) === 0,
      namesPrototype,
    };
  }
  if (opCode !== OP_QUERY) throw new Error(`Operation ${opCode} is not supported`);
  const nameEnd = message.indexOf(0, HEADER_BYTES + 4);
  const database = message.toString('utf8', HEADER_BYTES + 4, nameEnd).split('.')[0] ?? '';
  const command = readBson(message.subarray(nameEnd + 9));
  return {
    requestId,
    command: { ...command, $db: database },
    isLegacy: true,
    wantsReply: true,
    namesPrototype,
  };
}

function parseSections(bytes: Buffer): Doc {
  let body: Doc = {};
  const sequences: Doc = {};
  for (let offset = 0; offset < bytes.length;) {
    const kind = bytes[offset];
    const size = bytes.readInt32LE(offset + 1);
    const section = bytes.subarray(offset + 1, offset + 1 + size);
    if (kind === 0) body = readBson(section);
    else if (kind === 1) {
      const nameEnd = section.indexOf(0, 4);
      sequences[section.toString('utf8', 4, nameEnd)] = parseDocuments(section.subarray(nameEnd + 1));
    } else throw new Error(`Section kind ${kind} is not supported`);
    offset += 1 + size;
  }
  return { ...body, ...sequences };
}

function parseDocuments(bytes: Buffer): Doc[] {
  const documents: Doc[] = [];
  for (let offset = 0; offset < bytes.length;) {
    const size = bytes.readInt32LE(offset);
    documents.push(readBson(bytes.subarray(offset, offset + size)));
    offset += size;
  }
  return documents;
}

let lastReplyId = 0;

export function encodeReply(request: Pick<Request, 'requestId' | 'isLegacy'>, document: Doc): Buffer {
  const bson = writeBson(document);
  const before = Buffer.alloc(HEADER_BYTES + (request.isLegacy ? 20 : 5));
  lastReplyId = (lastReplyId + 1) & 0x7fffffff;
  before.writeInt32LE(before.length + bson.length, 0);
  before.writeInt32LE(lastReplyId, 4);
  before.writeInt32LE(request.requestId, 8);
  before.writeInt32LE(request.isLegacy ? OP_REPLY : OP_MSG, 12);
  if (request.isLegacy) before.writeInt32LE(1, HEADER_BYTES + 16);
  return Buffer.concat([before, bson]);
}

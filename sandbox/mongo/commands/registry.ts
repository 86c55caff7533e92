import { refuse } from '../errors.ts';
import { own, type Doc } from '../values.ts';
import { aggregate } from './aggregate.ts';
import * as collections from './collections.ts';
import { buildInfo, endSessions, hello, ping } from './connection.ts';
import { checkCommand, type Command, type CommandContext } from './context.ts';
import { findAndModify } from './find-and-modify.ts';
import { count, distinct, find, getMore, killCursors } from './read.ts';
import { insert, remove, update } from './write.ts';

/** Everything that the embedded database answers. What is not here is refused with code 59. */
const commands: Record<string, Command> = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping,
  buildInfo,
  buildinfo: buildInfo,
  endSessions,
  killSessions: endSessions,
  refreshSessions: endSessions,
  insert,
  update,
  delete: remove,
  find,
  findAndModify,
  count,
  distinct,
  aggregate,
  getMore,
  killCursors,
  create: collections.create,
  drop: collections.drop,
  dropDatabase: collections.dropDatabase,
  listCollections: collections.listCollections,
  listDatabases: collections.listDatabases,
  createIndexes: collections.createIndexes,
  dropIndexes: collections.dropIndexes,
  listIndexes: collections.listIndexes,
};

/** Runs one command to its end in one synchronous turn: no other statement can come between. */
export function runCommand(context: Omit<CommandContext, 'database'>, document: Doc): Doc {
  const name = Object.keys(document)[0] ?? '';
  const command = own(commands as unknown as Doc, name) as Command | undefined;
  if (!command) return refuse(59, `no such command: '${name}'`);
  checkCommand(name, document, command.fields);
  const database = document['$db'];
  if (typeof database !== 'string') return refuse(40414, `BSON field '$db' is missing but a required field`);
  return command.run({ ...context, database }, document);
}

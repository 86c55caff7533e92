import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { ConflictError } from '../../http/errors.ts';
import type { AuditActor } from '../audit/audit.ts';
import { languageOf } from './export-words.ts';
import type { FoundPerson } from './learners.service.ts';
import type { Erasure } from './privacy.model.ts';
import type { Privacy } from './privacy.service.ts';
import type { Scope } from './scope.ts';

/** Runs work with a privacy desk and prints what it answers. */
type WithDesk = (work: (desk: Privacy) => Promise<object>) => Promise<void>;

interface Asked {
  tenant: string;
  person: string;
}

const actor: AuditActor = { kind: 'command-line', id: 'waymark' };
const lookMilliseconds = 1_000;

/** `learner find | export | erase`: the privacy desk for scripts. A person is named by the id here or in the LMS. */
export function addLearnerCommands(program: Command, withDesk: WithDesk): void {
  const learner = program.command('learner').description('what is held about a person');
  addFind(learner, withDesk);
  addExport(learner, withDesk);
  addErase(learner, withDesk);
}

function addFind(learner: Command, withDesk: WithDesk): void {
  learner
    .command('find')
    .description('list people by part of their name, or by an id; 25 at a time')
    .requiredOption('--tenant <id>')
    .requiredOption('--name <part>', 'part of the name, or an id')
    .option('--page <number>', 'from 0', '0')
    .action(({ tenant, name, page }: { tenant: string; name: string; page: string }) =>
      withDesk(async ({ learners }) => {
        const { found, hasMore } = await learners.find(
          tenant,
          name,
          Math.max(0, Math.trunc(Number(page)) || 0),
        );
        return { people: found, hasMore };
      }),
    );
}

function addExport(learner: Command, withDesk: WithDesk): void {
  learner
    .command('export')
    .description('write everything about a person into a zip: a page to read, JSON, and the files')
    .requiredOption('--tenant <id>')
    .requiredOption('--person <id>', 'the id here, or the user id of the LMS')
    .requiredOption('--out <file>', 'where the zip is written; a file that is there already is left alone')
    .option('--language <language>', 'of the page to read: en or es', 'en')
    .action(({ tenant, person, out, language }: Asked & { out: string; language: string }) =>
      withDesk(async (desk) => {
        const { id } = await desk.learners.getByAnyId(tenant, person);
        const file = await openNew(out);
        try {
          const wrote = await desk.exportRecord(
            { tenantId: tenant, personId: id, actor },
            languageOf(language),
            () => file,
          );
          return { person: id, out, ...wrote };
        } catch (error) {
          file.destroy();
          await rm(out, { force: true });
          throw error;
        }
      }),
    );
}

/** @throws ConflictError when something is there already, or cannot be written */
async function openNew(path: string): Promise<WriteStream> {
  const file = createWriteStream(path, { flags: 'wx' });
  try {
    await once(file, 'open');
    return file;
  } catch (error) {
    const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw new ConflictError(isThere ? `There is a file ${path} already.` : `${path} cannot be written.`);
  }
}

function addErase(learner: Command, withDesk: WithDesk): void {
  learner
    .command('erase')
    .description(
      'show what would be erased of a person; with --confirm erase it now and print the certificate',
    )
    .requiredOption('--tenant <id>')
    .requiredOption('--person <id>', 'the id here, or the user id of the LMS')
    .option('--confirm', 'erase it')
    .option('--reference <number>', 'your number of the request, for the certificate; no names')
    .option('--no-wait', 'do not wait for the last look, which the running tool then does')
    .action((asked: Asked & { confirm?: boolean; wait: boolean; reference?: string }) =>
      withDesk(async (desk) => {
        const person = await desk.learners.getByAnyId(asked.tenant, asked.person);
        return asked.confirm ? eraseNow(desk, person, asked) : preview(desk, person, asked.tenant);
      }),
    );
}

const scopeOf = ({ id }: FoundPerson): Scope => ({ kind: 'person', id });

async function preview({ erasures }: Privacy, person: FoundPerson, tenantId: string): Promise<object> {
  const { counts, holds, open } = await erasures.preview(tenantId, scopeOf(person));
  return {
    person: person.id,
    wouldErase: counts,
    holds: holds.map(({ _id, scope }) => ({ hold: _id, ...scope })),
    inQueue: open && { id: open._id, dueAt: open.dueAt },
    next: 'Say --confirm to erase it now.',
  };
}

async function eraseNow(
  desk: Privacy,
  person: FoundPerson,
  { tenant, wait, reference }: { tenant: string; wait: boolean; reference?: string },
): Promise<object> {
  const { erasures, holds, audit, clock } = desk;
  const scope = scopeOf(person);
  const stopping = await holds.listStopping(tenant, scope);
  if (stopping.length > 0)
    throw new ConflictError('This person is on legal hold. Release the hold in the console first.');
  const { _id } = await erasures.request(
    tenant,
    { id: randomUUID(), scope, reason: 'request', dueAt: clock(), ...(reference ? { reference } : {}) },
    actor,
  );
  await audit.record({
    tenantId: tenant,
    actor,
    action: 'erasure.requested',
    subjectPersonId: person.id,
    target: { kind: 'erasure', id: _id },
  });
  return certificate(
    await carryOut(desk, { tenantId: tenant, erasureId: _id }, wait ? ['done'] : ['erased', 'done']),
  );
}

/** Works on it until it has come so far; a running tool may do a part of it. */
async function carryOut(
  { worker, erasures }: Privacy,
  { tenantId, erasureId }: { tenantId: string; erasureId: string },
  until: Erasure['status'][],
): Promise<Erasure> {
  for (;;) {
    await worker.runOnce();
    const erasure = await erasures.get(tenantId, erasureId);
    if (until.includes(erasure.status)) return erasure;
    if (erasure.status === 'held' || erasure.status === 'cancelled')
      throw new ConflictError(`The request is ${erasure.status}; nothing was erased.`);
    await sleep(lookMilliseconds);
  }
}

function certificate({ _id, status, reference, counts, erasedAt, doneAt, backupsUntil }: Erasure): object {
  return {
    certificate: _id,
    status,
    reference,
    erased: counts,
    erasedAt,
    lookedAgainAt: doneAt,
    backupsUntil,
  };
}

import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import { keepBoth, mayRead, mostEntries } from '../../domain/profile.ts';
import type {
  ProfileAnswer,
  ProfileReader,
  ProfileSection,
  ProfileVisibility,
} from '../../domain/profile.ts';
import { ConflictError, InvalidRequestError, NotFoundError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { Clock } from '../../observability/clock.ts';
import type { MediaDesk, MediaKeeper, MediaView } from '../files/own-media.contract.ts';
import { createMediaDesk } from './media-desk.ts';
import type { NoteOpened } from './note-opened.ts';
import type { ProfileEntry, ProfileModels } from './profile.model.ts';
import { questionOf, sectionOff, type RulesOf } from './profile-rules.ts';

export interface Said {
  taps: string[];
  text: string;
  visibility: ProfileVisibility;
  welcomes: boolean;
}

export interface NewLine extends Said {
  requestId: string;
  section: ProfileSection;
  /** A question of the district that this answers; one that is asked no more is forgotten. */
  questionId?: string | undefined;
  /** A picture or recording that this person uploaded before. */
  mediaId?: string | undefined;
}

export interface ProfileService {
  /** Who the session is to this person. @throws NotFoundError when it may know nothing of them */
  getReader(session: Session, personId: string): Promise<ProfileReader>;
  /** One's own lines, oldest first. */
  listOwn(session: Session): Promise<ProfileEntry[]>;
  /** What a student of the session's course shares with its teacher; the student sees that it was opened. @throws NotFoundError */
  openStudent(session: Session, personId: string): Promise<ProfileEntry[]>;
  /** What a child of this mentor shares with the family; the child sees that it was opened. @throws NotFoundError */
  openMentee(session: Session, personId: string): Promise<ProfileEntry[]>;
  /** Lines with which the teachers of this course welcome the class. */
  listWelcome(session: Session): Promise<ProfileEntry[]>;
  add(session: Session, line: NewLine): Promise<void>;
  /** @throws NotFoundError when this student is not of the session's course */
  notice(session: Session, personId: string, line: NewLine): Promise<void>;
  /** @throws NotFoundError for a line that this person did not write */
  edit(
    session: Session,
    entryId: string,
    change: Said & { revision: number; withoutMedia: boolean },
  ): Promise<ProfileEntry>;
  remove(session: Session, entryId: string): Promise<void>;
  /** @throws NotFoundError for a line that this person may not read; ConflictError for one's own */
  answer(
    session: Session,
    entryId: string,
    answer: { answer: ProfileAnswer; text?: string | undefined },
  ): Promise<ProfileEntry>;
  /** Who opened one's own profile, latest first, 50 at most. */
  listViews(session: Session): Promise<{ viewerId?: string; at: Date }[]>;
  /** What lines know of their pictures and recordings. */
  mediaDesk: MediaDesk;
}

const attemptsAtMost = 5;

export function createProfileService(dependencies: {
  models: ProfileModels;
  clock: Clock;
  noteOpened: NoteOpened;
  rulesOf: RulesOf;
  ownMedia: MediaKeeper;
  isStudentOf(tenantId: string, courseId: string, personId: string): Promise<boolean>;
}): ProfileService {
  const { models, clock, noteOpened, rulesOf, isStudentOf, ownMedia } = dependencies;
  const { entries, views } = models;

  const listOf = ({ tenantId }: Session, personId: string): Promise<ProfileEntry[]> =>
    entries.find({ tenantId, personId }).sort({ createdAt: 1 }).limit(mostEntries).lean();

  async function getReader(session: Session, personId: string): Promise<ProfileReader> {
    const { tenantId, courseId, role, mentees } = session;
    if (personId === session.personId) return { kind: 'self' };
    if (role === 'mentor' && mentees.includes(personId)) return { kind: 'family' };
    if (role === 'teacher' && courseId && (await isStudentOf(tenantId, courseId, personId)))
      return { kind: 'teacher', personId: session.personId, courseId };
    throw new NotFoundError();
  }

  /** What the session may read of this person: by each line's level, and for others while its section is in use. */
  async function readableBy(session: Session, personId: string): Promise<(entry: ProfileEntry) => boolean> {
    const [reader, { isUsed }] = await Promise.all([getReader(session, personId), rulesOf(session)]);
    return (entry) => mayRead(entry, reader) && (reader.kind === 'self' || isUsed(entry.section));
  }

  async function listReadable(session: Session, personId: string): Promise<ProfileEntry[]> {
    const isReadable = await readableBy(session, personId);
    return (await listOf(session, personId)).filter(isReadable);
  }

  async function write(session: Session, personId: string, line: NewLine): Promise<void> {
    const { tenantId, personId: authorId } = session;
    const { requestId, mediaId, text } = line;
    const isRepeated = await entries.exists({ tenantId, authorId, requestId });
    if (isRepeated) return;
    if (!(await rulesOf(session)).isUsed(line.section)) throw sectionOff();
    if ((await entries.countDocuments({ tenantId, personId })) >= mostEntries)
      throw new ConflictError('This profile is full. Remove a line first.');
    if (mediaId === undefined) return store(session, personId, line);
    await ownMedia.attach(session, { purpose: 'profile', mediaId }, async (media) => {
      checkSays({ text, taps: line.taps, media });
      await store(session, personId, { ...line, media });
    });
  }

  async function store(
    session: Session,
    personId: string,
    line: NewLine & { media?: MediaView },
  ): Promise<void> {
    const { tenantId, personId: authorId, role, courseId } = session;
    const { section, taps, text, visibility, welcomes, requestId, media } = line;
    const now = clock();
    const isOwn = personId === authorId;
    const authorRole = role === 'teacher' ? ('teacher' as const) : ('student' as const);
    try {
      await entries.create({
        _id: newId(),
        tenantId,
        personId,
        authorId,
        authorRole,
        ...(courseId ? { courseId } : {}),
        section,
        ...questionOf(await rulesOf(session), line),
        taps,
        text,
        visibility,
        ...(media ? { media } : {}),
        ...(welcomes && isOwn && authorRole === 'teacher' ? { welcomes } : {}),
        requestId,
        revision: 1,
        history: [],
        answers: [],
        createdAt: now,
        updatedAt: now,
      });
    } catch (error) {
      // The same request again, after its answer was lost.
      if (!isDuplicateKey(error)) throw error;
      if (media && !(await entries.exists({ tenantId, authorId, requestId })))
        throw new ConflictError('Another line shows this already.');
    }
  }

  async function getOwnLine({ tenantId, personId }: Session, entryId: string): Promise<ProfileEntry> {
    const entry = await entries.findOne({ tenantId, _id: entryId, authorId: personId }).lean();
    if (!entry) throw new NotFoundError();
    return entry;
  }

  /** Writes upon the revision that was read, again if somebody was quicker. */
  async function change(
    get: () => Promise<ProfileEntry>,
    step: (entry: ProfileEntry) => Partial<ProfileEntry>,
    gone: 'media'[] = [],
  ): Promise<ProfileEntry> {
    for (let attempt = 0; attempt < attemptsAtMost; attempt += 1) {
      const entry = await get();
      const { tenantId, _id, revision } = entry;
      const next = { ...step(entry), revision: revision + 1 };
      const update = { $set: next, ...(gone.length > 0 ? { $unset: { media: 1 } } : {}) };
      const { modifiedCount } = await entries.updateOne({ tenantId, _id, revision }, update);
      if (modifiedCount === 1) return withoutFields({ ...entry, ...next }, gone);
    }
    throw new ConflictError('This line is being changed in several places at once. Please try again.');
  }

  const edit: ProfileService['edit'] = async (
    session,
    entryId,
    { revision, text, taps, visibility, welcomes, withoutMedia },
  ) => {
    const write = () =>
      change(
        () => getOwnLine(session, entryId),
        (entry) => {
          const isLatest = revision === entry.revision;
          const said = {
            text: isLatest ? text : keepBoth(entry.text, text),
            taps: isLatest ? taps : [...new Set([...entry.taps, ...taps])],
          };
          checkSays({ ...said, media: withoutMedia ? undefined : entry.media });
          const before = { text: entry.text, taps: entry.taps, at: entry.updatedAt };
          const isOfTeacher = entry.personId === entry.authorId && entry.authorRole === 'teacher';
          return {
            ...said,
            visibility,
            ...(isOfTeacher ? { welcomes } : {}),
            history: [...entry.history, before].slice(-50),
            updatedAt: clock(),
          };
        },
        withoutMedia ? ['media'] : [],
      );
    const { media } = await getOwnLine(session, entryId);
    if (!withoutMedia || !media) return write();
    checkSays({ text, taps });
    return ownMedia.detach(media.id, write);
  };

  return {
    getReader,
    listOwn: (session) => listOf(session, session.personId),
    async openStudent(session, personId) {
      const found = await listReadable(session, personId);
      await noteOpened(session, [personId]);
      return found;
    },
    async openMentee(session, personId) {
      const found = await listReadable(session, personId);
      await noteOpened(session, [personId]);
      return found;
    },
    async listWelcome({ tenantId, courseId }) {
      if (!courseId) return [];
      const { isUsed } = await rulesOf({ tenantId, courseId });
      const found = await entries
        .find({ tenantId, courseId, welcomes: true })
        .sort({ createdAt: 1 })
        .limit(50)
        .lean();
      return found.filter(({ section }) => isUsed(section));
    },
    add: (session, line) => write(session, session.personId, line),
    async notice(session, personId, line) {
      await getReader(session, personId);
      await write(session, personId, line);
    },
    edit,
    async remove(session, entryId) {
      const { tenantId, personId: authorId } = session;
      const entry = await entries.findOne({ tenantId, _id: entryId, authorId }).lean();
      const remove = () => entries.deleteOne({ tenantId, _id: entryId, authorId });
      await (entry?.media ? ownMedia.detach(entry.media.id, remove) : remove());
    },
    async answer(session, entryId, { answer, text }) {
      const { tenantId, personId } = session;
      return change(
        async () => {
          const entry = await entries.findOne({ tenantId, _id: entryId }).lean();
          if (!entry || !(await readableBy(session, entry.personId))(entry)) throw new NotFoundError();
          if (entry.authorId === personId) throw new ConflictError('This is your own line.');
          return entry;
        },
        ({ answers }) => ({
          answers: [
            ...answers.filter((each) => each.personId !== personId),
            { personId, answer, ...(text ? { text } : {}), at: clock() },
          ],
        }),
      );
    },
    listViews: ({ tenantId, personId }) =>
      views.find({ tenantId, personId }).sort({ at: -1 }).limit(50).lean(),
    mediaDesk: createMediaDesk(entries, readableBy),
  };
}

/** A line says something in taps, words or sound; a picture comes with words for those who cannot see it. */
function checkSays({
  text,
  taps,
  media,
}: Pick<ProfileEntry, 'text' | 'taps'> & { media?: MediaView | undefined }): void {
  if (media?.kind === 'picture' && text === '')
    throw new InvalidRequestError([{ path: 'text', message: 'must say what the picture shows' }]);
  if (text === '' && taps.length === 0 && !media)
    throw new InvalidRequestError([{ path: 'text', message: 'must say something: tap a word or write' }]);
}

function withoutFields(entry: ProfileEntry, gone: 'media'[]): ProfileEntry {
  const { media, ...rest } = entry;
  return gone.length > 0 || !media ? rest : entry;
}

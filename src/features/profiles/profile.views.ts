import { profileTaps } from '../../domain/profile.ts';
import type { Session } from '../../http/session.ts';
import type { CheckIns } from './check-ins.service.ts';
import type { ProfileEntryView, ProfileView } from './profile.contract.ts';
import type { ProfileEntry } from './profile.model.ts';
import type { ProfileRules, RulesOf } from './profile-rules.ts';
import type { ProfileService } from './profile.service.ts';

interface NamedPerson {
  _id: string;
  name?: string;
}

/** Profiles as people see them. */
export interface ProfileViews {
  own(session: Session): Promise<ProfileView>;
  /** Somebody else's, of which these lines may be read. */
  shared(session: Session, personId: string, entries: ProfileEntry[]): Promise<ProfileView>;
  entry(session: Session, entry: ProfileEntry): Promise<ProfileEntryView>;
  waiting(session: Session): Promise<{ personId: string; name?: string; askedAt: string }[]>;
}

export function createProfileViews(dependencies: {
  service: ProfileService;
  checkIns: CheckIns;
  rulesOf: RulesOf;
  /** In any order; unknown ones are left out. */
  listPeople(tenantId: string, personIds: string[]): Promise<NamedPerson[]>;
  isMediaAllowed(tenantId: string, courseId: string | undefined): Promise<boolean>;
}): ProfileViews {
  const { service, checkIns, rulesOf, listPeople, isMediaAllowed } = dependencies;

  async function namesOf({ tenantId }: Session, ids: string[]): Promise<Map<string, string | undefined>> {
    const people = ids.length > 0 ? await listPeople(tenantId, [...new Set(ids)]) : [];
    return new Map(people.map(({ _id, name }) => [_id, name]));
  }

  return {
    async own(session) {
      const [entries, views, welcome, waiting, mayAddMedia] = await Promise.all([
        service.listOwn(session),
        service.listViews(session),
        service.listWelcome(session),
        session.role === 'student' ? checkIns.findWaiting(session) : undefined,
        session.role === 'student' && isMediaAllowed(session.tenantId, session.courseId),
      ]);
      // A teacher's own profile speaks to a grown-up.
      const rules = await rulesOf(session, session.role === 'teacher' ? '9-12' : undefined);
      const names = await namesOf(session, [
        session.personId,
        ...views.flatMap(({ viewerId = [] }) => viewerId),
        ...[...entries, ...welcome].flatMap(peopleOf),
      ]);
      return {
        personId: session.personId,
        ...named(names, session.personId),
        ...shapeOf(rules),
        entries: entries.map((entry) => present(session, entry, names)),
        mayAddMedia,
        openedBy: views.map(({ viewerId, at }) => ({ ...named(names, viewerId), at: at.toISOString() })),
        welcome: welcome.map(({ authorId, text, taps }) => ({ ...named(names, authorId), text, taps })),
        ...(waiting ? { checkIn: { askedAt: waiting.askedAt.toISOString() } } : {}),
      };
    },
    async shared(session, personId, entries) {
      const names = await namesOf(session, [personId, ...entries.flatMap(peopleOf)]);
      return {
        personId,
        ...named(names, personId),
        ...shapeOf(await rulesOf(session)),
        entries: entries.map((entry) => present(session, entry, names)),
        mayAddMedia: false,
        openedBy: [],
        welcome: [],
      };
    },
    async entry(session, entry) {
      return present(session, entry, await namesOf(session, peopleOf(entry)));
    },
    async waiting(session) {
      const found = await checkIns.listWaiting(session);
      const names = await namesOf(
        session,
        found.map(({ personId }) => personId),
      );
      return found.map(({ personId, askedAt }) => ({
        personId,
        ...named(names, personId),
        askedAt: askedAt.toISOString(),
      }));
    },
  };
}

function shapeOf({
  ageBand,
  visibility,
  sections,
}: ProfileRules): Pick<ProfileView, 'ageBand' | 'visibility' | 'sections'> {
  return {
    ageBand,
    visibility,
    sections: sections.map((each) => ({ ...each, taps: [...(profileTaps[each.section] ?? [])] })),
  };
}

const peopleOf = ({ authorId, answers }: ProfileEntry): string[] => [
  authorId,
  ...answers.map(({ personId }) => personId),
];

function named(names: Map<string, string | undefined>, personId = ''): { name?: string } {
  const name = names.get(personId);
  return name === undefined ? {} : { name };
}

function present(
  { personId: me }: Session,
  entry: ProfileEntry,
  names: Map<string, string | undefined>,
): ProfileEntryView {
  const { _id: id, section, taps, text, media, visibility, welcomes = false, authorRole, authorId } = entry;
  const isMe = authorId === me;
  return {
    id,
    ...(isMe ? { requestId: entry.requestId } : {}),
    section,
    ...(entry.question ? { question: entry.question } : {}),
    taps,
    text,
    ...(media ? { media } : {}),
    visibility,
    welcomes,
    author: { role: authorRole, ...named(names, authorId), isMe },
    revision: entry.revision,
    updatedAt: entry.updatedAt.toISOString(),
    history: isMe ? entry.history.map((each) => ({ ...each, at: each.at.toISOString() })) : [],
    answers: entry.answers.map(({ personId, answer, text: words, at }) => ({
      answer,
      ...(words ? { text: words } : {}),
      ...named(names, personId),
      isMine: personId === me,
      at: at.toISOString(),
    })),
  };
}

import type { Model } from 'mongoose';
import type { Session } from '../../http/session.ts';
import type { ProfileEntry } from './profile.model.ts';
import type { RulesOf } from './profile-rules.ts';
import type { NewLine, ProfileService } from './profile.service.ts';

interface CardLine extends NewLine {
  /** Of the line as it was read, when it is there already. */
  revision?: number | undefined;
}

/** Cards of a first profile: what is said on one, in one request. */
export interface ProfileCards {
  /**
   * One line after the other; sent again after a cut, the rest of them. A line that is there already takes the new words: upon the
   * `revision` that was read, or else both texts are kept.
   */
  say(session: Session, lines: CardLine[]): Promise<void>;
  /** Whether a student could write here and has written nothing yet. */
  isWaiting(place: { tenantId: string; courseId: string; personId: string }): Promise<boolean>;
}

export function createProfileCards({
  entries,
  rulesOf,
  service: { add, edit },
}: {
  entries: Model<ProfileEntry>;
  rulesOf: RulesOf;
  service: Pick<ProfileService, 'add' | 'edit'>;
}): ProfileCards {
  return {
    async say(session, lines) {
      const { tenantId, personId } = session;
      for (const line of lines) {
        const { requestId, revision = 0 } = line;
        const stored = await entries.findOne({ tenantId, authorId: personId, requestId }).lean();
        if (!stored) await add(session, line);
        else if (revision === stored.revision || !wasSaid(stored, line))
          await edit(session, stored._id, { ...line, revision, withoutMedia: false });
      }
    },
    async isWaiting({ tenantId, courseId, personId }) {
      const [{ sections }, line] = await Promise.all([
        rulesOf({ tenantId, courseId }),
        entries.exists({ tenantId, personId, authorId: personId }),
      ]);
      return sections.length > 0 && line === null;
    },
  };
}

/** The same words as now, or as once before: a request that comes late for a second time says nothing new. */
function wasSaid(stored: ProfileEntry, line: NewLine): boolean {
  const isSame = ({ text, taps }: Pick<ProfileEntry, 'text' | 'taps'>) =>
    text === line.text && taps.join() === line.taps.join();
  return (isSame(stored) && stored.visibility === line.visibility) || stored.history.some(isSame);
}

import type { Model } from 'mongoose';
import type { Session } from '../../http/session.ts';
import type { MediaDesk } from '../files/own-media.contract.ts';
import type { ProfileEntry } from './profile.model.ts';

/** Pictures and recordings of lines: whoever may read the line sees what stands beside it. */
export function createMediaDesk(
  entries: Model<ProfileEntry>,
  readableBy: (session: Session, personId: string) => Promise<(entry: ProfileEntry) => boolean>,
): MediaDesk {
  return {
    async isAttached(tenantId, mediaId) {
      return (await entries.exists({ tenantId, 'media.id': mediaId })) !== null;
    },
    async mayRead(session, mediaId) {
      const { tenantId } = session;
      const entry = await entries.findOne({ tenantId, 'media.id': mediaId }).lean();
      return entry !== null && (await readableBy(session, entry.personId))(entry);
    },
  };
}

import type { LtijsProvider } from 'ltijs';
import type { Connection, Model } from 'mongoose';
import { isDuplicateKey } from '../../database/connection.ts';
import { newId } from '../../database/ids.ts';
import { createShortCache } from '../../database/short-cache.ts';
import { PlatformFailedError } from '../../http/errors.ts';
import type { Clock } from '../../observability/clock.ts';
import { createAccessTokens, type AccessTokens } from '../access-tokens.ts';
import type { Launch } from '../launch.ts';
import type { Outbound } from '../outbound.ts';
import type { Platform, PlatformModels } from '../platform.model.ts';
import { familyOf } from '../platforms/index.ts';
import { createNoticeHandlerModel, type NoticeHandler } from './notice-handler.model.ts';
import { contextCopyNotice, noticeScope, noticesPath } from './notice-types.ts';

const hourMilliseconds = 3_600_000;

export interface NoticeHandlers {
  /**
   * When this launch says that its LMS tells of copied courses: asks it to, once for each installation.
   * @throws PlatformFailedError; the next launch after an hour tries again
   */
  ensure(verified: { launch: Launch; platform: Platform; tenantId: string }): Promise<void>;
}

interface Dependencies {
  connection: Connection;
  ltijs: LtijsProvider;
  models: PlatformModels;
  outbound: Pick<Outbound, 'call'>;
  publicUrl: string;
  clock: Clock;
}

/**
 * Asks LMSs to tell us when a course is copied. There is one handler for each kind and deployment, and asking again changes
 * nothing (Canvas developer documentation, "Notice Handlers"), so that a try whose end nobody knows is simply made again.
 */
export function createNoticeHandlers(dependencies: Dependencies): NoticeHandlers {
  const { clock, outbound } = dependencies;
  const model = createNoticeHandlerModel(dependencies.connection);
  const tokens = createAccessTokens({ ...dependencies, accessTokens: dependencies.models.accessTokens });
  const handler = `${dependencies.publicUrl}${noticesPath}`;
  /** What was asked or found asked within the hour, so that launches read nothing. */
  const recent = createShortCache<void>(clock, hourMilliseconds);
  return {
    async ensure({ launch, platform, tenantId }) {
      if (!launch.notices?.types.includes(contextCopyNotice)) return;
      const { deploymentId, notices } = launch;
      const { serviceUrl } = notices;
      const place = { tenantId, platformId: platform._id, deploymentId };
      await recent.get(JSON.stringify([place, serviceUrl]), async () => {
        if (!(await takeUp(model, { ...place, serviceUrl, handler, triedAt: clock() }))) return;
        await ask({ tokens, outbound }, platform, { serviceUrl, handler });
        await model.updateOne(place, { $set: { serviceUrl, handler } });
      });
    },
  };
}

/** Whether this process is to ask: it was not done, and nobody tried within the hour. */
async function takeUp(
  model: Model<NoticeHandler>,
  { serviceUrl, handler, triedAt, ...place }: Omit<NoticeHandler, '_id'>,
): Promise<boolean> {
  const known = await model.findOne(place).lean();
  if (known?.serviceUrl === serviceUrl && known?.handler === handler) return false;
  const before = new Date(triedAt.getTime() - hourMilliseconds);
  try {
    const taken = await model.updateOne(
      { ...place, triedAt: { $lt: before } },
      { $setOnInsert: { _id: newId() }, $set: { triedAt } },
      { upsert: known === null },
    );
    return taken.modifiedCount + taken.upsertedCount > 0;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

async function ask(
  { tokens, outbound }: { tokens: AccessTokens; outbound: Pick<Outbound, 'call'> },
  platform: Platform,
  { serviceUrl, handler }: { serviceUrl: string; handler: string },
): Promise<void> {
  await tokens.with(platform, noticeScope, async (getToken) => {
    const { access_token: bearer } = await getToken();
    const json = { notice_type: contextCopyNotice, handler };
    const { status } = await outbound.call(serviceUrl, { method: 'PUT', bearer, json });
    if (status >= 200 && status < 300) return;
    const message = `${familyOf(platform.family).label} answered ${status}`;
    throw new PlatformFailedError({ message, upstreamStatus: status, retryable: status >= 500 });
  });
}

import type { BindBytes } from '../../http/api-route.ts';
import { checkIsBytes } from './file.routes.ts';
import { getOwnMediaApi, uploadOwnMediaApi } from './own-media.contract.ts';
import type { OwnMedia } from './own-media.service.ts';
import { sendFile } from './send-file.ts';

/** Pictures and voice recordings beside students' own words. */
export function ownMediaRoutes(bindBytes: BindBytes, media: OwnMedia): void {
  bindBytes(uploadOwnMediaApi, async ({ session, query, request }) => {
    try {
      return await media.add(session, query.purpose, () => {
        checkIsBytes(request);
        return request;
      });
    } catch (error) {
      // The browser reads the answer only once it may send to the end.
      request.resume();
      throw error;
    }
  });
  bindBytes(getOwnMediaApi, async ({ session, params, request, response }) => {
    const file = await media.getForReading(session, params.mediaId);
    await sendFile(media, { file, isInline: true, request, response });
    return undefined;
  });
}

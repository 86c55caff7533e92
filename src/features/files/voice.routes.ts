import type { BindBytes } from '../../http/api-route.ts';
import { checkIsBytes } from './file.routes.ts';
import { uploadVoiceApi } from './voice.contract.ts';
import type { VoiceService } from './voice.service.ts';

/** Teachers' voice comments. */
export function voiceRoutes(bindBytes: BindBytes, voice: VoiceService): void {
  bindBytes(uploadVoiceApi, async ({ session, params, request }) => {
    try {
      return await voice.add(session, params, () => {
        checkIsBytes(request);
        return request;
      });
    } catch (error) {
      // The browser reads the answer only once it may send to the end.
      request.resume();
      throw error;
    }
  });
}

import type { Request, Response } from 'express';
import type { ClientAssets } from '../../http/client-assets.ts';
import { frameAncestors, originOf } from '../../lti/frame-policy.ts';
import { framedPolicy, sendFramedPage } from '../../lti/launch-pages.ts';
import type { VerifiedLaunch } from '../../lti/launch-handler.ts';
import type { LaunchEvents } from './launch-events.ts';
import { launchPage, reloadPage } from './launch-page.ts';
import type { LaunchService } from './launch.service.ts';

/** Answers a verified launch with the page of its first screen. */
export function openLaunch({
  launches,
  assets,
  launchEvents,
  noteLaunch,
}: {
  launches: LaunchService;
  assets: ClientAssets;
  launchEvents: LaunchEvents;
  /** For a connection check that waits for a launch; never fails. */
  noteLaunch(verified: VerifiedLaunch): Promise<void>;
}) {
  return async (verified: VerifiedLaunch, _request: Request, response: Response): Promise<void> => {
    await noteLaunch(verified);
    const view = await launches.open(verified);
    const { launch, platform } = verified;
    launchEvents.accepted(verified, {
      screen: view.screen.name,
      personId: view.person.id,
      requestId: String(response.locals.requestId ?? ''),
    });
    const returnOrigin = originOf(launch.deepLinking?.deep_link_return_url);
    sendFramedPage(response, {
      html: launchPage(assets, view),
      frameAncestors: frameAncestors(platform, launch.returnUrl),
      formTargets: returnOrigin ? [returnOrigin] : [],
    });
  };
}

/**
 * `GET /app`: the client for a reload in the frame or tab. The page itself holds nothing, so that who may frame it is only told
 * from whoever framed the launch; any LMS may.
 */
export function reloadHandler({ assets }: { assets: ClientAssets }) {
  const html = reloadPage(assets);
  return (_request: Request, response: Response): void => {
    response
      .set({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': framedPolicy(['*'], ['https:', 'http:']),
      })
      .send(html);
  };
}

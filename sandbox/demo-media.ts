import { randomUUID } from 'node:crypto';
import type { MediaView } from '../src/features/files/own-media.contract.ts';
import type { LaunchView } from '../src/features/launch/launch.contract.ts';
import type { Settings } from '../src/features/settings/settings.service.ts';
import { drawLake } from './demo-picture.ts';

interface Student {
  view: LaunchView;
  call(method: 'POST', path: string, body: object): Promise<unknown>;
}

/** The demo's district has pictures and recordings on, so that there is something to see. */
export async function allowMedia(settings: Settings, tenantIds: string[]): Promise<void> {
  const actor = { kind: 'command-line', id: 'demo' } as const;
  const decision = { mode: 'suggested', value: true } as const;
  for (const tenantId of tenantIds) await settings.decide(tenantId, 'profileMedia', decision, actor);
}

/** A drawing in one student's profile, through the same door as anybody's. */
export async function seedPicture(toolUrl: string, { view, call }: Student): Promise<void> {
  const answer = await fetch(`${toolUrl}/api/own-media?purpose=profile`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${view.session.token}`,
      'content-type': 'application/octet-stream',
    },
    body: new Uint8Array(drawLake()),
  });
  if (!answer.ok) throw new Error(`the demo's picture was answered ${answer.status}: ${await answer.text()}`);
  const { id } = (await answer.json()) as MediaView;
  await call('POST', '/api/profile/cards', {
    lines: [
      {
        requestId: randomUUID(),
        section: 'interests',
        text: 'Our lake with the boat and three trout, drawn by me',
        visibility: 'family',
        mediaId: id,
      },
    ],
  });
}

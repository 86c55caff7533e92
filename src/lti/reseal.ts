import type { PlatformModels } from './platform.model.ts';
import type { SealedBox } from './sealed-box.ts';

export interface Resealed {
  /** Keys that were sealed anew now. */
  resealed: number;
  /** Keys that the new secret opened already: a run before this one did them. */
  alreadyDone: number;
  /** Keys that neither secret opens; nothing was changed in them. */
  unreadable: number;
}

const halves = ['publicKey', 'privateKey'] as const;

/**
 * Seals everything that lasts anew after WAYMARK_SECRET was changed: our key pairs. Cached access tokens are forgotten, since LMSs give
 * new ones; states, handovers and sessions of the old secret end by themselves. May be cut off and run again at any time.
 * @param boxes.from opens with the old secret · `boxes.to` with the new one
 */
export async function reseal(
  { keyPairs, accessTokens }: Pick<PlatformModels, 'keyPairs' | 'accessTokens'>,
  boxes: { from: SealedBox; to: SealedBox },
): Promise<Resealed> {
  const done: Resealed = { resealed: 0, alreadyDone: 0, unreadable: 0 };
  for (const pair of await keyPairs.find().lean()) {
    for (const half of halves) {
      const sealed = pair[half];
      if (sealed === undefined) continue;
      if (canOpen(boxes.to, sealed)) done.alreadyDone += 1;
      else if (!canOpen(boxes.from, sealed)) done.unreadable += 1;
      else {
        const next = boxes.to.seal(boxes.from.open(sealed));
        await keyPairs.updateOne({ _id: pair._id, [half]: sealed }, { $set: { [half]: next } });
        done.resealed += 1;
      }
    }
  }
  await accessTokens.deleteMany({});
  return done;
}

function canOpen(box: SealedBox, sealed: string): boolean {
  try {
    box.open(sealed);
    return true;
  } catch {
    return false;
  }
}

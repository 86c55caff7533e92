import { z } from 'zod';
import { PlatformFailedError } from '../../http/errors.ts';
import type { Outbound } from '../../lti/outbound.ts';
import type { Platform, PlatformModels } from '../../lti/platform.model.ts';
import type { SealedBox } from '../../lti/sealed-box.ts';
import type { Finding } from './finding.ts';

/** Asked at the same time; an installation may know hundreds. */
const atOnce = 8;
const keySetSchema = z.object({ keys: z.array(z.unknown()).min(1) });

/** What the doctor looks at for each LMS that is switched on: our key, its key set and its token endpoint. Nothing is asked for. */
export async function examinePlatforms(dependencies: {
  models: Pick<PlatformModels, 'platforms' | 'keyPairs'>;
  box: SealedBox;
  outbound: Pick<Outbound, 'call'>;
}): Promise<Finding[]> {
  const { models, box, outbound } = dependencies;
  const active = await models.platforms.find({ status: 'active' }).lean();
  if (active.length === 0) {
    const todo = 'Register one: docs/operations.md tells how.';
    return [{ check: 'platforms', status: 'warning', found: 'No LMS is switched on.', todo }];
  }
  const findings: Finding[] = [];
  for (let first = 0; first < active.length; first += atOnce) {
    const some = active.slice(first, first + atOnce);
    const found = await Promise.all(
      some.map((platform) =>
        Promise.all([
          examineOwnKey(platform, models, box),
          examineKeySet(platform, outbound),
          examineTokenUrl(platform, outbound),
        ]),
      ),
    );
    findings.push(...found.flat());
  }
  return findings;
}

async function examineOwnKey(
  { _id, kid }: Platform,
  { keyPairs }: Pick<PlatformModels, 'keyPairs'>,
  box: SealedBox,
): Promise<Finding> {
  const finding = { check: 'our key', platformId: _id };
  const pair = kid === undefined ? null : await keyPairs.findOne({ kid }).lean();
  if (!pair?.privateKey) {
    const todo = 'Restore the collection "platform_key_pairs" from a backup, or register this LMS anew.';
    return { ...finding, status: 'failed', found: 'The key that we sign with is not there.', todo };
  }
  try {
    box.open(pair.privateKey);
    return { ...finding, status: 'ok', found: 'The key that we sign with can be read.' };
  } catch {
    const found = 'The key that we sign with was sealed with another WAYMARK_SECRET.';
    const todo = 'Set the secret that it was sealed with, or run `waymark secrets reseal` with that one.';
    return { ...finding, status: 'failed', found, todo };
  }
}

async function examineKeySet(platform: Platform, outbound: Pick<Outbound, 'call'>): Promise<Finding> {
  const finding = { check: 'LMS key set', platformId: platform._id };
  const todo = `Open ${platform.jwksUrl} from this server. Without it no launch can be checked.`;
  try {
    const { status, text } = await outbound.call(platform.jwksUrl);
    const isKeySet = status === 200 && keySetSchema.safeParse(parsed(text)).success;
    if (isKeySet) return { ...finding, status: 'ok', found: 'The LMS publishes its keys.' };
    return { ...finding, status: 'failed', found: `No key set is there (status ${status}).`, todo };
  } catch (error) {
    return { ...finding, status: 'failed', found: sentenceOf(error), todo };
  }
}

/** An empty request is refused by every LMS; that it answers is what counts. */
async function examineTokenUrl(platform: Platform, outbound: Pick<Outbound, 'call'>): Promise<Finding> {
  const finding = { check: 'LMS token address', platformId: platform._id };
  const todo = `Ask ${platform.tokenUrl} from this server. Without it no grade can be sent; grades wait meanwhile.`;
  try {
    const { status } = await outbound.call(platform.tokenUrl, { json: {} });
    if (status < 500 && status !== 404)
      return { ...finding, status: 'ok', found: `The LMS answers (status ${status}).` };
    return { ...finding, status: 'failed', found: `The LMS answers with status ${status}.`, todo };
  } catch (error) {
    return { ...finding, status: 'failed', found: sentenceOf(error), todo };
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof PlatformFailedError ? error.message : 'The LMS could not be asked.';
}

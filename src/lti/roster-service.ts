import type { LtijsProvider } from 'ltijs';
import { z } from 'zod';
import { parseUrl } from '../config/parse-url.ts';
import type { CourseRole } from '../http/api-contract.ts';
import { PlatformFailedError } from '../http/errors.ts';
import { createAccessTokens } from './access-tokens.ts';
import { lenientText } from './claims.ts';
import { retryAfterSeconds } from './ltijs/http-client.ts';
import type { Outbound, OutboundAnswer } from './outbound.ts';
import type { Platform, PlatformModels } from './platform.model.ts';
import { familyOf } from './platforms/index.ts';
import { courseRole, isTestUser } from './roles.ts';

/** NRPS 2.0 §2.2. */
export const rosterScope = 'https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly';
/** Schoology answers nothing else. */
const rosterMediaType = 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json';

/** Someone of a course, as the LMS lists them. Addresses and pictures are not even read. */
export interface Member {
  /** The `sub` of this person's launches. */
  userId: string;
  /** Absent when the LMS withholds names. */
  name: string | undefined;
  role: CourseRole;
  isTestStudent: boolean;
  /** False when the LMS says `Inactive` or `Deleted`. */
  isActive: boolean;
}

export interface RosterPage {
  members: Member[];
  /** Absent on the last page. */
  nextUrl: string | undefined;
}

export interface RosterService {
  /**
   * One page of a course's people (NRPS 2.0 §2.4). An answer that cannot be read whole is an error and never a shorter list.
   * @param asked `membershipsUrl` is what launches named; `pageUrl` the page before's `nextUrl`
   * @throws PlatformFailedError; with status 200 when the answer came and cannot be used
   */
  listMembers(
    platform: Platform,
    asked: { membershipsUrl: string; pageUrl?: string | undefined },
  ): Promise<RosterPage>;
}

const memberSchema = z.object({
  user_id: z.union([z.string(), z.number()]).transform(String).pipe(z.string().min(1).max(255)),
  status: lenientText,
  roles: z.union([z.array(z.string()), z.string().transform((role) => [role])]).catch([]),
  name: lenientText,
  given_name: lenientText,
  family_name: lenientText,
});
const containerSchema = z.object({ members: z.array(memberSchema) });

/** Names and Role Provisioning Services 2.0, by our own request: ltijs takes a very long `Link` header for none, and the list for whole. */
export function createRosterService(dependencies: {
  ltijs: LtijsProvider;
  accessTokens: PlatformModels['accessTokens'];
  outbound: Pick<Outbound, 'call'>;
}): RosterService {
  const { outbound } = dependencies;
  const tokens = createAccessTokens(dependencies);
  return {
    async listMembers(platform, { membershipsUrl, pageUrl = membershipsUrl }) {
      const answer = await tokens.with(platform, rosterScope, async (getToken) => {
        const { access_token: bearer } = await getToken();
        const received = await outbound.call(pageUrl, { bearer, accept: rosterMediaType });
        if (received.status !== 200) throw refusal(platform, received);
        return received;
      });
      const members = readMembers(platform, answer.text);
      return { members, nextUrl: findNextUrl(platform, answer.link, { pageUrl, membershipsUrl }) };
    },
  };
}

function readMembers(platform: Platform, text: string): Member[] {
  const parsed = containerSchema.safeParse(parseJson(text));
  if (!parsed.success) throw unusable(platform, parsed.error);
  return parsed.data.members.map((member) => {
    const parts = [member.given_name, member.family_name].filter(Boolean).join(' ');
    return {
      userId: member.user_id,
      name: (member.name ?? (parts || undefined))?.slice(0, 200),
      role: courseRole(member.roles),
      isTestStudent: isTestUser(member.roles),
      isActive: !['inactive', 'deleted'].includes(member.status?.toLowerCase() ?? ''),
    };
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A next page elsewhere would carry our token to a place that no launch named; taking it for the end would drop people. */
function findNextUrl(
  platform: Platform,
  link: string,
  { pageUrl, membershipsUrl }: { pageUrl: string; membershipsUrl: string },
): string | undefined {
  const target = findLinkTarget(link, 'next');
  if (target === undefined) return undefined;
  const next = parseUrl(target, pageUrl);
  if (!next || next.origin !== new URL(membershipsUrl).origin || next.href === pageUrl)
    throw unusable(platform);
  return next.href;
}

/** The target with this relation in a `Link` header (RFC 8288 §3), with or without quotation marks. */
function findLinkTarget(header: string, relation: string): string | undefined {
  for (const [, target, parameters = ''] of header.matchAll(/<([^>]*)>([^<]*)/g)) {
    const relations = /;\s*rel\s*=\s*(?:"([^"]*)"|'([^']*)'|([^;,\s]*))/i.exec(parameters)?.slice(1).join('');
    if (relations?.toLowerCase().split(/\s+/).includes(relation)) return target;
  }
  return undefined;
}

function refusal(platform: Platform, { status, text, retryAfter }: OutboundAnswer): PlatformFailedError {
  const { label } = familyOf(platform.family);
  // Canvas throttles with 403, too.
  const isThrottled = status === 429 || (status === 403 && /rate limit/i.test(text));
  const waitSeconds = retryAfterSeconds(retryAfter || undefined);
  return new PlatformFailedError({
    message: isThrottled ? `${label} asked us to slow down` : `${label} answered ${status}`,
    upstreamStatus: isThrottled ? 429 : status,
    retryable: isThrottled || status >= 500 || status === 408,
    ...(waitSeconds === undefined ? {} : { retryAfterSeconds: waitSeconds }),
    upstreamMessage: text,
  });
}

function unusable(platform: Platform, cause?: unknown): PlatformFailedError {
  const message = `${familyOf(platform.family).label} answered with a class list that we cannot read`;
  return new PlatformFailedError({ message, upstreamStatus: 200, retryable: true, cause });
}

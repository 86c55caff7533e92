import type { LtijsIdToken, LtijsProvider } from 'ltijs';
import { z } from 'zod';
import { PlatformFailedError } from '../http/errors.ts';
import { createAccessTokens, type AccessTokens } from './access-tokens.ts';
import type { Platform, PlatformModels } from './platform.model.ts';
import { familyOf } from './platforms/index.ts';
import { parseUrl } from '../config/parse-url.ts';

const scopePrefix = 'https://purl.imsglobal.org/spec/lti-ags/scope/';

/** AGS 2.0 scopes, as the launch grants them. */
export const agsScopes = {
  score: `${scopePrefix}score`,
  resultReadonly: `${scopePrefix}result.readonly`,
  lineItem: `${scopePrefix}lineitem`,
  lineItemReadonly: `${scopePrefix}lineitem.readonly`,
} as const;

/** What ltijs asks for when it reads results; both must have been granted, since some platforms refuse the whole request otherwise. */
export const resultScopes = [agsScopes.lineItemReadonly, agsScopes.resultReadonly] as const;

/** More pages than this are a fault of the LMS. */
const mostPages = 200;

export interface LineItem {
  id: string;
  label?: string;
  scoreMaximum?: number;
  resourceLinkId?: string;
  resourceId?: string;
  tag?: string;
}

/** One student's result as the LMS shows it. `score` is absent when the cell is empty; on the scale of `maximum`. */
export interface Result {
  score?: number;
  maximum?: number;
  comment?: string;
  /** When the LMS last changed it (Moodle tells). */
  timestamp?: Date;
}

interface NewLineItem {
  label: string;
  scoreMaximum: number;
  resourceLinkId?: string;
  resourceId?: string;
  tag?: string;
}

interface LineItemPlace {
  deploymentId: string;
  lineItemUrl: string;
}

/** Assignment and Grade Services 2.0. Every method throws PlatformFailedError with words on what the LMS did. */
export interface GradeService {
  /** POSTs a score body as a family made it; its `timestamp` is sent as it is. */
  sendScore(platform: Platform, score: LineItemPlace & { body: Record<string, unknown> }): Promise<void>;
  /** Undefined when the LMS has no entry for this student. @param asked `userId` is the student's `sub` */
  readResult(platform: Platform, asked: LineItemPlace & { userId: string }): Promise<Result | undefined>;
  /** What the LMS shows for every student of a column, from all pages. @throws PlatformFailedError */
  listResults(platform: Platform, asked: LineItemPlace): Promise<(Result & { userId: string })[]>;
  /** Our own columns of a course, from all pages. */
  findLineItems(
    platform: Platform,
    asked: {
      deploymentId: string;
      lineItemsUrl: string;
      resourceLinkId?: string;
      resourceId?: string;
      tag?: string;
      scopes: string[];
    },
  ): Promise<LineItem[]>;
  /** Makes a column. Look with `findLineItems` before: in a copied course a second one is forbidden. */
  createLineItem(
    platform: Platform,
    wanted: { deploymentId: string; lineItemsUrl: string; lineItem: NewLineItem },
  ): Promise<LineItem>;
  /** Deletes a column of ours with all that is in it: only the connection check's own. */
  deleteLineItem(platform: Platform, place: LineItemPlace): Promise<void>;
}

const id = z.union([z.string(), z.number()]).transform(String);
const optionalText = z
  .string()
  .nullish()
  .transform((value) => value ?? undefined);
const optionalNumber = z.coerce
  .number()
  .nullish()
  .transform((value) => value ?? undefined);

const resultsSchema = z.array(
  z.object({
    userId: id,
    // null and absent both mean an empty cell; neither may become 0.
    resultScore: z.number().nullish(),
    resultMaximum: z.number().nullish(),
    comment: z.string().nullish(),
    timestamp: z.string().nullish(),
  }),
);

const lineItemSchema = z.object({
  id: z.url(),
  label: optionalText,
  scoreMaximum: optionalNumber,
  resourceLinkId: id.nullish().transform((value) => value ?? undefined),
  resourceId: optionalText,
  tag: optionalText,
});

interface GradeServiceDependencies {
  ltijs: LtijsProvider;
  accessTokens: PlatformModels['accessTokens'];
}

interface Services {
  grade: LtijsProvider['Grade'];
  tokens: AccessTokens;
}

/** The grade services over ltijs, with what it lacks: own timestamps, one token fetch at a time, 401 handling, checked answers. */
export function createGradeService(dependencies: GradeServiceDependencies): GradeService {
  const services: Services = { grade: dependencies.ltijs.Grade, tokens: createAccessTokens(dependencies) };
  return {
    async sendScore(platform, { deploymentId, lineItemUrl, body }) {
      const caller = idToken(platform, deploymentId);
      await services.tokens.with(platform, agsScopes.score, () =>
        services.grade.submitScore(caller, lineItemUrl, withOwnTimestamp(body)),
      );
    },
    readResult: (platform, asked) => readResult(services, platform, asked),
    listResults: (platform, asked) => listResults(services, platform, asked),
    findLineItems: (platform, asked) => findLineItems(services, platform, asked),
    async createLineItem(platform, { deploymentId, lineItemsUrl, lineItem }) {
      const caller = idToken(platform, deploymentId, { lineItemsUrl });
      const { resourceLinkId, ...unlinked } = lineItem;
      const mayLink = resourceLinkId !== undefined && familyOf(platform.family).linksNewColumns;
      const answer = await services.tokens.with(platform, agsScopes.lineItem, () =>
        services.grade.createLineItem(caller, { ...unlinked, ...(mayLink ? { resourceLinkId } : {}) }),
      );
      const made = checked(lineItemSchema, answer, platform);
      if (!isSameOrigin(made.id, lineItemsUrl)) throw unusable(platform);
      return made;
    },
    async deleteLineItem(platform, { deploymentId, lineItemUrl }) {
      const caller = idToken(platform, deploymentId);
      await services.tokens.with(platform, agsScopes.lineItem, () =>
        services.grade.deleteLineItemById(caller, lineItemUrl),
      );
    },
  };
}

async function readResult(
  { grade, tokens }: Services,
  platform: Platform,
  { deploymentId, lineItemUrl, userId }: Parameters<GradeService['readResult']>[1],
): Promise<Result | undefined> {
  const family = familyOf(platform.family);
  const caller = idToken(platform, deploymentId);
  let options: Record<string, unknown> = family.filtersResults ? { userId } : {};
  for (let page = 0; page < mostPages; page += 1) {
    const { scores, next } = await tokens.with(platform, resultScopes.join(' '), () =>
      grade.getScores(caller, lineItemUrl, options),
    );
    const results = checked(resultsSchema, scores, platform);
    const found = results.find((result) => family.isSameUser(result.userId, userId));
    if (found) return toResult(found);
    if (!next || !isSameOrigin(next, lineItemUrl)) return undefined;
    options = { url: next };
  }
  throw endless(platform);
}

async function listResults(
  { grade, tokens }: Services,
  platform: Platform,
  { deploymentId, lineItemUrl }: LineItemPlace,
): Promise<(Result & { userId: string })[]> {
  const caller = idToken(platform, deploymentId);
  const all: (Result & { userId: string })[] = [];
  let options: Record<string, unknown> = {};
  for (let page = 0; page < mostPages; page += 1) {
    const { scores, next } = await tokens.with(platform, resultScopes.join(' '), () =>
      grade.getScores(caller, lineItemUrl, options),
    );
    const results = checked(resultsSchema, scores, platform);
    all.push(...results.map((result) => ({ ...toResult(result), userId: result.userId })));
    if (!next || !isSameOrigin(next, lineItemUrl)) return all;
    options = { url: next };
  }
  throw endless(platform);
}

async function findLineItems(
  { grade, tokens }: Services,
  platform: Platform,
  asked: Parameters<GradeService['findLineItems']>[1],
): Promise<LineItem[]> {
  const { deploymentId, lineItemsUrl, resourceLinkId, resourceId, tag, scopes } = asked;
  const caller = idToken(platform, deploymentId, { lineItemsUrl, resourceLinkId });
  const mayOnlyRead = scopes.includes(agsScopes.lineItemReadonly);
  const scope = mayOnlyRead ? agsScopes.lineItemReadonly : agsScopes.lineItem;
  const items: LineItem[] = [];
  let options: Record<string, unknown> = { resourceLinkId, resourceId, tag };
  for (let page = 0; page < mostPages; page += 1) {
    const { lineItems, next } = await tokens.with(platform, scope, async (getToken) =>
      grade.getLineItems(caller, options, await getToken()),
    );
    items.push(...checked(z.array(lineItemSchema), lineItems, platform));
    // A page or item elsewhere would carry our token to a place that no launch named.
    if (!next || !isSameOrigin(next, lineItemsUrl))
      return items.filter((item) => isSameOrigin(item.id, lineItemsUrl));
    options = { url: next };
  }
  throw endless(platform);
}

/** ltijs sets `timestamp` to the time of sending; a retry then could not keep the order. An accessor keeps ours. */
function withOwnTimestamp(body: Record<string, unknown>): Record<string, unknown> {
  const { timestamp, ...rest } = body;
  return Object.defineProperty(rest, 'timestamp', {
    enumerable: true,
    get: () => timestamp,
    set() {},
  });
}

function idToken(
  platform: Platform,
  deploymentId: string,
  course: { lineItemsUrl?: string; resourceLinkId?: string } = {},
): LtijsIdToken {
  return {
    iss: platform.issuer,
    clientId: platform.clientId,
    deploymentId,
    platformContext: {
      endpoint: { lineitems: course.lineItemsUrl },
      resource: { id: course.resourceLinkId },
    },
  };
}

function toResult(found: z.infer<typeof resultsSchema>[number]): Result {
  const timestamp = found.timestamp ? new Date(found.timestamp) : undefined;
  return {
    ...(typeof found.resultScore === 'number' ? { score: found.resultScore } : {}),
    ...(typeof found.resultMaximum === 'number' ? { maximum: found.resultMaximum } : {}),
    ...(typeof found.comment === 'string' ? { comment: found.comment } : {}),
    ...(timestamp && !Number.isNaN(timestamp.getTime()) ? { timestamp } : {}),
  };
}

function isSameOrigin(url: string, other: string): boolean {
  return parseUrl(url)?.origin === new URL(other).origin;
}

function checked<T>(schema: z.ZodType<T>, answer: unknown, platform: Platform): T {
  const parsed = schema.safeParse(answer);
  if (!parsed.success) throw unusable(platform, parsed.error);
  return parsed.data;
}

function unusable(platform: Platform, cause?: unknown): PlatformFailedError {
  const message = `${familyOf(platform.family).label} answered with something that we cannot read`;
  return new PlatformFailedError({ message, retryable: true, cause });
}

function endless(platform: Platform): PlatformFailedError {
  const message = `${familyOf(platform.family).label} answered with pages without an end`;
  return new PlatformFailedError({ message, retryable: true });
}

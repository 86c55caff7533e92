import { createLocalJWKSet, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';
import type { LtijsProvider } from 'ltijs';
import type { Response } from 'supertest';
import { createDeepLinkingModels } from '../../src/features/deep-linking/deep-linking.model.ts';
import type { PlannedAssignment } from '../../src/features/deep-linking/deep-linking.model.ts';
import { deepLinkingRoutes } from '../../src/features/deep-linking/deep-linking.routes.ts';
import { createDeepLinkingService } from '../../src/features/deep-linking/deep-linking.service.ts';
import type { DeepLinkingService } from '../../src/features/deep-linking/deep-linking.service.ts';
import { loadPathwayLibrary } from '../../src/features/pathways/pathway-library.ts';
import { createPathwayModels } from '../../src/features/pathways/pathway.model.ts';
import { createPathwayService, type PathwayService } from '../../src/features/pathways/pathway.service.ts';
import type { Connection } from '../../src/database/connection.ts';
import type { Session } from '../../src/http/session.ts';
import { deepLinkingSettingsSchema, type DeepLinkingSettings } from '../../src/lti/claims.ts';
import { createDeepLinkResponse } from '../../src/lti/deep-linking.ts';
import { createLtijsProvider } from '../../src/lti/ltijs/provider.ts';
import { createPlatformRegistry, type PlatformRegistry } from '../../src/lti/platform-registry.ts';
import { createPlatformModels, type Platform } from '../../src/lti/platform.model.ts';
import { createSealedBox } from '../../src/lti/sealed-box.ts';
import { systemClock } from '../../src/observability/clock.ts';
import { aSession, startFeatureApp } from './feature-app.ts';

const outbound = { allowPrivateNetwork: false, timeoutSeconds: 5, maxResponseBytes: 1_000_000 };

/** Claim prefixes of LTI Core and Deep Linking. */
export const lti = 'https://purl.imsglobal.org/spec/lti/claim/';
export const dl = 'https://purl.imsglobal.org/spec/lti-dl/claim/';

/** Deep linking over a real database and real keys, with two registered LMSs; teachers are made as they are needed. */
export interface DeepLinkWorld {
  ltijs: LtijsProvider;
  pathways: PathwayService;
  service: DeepLinkingService;
  canvas: Platform;
  schoology: Platform;
  /** Set by tests: the time, and what signing meets before it begins. */
  now: Date;
  beforeSigning: () => void;
  /** A teacher who stands in the LMS's dialog; Canvas's, unless told otherwise. */
  open(settings?: DeepLinkingSettings, platform?: Platform, changes?: Partial<Session>): Promise<Session>;
  answer(session: Session, items?: object[]): Promise<Response>;
  /** The claims of an answer, checked as an LMS does: signature by our published keys, audience, times. */
  verified(jwt: string, platform?: Platform): Promise<JWTPayload>;
  /** The content items of an answer that verifies. */
  itemsOf(jwt: string, platform?: Platform): Promise<Record<string, unknown>[]>;
  plannedOf(session: Session): Promise<PlannedAssignment[]>;
  close(): Promise<void>;
}

export async function startDeepLinkWorld(): Promise<DeepLinkWorld> {
  const settable = { now: new Date(), beforeSigning: (): void => undefined };
  let parts: Parts | undefined;
  const app = await startFeatureApp((bind, connection) => {
    parts = build(connection, settable);
    deepLinkingRoutes(bind, parts.service);
  });
  if (!parts) throw new Error('the app did not ask for its routes');
  const { models, registry, ltijs, pathways, service } = parts;
  const canvas = await register(registry, 'canvas', 'https://canvas.instructure.com');
  const schoology = await register(registry, 'schoology', 'https://schoology.schoology.com');

  async function verified(jwt: string, platform = canvas): Promise<JWTPayload> {
    const keys = createLocalJWKSet((await registry.publicKeySet()) as JSONWebKeySet);
    const { payload } = await jwtVerify(jwt, keys, {
      algorithms: ['RS256'],
      audience: platform.issuer,
      issuer: platform.clientId,
      requiredClaims: ['exp', 'iat', 'nonce'],
    });
    return payload;
  }

  return Object.assign(settable, {
    ltijs,
    pathways,
    service,
    canvas,
    schoology,
    async open(settings = settingsWith(), platform = canvas, changes = {}): Promise<Session> {
      const session = aSession({ platformId: platform._id, ...changes });
      const { tenantId, personId } = session;
      const begun = { tenantId, personId, platformId: platform._id, deploymentId: '1:abc', settings };
      return { ...session, deepLinkId: await service.begin(begun) };
    },
    answer: (session: Session, items: object[] = [anItem()]) =>
      app.as(session, 'post', '/api/deep-linking/responses', { items }),
    verified,
    itemsOf: async (jwt: string, platform = canvas) =>
      (await verified(jwt, platform))[`${dl}content_items`] as Record<string, unknown>[],
    plannedOf: ({ tenantId }: Session) => models.planned.find({ tenantId }).lean(),
    close: () => app.close(),
  } satisfies Partial<DeepLinkWorld>);
}

export function anItem(changes: object = {}): object {
  return { pathwayId: 'library:fractions-grade-4', title: 'Fractions', points: 60, ...changes };
}

export function settingsWith(changes: Record<string, unknown> = {}): DeepLinkingSettings {
  return deepLinkingSettingsSchema.parse({
    deep_link_return_url: 'https://lms.example/return?data=signed%20state',
    accept_types: ['link', 'ltiResourceLink'],
    accept_presentation_document_targets: ['iframe'],
    ...changes,
  });
}

/** The id of the planned assignment that a content item carries. */
export function plannedIdOf(item: Record<string, unknown> | undefined): string | undefined {
  return (item?.['custom'] as Record<string, string> | undefined)?.['waymark_assignment'];
}

type Parts = ReturnType<typeof build>;

function build(connection: Connection, settable: { now: Date; beforeSigning: () => void }) {
  const platformModels = createPlatformModels(connection);
  const box = createSealedBox(new Uint8Array(32).fill(3));
  const ltijs = createLtijsProvider({ models: platformModels, box, clock: systemClock, outbound });
  const registry = createPlatformRegistry({ models: platformModels, ltijs, box, clock: systemClock });
  const pathways = createPathwayService({
    models: createPathwayModels(connection),
    library: loadPathwayLibrary(),
    liveJourneys: async () => [],
    clock: systemClock,
  });
  const models = createDeepLinkingModels(connection);
  const sign = createDeepLinkResponse({ ltijs, outbound });
  const service = createDeepLinkingService({
    models,
    pathways,
    platforms: registry,
    async sign(...input) {
      settable.beforeSigning();
      return sign(...input);
    },
    publicUrl: 'https://waymark.example',
    clock: () => settable.now,
  });
  return { ltijs, registry, pathways, models, service };
}

function register(
  registry: PlatformRegistry,
  family: 'canvas' | 'schoology',
  issuer: string,
): Promise<Platform> {
  return registry.add({
    name: family,
    family,
    issuer,
    clientId: `client-of-${family}`,
    authUrl: `${issuer}/auth`,
    tokenUrl: `${issuer}/token`,
    jwksUrl: `${issuer}/jwks`,
    deploymentPolicy: 'accept',
    frameOrigins: [],
    deploymentIds: ['1:abc'],
  });
}

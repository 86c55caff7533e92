import type { LtijsDatabase } from 'ltijs';
import type { Clock } from '../../observability/clock.ts';
import { newId } from '../../database/ids.ts';
import type { PlatformModels } from '../platform.model.ts';
import type { SealedBox } from '../sealed-box.ts';

/** Access tokens are thrown away this long before they end, so that none ends on its way. */
const tokenMarginSeconds = 60;

interface Shelf {
  get(query: Record<string, unknown>): Promise<object[]>;
  put(query: Record<string, unknown>, item: Record<string, unknown>): Promise<void>;
  remove(query: Record<string, unknown>): Promise<void>;
}

/**
 * ltijs's database interface over our own models: one connection, our field names, secrets sealed with our key.
 * ltijs asks for five collections; its launch-time ones (state, nonce, idtoken, contexttoken) are not used, since launches are ours.
 */
export function createLtijsDatabase(dependencies: {
  models: PlatformModels;
  box: SealedBox;
  clock: Clock;
}): LtijsDatabase {
  const shelves: Record<string, Shelf> = {
    platform: platformShelf(dependencies.models),
    platformStatus: statusShelf(dependencies.models),
    publickey: keyShelf(dependencies, 'publicKey'),
    privatekey: keyShelf(dependencies, 'privateKey'),
    accesstoken: tokenShelf(dependencies),
  };
  const shelf = (collection: string): Shelf => {
    const found = shelves[collection];
    if (!found)
      throw new Error(`ltijs asked for the collection "${collection}", which Waymark does not let it keep`);
    return found;
  };
  const put = async (collection: string, query: Record<string, unknown>, item: object) => {
    await shelf(collection).put(query, item as Record<string, unknown>);
    return true;
  };
  return {
    async Get(_key, collection, query = {}) {
      const found = await shelf(collection).get(query);
      return found.length > 0 ? found : false;
    },
    Insert: (_key, collection, item, index = {}) => put(collection, index, item),
    Replace: (_key, collection, query, item) => put(collection, query, item),
    Modify: (_key, collection, query, change) => put(collection, query, change),
    async Delete(collection, query) {
      await shelf(collection).remove(query);
      return true;
    },
    setup: async () => true,
    Close: async () => true,
  };
}

function platformShelf({ platforms }: PlatformModels): Shelf {
  return {
    async get(query) {
      // A platform whose keys were not made yet counts as unknown to ltijs, which then makes them.
      const found = await platforms.find({ ...ourPlatformFields(query), kid: { $exists: true } }).lean();
      return found.map((platform) => ({
        platformName: platform.name,
        platformUrl: platform.issuer,
        clientId: platform.clientId,
        authEndpoint: platform.authUrl,
        accesstokenEndpoint: platform.tokenUrl,
        authorizationServer: platform.audience ?? platform.tokenUrl,
        kid: platform.kid,
        authConfig: { method: 'JWK_SET', key: platform.jwksUrl },
      }));
    },
    async put(query, item) {
      await platforms.updateOne(ourPlatformFields(query), { $set: ourPlatformFields(item) });
    },
    async remove(query) {
      // ltijs removes a platform when its own registration failed half-way: forget the key, keep our record.
      await platforms.updateOne(ourPlatformFields(query), { $unset: { kid: 1 } });
    },
  };
}

function ourPlatformFields(fields: Record<string, unknown>): Record<string, unknown> {
  const authConfig = fields.authConfig as { key?: string } | undefined;
  const ours = {
    issuer: fields.platformUrl,
    clientId: fields.clientId,
    name: fields.platformName,
    authUrl: fields.authEndpoint,
    tokenUrl: fields.accesstokenEndpoint,
    audience: fields.authorizationServer,
    kid: fields.kid,
    jwksUrl: authConfig?.key,
  };
  return Object.fromEntries(Object.entries(ours).filter(([, value]) => value !== undefined));
}

function statusShelf({ platforms }: PlatformModels): Shelf {
  return {
    async get(query) {
      const platform = await platforms.findOne({ kid: String(query.id) }, { status: 1 }).lean();
      return [{ id: query.id, active: platform?.status === 'active' }];
    },
    async put(query, item) {
      await platforms.updateOne(
        { kid: String(query.id) },
        { $set: { status: item.active ? 'active' : 'suspended' } },
      );
    },
    remove: async () => undefined,
  };
}

function keyShelf(
  { models, box, clock }: { models: PlatformModels; box: SealedBox; clock: Clock },
  half: 'publicKey' | 'privateKey',
): Shelf {
  const { keyPairs } = models;
  return {
    async get(query) {
      const found = await keyPairs.find({ ...keyFilter(query), [half]: { $exists: true } }).lean();
      return found.map((pair) => ({ kid: pair.kid, key: box.open(pair[half] ?? '') }));
    },
    async put(query, item) {
      await keyPairs.updateOne(
        { kid: String(item.kid) },
        {
          $set: { [half]: box.seal(String(item.key)) },
          $setOnInsert: {
            _id: newId(),
            issuer: String(query.platformUrl),
            clientId: String(query.clientId),
            createdAt: clock(),
          },
        },
        { upsert: true },
      );
    },
    async remove(query) {
      await keyPairs.updateOne(keyFilter(query), { $unset: { [half]: 1 } });
    },
  };
}

function tokenShelf({ models, box, clock }: { models: PlatformModels; box: SealedBox; clock: Clock }): Shelf {
  const { accessTokens } = models;
  return {
    async get(query) {
      const found = await accessTokens.find(tokenFilter(query)).lean();
      return found.map((entry) => ({
        token: JSON.parse(box.open(entry.sealed)) as object,
        createdAt: entry.createdAt.getTime() - tokenMarginSeconds * 1000,
      }));
    },
    async put(query, item) {
      const token = item.token as { expires_in?: unknown };
      const lifetimeSeconds = Number(token.expires_in) || 3600;
      const sealed = box.seal(JSON.stringify({ ...token, expires_in: lifetimeSeconds }));
      const now = clock();
      await accessTokens.updateOne(
        tokenFilter(query),
        {
          $set: { sealed, createdAt: now, expiresAt: new Date(now.getTime() + lifetimeSeconds * 1000) },
          $setOnInsert: { _id: newId() },
        },
        { upsert: true },
      );
    },
    async remove(query) {
      await accessTokens.deleteMany(tokenFilter(query));
    },
  };
}

function keyFilter(query: Record<string, unknown>): { kid?: string } {
  return query.kid ? { kid: String(query.kid) } : {};
}

function tokenFilter(query: Record<string, unknown>): { issuer: string; clientId: string; scopes?: string } {
  return {
    issuer: String(query.platformUrl),
    clientId: String(query.clientId),
    ...(query.scopes === undefined ? {} : { scopes: String(query.scopes) }),
  };
}

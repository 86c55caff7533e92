import { MAX_MESSAGE_BYTES } from '../wire.ts';
import type { Command } from './context.ts';

/**
 * The handshake presents a standalone server, so drivers neither retry writes nor open transactions.
 * Wire version 21 is MongoDB 7.0; no topologyVersion, so drivers poll instead of awaiting changes.
 */
export const hello: Command = {
  fields: 'any',
  run: ({ identity }) => ({
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    maxBsonObjectSize: 16 * 1024 * 1024,
    maxMessageSizeBytes: MAX_MESSAGE_BYTES,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    minWireVersion: 0,
    maxWireVersion: 21,
    readOnly: false,
    embeddedIdentity: identity,
    ok: 1,
  }),
};

export const ping: Command = { fields: [], run: () => ({ ok: 1 }) };

export const buildInfo: Command = {
  fields: [],
  run: () => ({
    version: '7.0.0',
    gitVersion: 'embedded',
    modules: ['waymark-embedded'],
    versionArray: [7, 0, 0, 0],
    ok: 1,
  }),
};

/** Sessions hold no state here: there are no transactions and no retried writes. */
export const endSessions: Command = { fields: [], run: () => ({ ok: 1 }) };

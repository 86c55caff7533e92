import type { Connection } from 'mongoose';
import type { LtijsProvider } from 'ltijs';
import type { Config } from '../config/config.ts';
import type { DerivedKeys } from '../config/keys.ts';
import type { Clock } from '../observability/clock.ts';
import { createKeyRotation, type KeyRotation } from './key-rotation.ts';
import { createLaunchLog, type LaunchLog } from './launch-log.ts';
import { createLaunchLogModel } from './launch-log.model.ts';
import { createLaunchStateModel, createLaunchStates, type LaunchStates } from './launch-state.ts';
import { createLtijsProvider } from './ltijs/provider.ts';
import { createNoticeHandlers, type NoticeHandlers } from './notices/notice-handlers.ts';
import { createFetchJson, createOutbound, type Outbound } from './outbound.ts';
import { createPlatformKeys } from './platform-keys.ts';
import { createPlatformRegistry, type PlatformRegistry } from './platform-registry.ts';
import { createPlatformModels, type PlatformModels } from './platform.model.ts';
import { createRegistration, type Registration } from './registration/index.ts';
import type { RegistrationDependencies } from './registration/registration.service.ts';
import { createSealedBox } from './sealed-box.ts';
import { createTokenVerifier, type TokenRules, type TokenVerifier } from './verify-token.ts';

/** Everything that knows LTI. Nothing outside src/lti imports ltijs. */
export interface Lti {
  models: PlatformModels;
  ltijs: LtijsProvider;
  registry: PlatformRegistry;
  states: LaunchStates;
  verifier: TokenVerifier;
  registration: Registration;
  /** For services that ltijs does not know. */
  outbound: Pick<Outbound, 'call'>;
  noticeHandlers: NoticeHandlers;
  launchLog: LaunchLog;
  keyRotation: KeyRotation;
  close(): Promise<void>;
}

export function createLti(dependencies: {
  connection: Connection;
  config: Config;
  keys: DerivedKeys;
  clock: Clock;
  /** Told of each registration that an LMS began. */
  onRegistered?: RegistrationDependencies['onRegistered'];
}): Lti {
  const { connection, config, keys, clock, onRegistered = async () => {} } = dependencies;
  const { allowPrivateNetwork, lmsCalls, platformKeys, launch } = config;
  const models = createPlatformModels(connection);
  const box = createSealedBox(keys.storage);
  const ltijs = createLtijsProvider({ models, box, clock, outbound: { allowPrivateNetwork, ...lmsCalls } });
  const { fetchJson, close } = createFetchJson({
    allowPrivateNetwork,
    timeoutSeconds: platformKeys.timeoutSeconds,
    maxResponseBytes: lmsCalls.maxResponseBytes,
  });
  const outbound = createOutbound({ allowPrivateNetwork, ...lmsCalls });
  const registry = createPlatformRegistry({ models, ltijs, box, clock });
  const registration = createRegistration({ ...dependencies, registry, box, key: keys.launch, onRegistered });
  const launchLog = createLaunchLog({ model: createLaunchLogModel(connection), clock });
  return {
    models,
    ltijs,
    registry,
    registration,
    outbound,
    noticeHandlers: createNoticeHandlers({ ...config, connection, ltijs, models, outbound, clock }),
    launchLog,
    keyRotation: createKeyRotation({ models, box, clock, settings: config.ownKeys }),
    states: createLaunchStates({
      model: createLaunchStateModel(connection),
      key: keys.launch,
      clock,
      lifetimeSeconds: launch.stateLifetimeSeconds,
    }),
    verifier: createTokenVerifier({
      keys: createPlatformKeys({ fetchJson, clock, ...platformKeys }),
      clock,
      rules: tokenRules(launch),
    }),
    async close() {
      await Promise.all([close(), registration.close(), launchLog.stop(), outbound.close()]);
    },
  };
}

function tokenRules({
  tokenMaxAgeSeconds,
  tokenMaxLifetimeSeconds,
  leewaySeconds,
}: Config['launch']): TokenRules {
  return { maxAgeSeconds: tokenMaxAgeSeconds, maxLifetimeSeconds: tokenMaxLifetimeSeconds, leewaySeconds };
}

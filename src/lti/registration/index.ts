import type { Connection } from 'mongoose';
import type { Config } from '../../config/config.ts';
import type { Clock } from '../../observability/clock.ts';
import { createOutbound } from '../outbound.ts';
import type { PlatformRegistry } from '../platform-registry.ts';
import type { SealedBox } from '../sealed-box.ts';
import { createRegistrationHandovers } from './handover.store.ts';
import { createRegistrationInvites, type RegistrationInvites } from './invites.ts';
import { createReadConfiguration } from './platform-configuration.ts';
import { createRegistrationModels } from './registration.model.ts';
import {
  createRegistrationService,
  type RegistrationDependencies,
  type RegistrationService,
} from './registration.service.ts';

/** Configurations and registrations are a few kilobytes. */
const maxResponseBytes = 500_000;

export interface Registration {
  invites: RegistrationInvites;
  registrations: RegistrationService;
  close(): Promise<void>;
}

/** Dynamic Registration 1.0 on our guarded client (docs/decisions/008). */
export function createRegistration(dependencies: {
  connection: Connection;
  registry: PlatformRegistry;
  box: SealedBox;
  key: Uint8Array;
  clock: Clock;
  config: Pick<Config, 'publicUrl' | 'allowPrivateNetwork' | 'lmsCalls'>;
  onRegistered: RegistrationDependencies['onRegistered'];
}): Registration {
  const { connection, registry, box, key, clock, config, onRegistered } = dependencies;
  const { publicUrl, allowPrivateNetwork } = config;
  const { timeoutSeconds } = config.lmsCalls;
  const models = createRegistrationModels(connection);
  const outbound = createOutbound({ allowPrivateNetwork, timeoutSeconds, maxResponseBytes });
  const invites = createRegistrationInvites({ models, clock });
  return {
    invites,
    registrations: createRegistrationService({
      registry,
      invites,
      handovers: createRegistrationHandovers({ models, box, key, clock }),
      readConfiguration: createReadConfiguration({ outbound, allowPrivateNetwork }),
      outbound,
      onRegistered,
      publicUrl,
      // The LMS's time, and that of making a key pair.
      patienceSeconds: timeoutSeconds + 15,
    }),
    close: outbound.close,
  };
}

import { Provider as sharedProvider, type LtijsProvider } from 'ltijs';
import type { Clock } from '../../observability/clock.ts';
import type { OutboundPolicy } from '../outbound.ts';
import type { PlatformModels } from '../platform.model.ts';
import type { SealedBox } from '../sealed-box.ts';
import { createLtijsDatabase } from './database-plugin.ts';
import { guardLtijsRequests } from './http-client.ts';
import { shareTokenFetches } from './token-fetches.ts';

/**
 * ltijs as Waymark uses it: its platform registry, key pairs, deep-linking messages, and grade and roster services, over our
 * database plugin and our outbound limits. It is never deployed: its server, cookies and signal handlers stay off.
 */
export function createLtijsProvider(dependencies: {
  models: PlatformModels;
  box: SealedBox;
  clock: Clock;
  outbound: OutboundPolicy;
}): LtijsProvider {
  guardLtijsRequests(dependencies.outbound);
  shareTokenFetches();
  // ltijs exports one shared instance; each Waymark in this process (tests run several) needs its own.
  const Provider = sharedProvider.constructor as new () => LtijsProvider;
  // The encryption key is a formality: the plugin seals secrets itself. It only has to be truthy.
  return new Provider().setup(
    'sealed-by-the-plugin',
    { plugin: createLtijsDatabase(dependencies) },
    { cors: false },
  );
}

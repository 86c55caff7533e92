import type { Connection } from 'mongoose';
import { rowsOf } from './rows.ts';

/**
 * Lets nothing more in for a tenant that is being erased, and takes its keys: first its registrations and installations stop, so that
 * no launch brings back what goes next. The registrations themselves go with the tenant's other rows.
 */
export async function disconnectTenant(connection: Connection, tenantId: string): Promise<void> {
  const platforms = rowsOf(connection, 'platforms');
  await platforms.updateMany({ tenantId }, { $set: { status: 'suspended' } });
  await rowsOf(connection, 'deployments').updateMany({ tenantId }, { $set: { status: 'suspended' } });
  const own = await platforms.find({ tenantId }).project({ issuer: 1, clientId: 1 }).toArray();
  for (const { issuer, clientId } of own) {
    const client = { issuer: issuer as string, clientId: clientId as string };
    await rowsOf(connection, 'platform_access_tokens').deleteMany(client);
    await rowsOf(connection, 'platform_key_pairs').deleteMany(client);
  }
}

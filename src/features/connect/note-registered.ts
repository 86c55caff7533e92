import type { Platform } from '../../lti/platform.model.ts';
import type { Audit } from '../audit/audit.ts';

/** The audit entry of a registration that an LMS's own page made; whoever pressed there is unknown to us. */
export function createNoteRegistered(dependencies: {
  audit: Audit;
  getPlatform(platformId: string): Promise<Platform>;
}) {
  const { audit, getPlatform } = dependencies;
  return async ({ kind, platformId }: { kind: string; platformId: string }): Promise<void> => {
    // `known` changed nothing.
    if (kind === 'known') return;
    const { tenantId, family } = await getPlatform(platformId);
    await audit.record({
      ...(tenantId ? { tenantId } : {}),
      actor: { kind: 'system', id: 'registration' },
      action: kind === 'updated' ? 'platform.updated' : 'platform.registered',
      target: { kind: 'platform', id: platformId },
      details: { family, by: kind === 'pending' ? 'lms-without-invite' : 'lms' },
    });
  };
}

import type { PrivacyModels } from './privacy.model.ts';
import { backupBounds, defaultPeriods, type Periods } from './retention-periods.ts';

export interface RetentionSettings {
  periods: Periods;
  /** Days until the last backup that holds something erased is gone. */
  backupDays: number;
}

/** How long this tenant keeps what, its own choices over the defaults. */
export async function getRetentionSettings(
  models: PrivacyModels,
  tenantId: string,
): Promise<RetentionSettings> {
  const stored = await models.settings.findOne({ _id: tenantId, tenantId }).lean();
  return {
    periods: { ...defaultPeriods, ...stored?.periods },
    backupDays: stored?.backupDays ?? backupBounds.defaultDays,
  };
}

/** Settings within their bounds; the contract has checked them. */
export async function setRetentionSettings(
  models: PrivacyModels,
  tenantId: string,
  settings: RetentionSettings,
): Promise<RetentionSettings> {
  await models.settings.updateOne({ _id: tenantId, tenantId }, { $set: settings }, { upsert: true });
  return settings;
}

/** Kinds of data whose time a tenant may set. */
export const retentionPeriods = ['work', 'drafts', 'audit', 'certificates'] as const;
export type RetentionPeriod = (typeof retentionPeriods)[number];

/** All in days. */
export type Periods = Record<RetentionPeriod, number>;

/**
 * Defaults and bounds. Work is kept for a school year after the course's last activity, because records of former students are what
 * a break-in would otherwise find; the audit trail for three years; a certificate longer than any claim about it is likely to come.
 */
export const retentionBounds: Record<
  RetentionPeriod,
  { defaultDays: number; atLeastDays: number; atMostDays: number }
> = {
  work: { defaultDays: 365, atLeastDays: 30, atMostDays: 3_650 },
  drafts: { defaultDays: 90, atLeastDays: 7, atMostDays: 365 },
  audit: { defaultDays: 1_095, atLeastDays: 365, atMostDays: 3_650 },
  certificates: { defaultDays: 2_555, atLeastDays: 1_095, atMostDays: 3_650 },
};

/** How long the school's backups of the database are kept: said on certificates, not enforced here. */
export const backupBounds = { defaultDays: 35, atLeastDays: 0, atMostDays: 365 };

export const defaultPeriods = Object.fromEntries(
  retentionPeriods.map((period) => [period, retentionBounds[period].defaultDays]),
) as Periods;

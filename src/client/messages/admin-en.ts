import { auditTrail } from './en/admin-audit.ts';
import { privacy } from './en/admin-privacy.ts';
import { admin } from './en/admin.ts';
import { connect } from './en/admin-connect.ts';
import { connectCheck } from './en/admin-connect-check.ts';
import { connectGuide } from './en/admin-connect-guide.ts';
import { grades } from './en/admin-grades.ts';
import { launches } from './en/admin-launches.ts';
import { overview } from './en/admin-overview.ts';
import { adminPeople } from './en/admin-people.ts';
import { adminSettings } from './en/admin-settings.ts';
import { profileTemplate } from './en/admin-profile-template.ts';
import { platforms } from './en/admin-platforms.ts';
import { ui as adminUi } from './en/admin-ui.ts';
import { en } from './en.ts';

/** What the admin console says; loaded by nobody else. Each section has an area of its own. */
export const adminEn = {
  ...en,
  common: { ...en.common, sessionEndedStep: admin.sessionEndedStep },
  errors: {
    ...en.errors,
    words: {
      ...en.errors.words,
      SESSION_EXPIRED: [en.common.sessionEnded, admin.sessionEndedStep] as [string, string],
    },
  },
  privacy,
  auditTrail,
  admin,
  connect,
  connectCheck,
  connectGuide,
  adminPeople,
  adminSettings,
  profileTemplate,
  adminUi,
  grades,
  launches,
  overview,
  platforms,
};
export type AdminMessages = typeof adminEn;

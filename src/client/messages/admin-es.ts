import type { AdminMessages } from './admin-en.ts';
import { auditTrail } from './es/admin-audit.ts';
import { privacy } from './es/admin-privacy.ts';
import { admin } from './es/admin.ts';
import { connect } from './es/admin-connect.ts';
import { connectCheck } from './es/admin-connect-check.ts';
import { connectGuide } from './es/admin-connect-guide.ts';
import { grades } from './es/admin-grades.ts';
import { launches } from './es/admin-launches.ts';
import { overview } from './es/admin-overview.ts';
import { adminPeople } from './es/admin-people.ts';
import { adminSettings } from './es/admin-settings.ts';
import { profileTemplate } from './es/admin-profile-template.ts';
import { platforms } from './es/admin-platforms.ts';
import { ui as adminUi } from './es/admin-ui.ts';
import { es } from './es.ts';

export const adminEs: AdminMessages = {
  ...es,
  common: { ...es.common, sessionEndedStep: admin.sessionEndedStep },
  errors: {
    ...es.errors,
    words: {
      ...es.errors.words,
      SESSION_EXPIRED: [es.common.sessionEnded, admin.sessionEndedStep] as [string, string],
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

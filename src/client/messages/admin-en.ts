import { admin } from './en/admin.ts';
import { en } from './en.ts';

/** What the admin console says; loaded by nobody else. Each section has an area of its own. */
export const adminEn = { ...en, admin };
export type AdminMessages = typeof adminEn;

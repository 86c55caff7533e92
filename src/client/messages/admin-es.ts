import type { AdminMessages } from './admin-en.ts';
import { admin } from './es/admin.ts';
import { es } from './es.ts';

export const adminEs: AdminMessages = { ...es, admin };

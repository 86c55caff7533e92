import type { Dress } from '../model.ts';
import { canvas } from './canvas.ts';
import { moodle } from './moodle.ts';
import type { DressRules } from './rules.ts';
import { schoology } from './schoology.ts';

export const dressRules: Record<Dress, DressRules> = { canvas, schoology, moodle };

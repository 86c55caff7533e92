import type { Messages } from './en.ts';
import { common } from './es/common.ts';
import { errors } from './es/errors.ts';
import { journey } from './es/journey.ts';
import { plain } from './es/plain.ts';

export const es: Messages = { common, errors, journey, plain };

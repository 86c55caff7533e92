import { common } from './en/common.ts';
import { errors } from './en/errors.ts';
import { journey } from './en/journey.ts';
import { plain } from './en/plain.ts';

export const en = { common, errors, journey, plain };
export type Messages = typeof en;

import { board } from './en/board.ts';
import { common } from './en/common.ts';
import { errors } from './en/errors.ts';
import { journey } from './en/journey.ts';
import { picker } from './en/picker.ts';
import { plain } from './en/plain.ts';

export const en = { board, common, errors, journey, picker, plain };
export type Messages = typeof en;

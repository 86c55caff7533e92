import { board } from './en/board.ts';
import { common } from './en/common.ts';
import { desk } from './en/desk.ts';
import { errors } from './en/errors.ts';
import { journey } from './en/journey.ts';
import { path } from './en/path.ts';
import { picker } from './en/picker.ts';
import { plain } from './en/plain.ts';
import { score } from './en/score.ts';

export const en = { board, common, desk, errors, journey, path, picker, plain, score };
export type Messages = typeof en;

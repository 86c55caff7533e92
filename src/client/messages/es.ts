import type { Messages } from './en.ts';
import { board } from './es/board.ts';
import { common } from './es/common.ts';
import { desk } from './es/desk.ts';
import { errors } from './es/errors.ts';
import { journey } from './es/journey.ts';
import { path } from './es/path.ts';
import { picker } from './es/picker.ts';
import { plain } from './es/plain.ts';
import { score } from './es/score.ts';

export const es: Messages = { board, common, desk, errors, journey, path, picker, plain, score };

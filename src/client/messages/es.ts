import type { Messages } from './en.ts';
import { board } from './es/board.ts';
import { desk } from './es/desk.ts';
import { picker } from './es/picker.ts';
import { roster } from './es/roster.ts';
import { settings } from './es/settings.ts';
import { studentEs } from './student-es.ts';

export const es: Messages = { ...studentEs, board, desk, picker, roster, settings };

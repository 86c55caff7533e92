import { board } from './en/board.ts';
import { desk } from './en/desk.ts';
import { picker } from './en/picker.ts';
import { roster } from './en/roster.ts';
import { studentEn } from './student-en.ts';

export const en = { ...studentEn, board, desk, picker, roster };
export type Messages = typeof en;

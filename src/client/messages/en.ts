import { board } from './en/board.ts';
import { desk } from './en/desk.ts';
import { picker } from './en/picker.ts';
import { roster } from './en/roster.ts';
import { settings } from './en/settings.ts';
import { studentEn } from './student-en.ts';

export const en = { ...studentEn, board, desk, picker, roster, settings };
export type Messages = typeof en;

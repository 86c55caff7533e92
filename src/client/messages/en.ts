import { board } from './en/board.ts';
import { desk } from './en/desk.ts';
import { picker } from './en/picker.ts';
import { studentEn } from './student-en.ts';

export const en = { ...studentEn, board, desk, picker };
export type Messages = typeof en;

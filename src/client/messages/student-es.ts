import { common } from './es/common.ts';
import { errors } from './es/errors.ts';
import { journey } from './es/journey.ts';
import { path } from './es/path.ts';
import { plain } from './es/plain.ts';
import { score } from './es/score.ts';

/** What a student's screens say, so that a student does not wait for the words of the teacher's desk. */
export const studentEs = { common, errors, journey, path, plain, score };

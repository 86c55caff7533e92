import { common } from './en/common.ts';
import { errors } from './en/errors.ts';
import { journey } from './en/journey.ts';
import { path } from './en/path.ts';
import { plain } from './en/plain.ts';
import { score } from './en/score.ts';

/** What a student's screens say, so that a student does not wait for the words of the teacher's desk. */
export const studentEn = { common, errors, journey, path, plain, score };

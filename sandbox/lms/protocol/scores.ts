import type { Request, Response } from 'express';
import { dressRules } from '../dresses/index.ts';
import { incorrectScore } from '../dresses/moodle-scores.ts';
import { canvasSubmissionKey } from '../dresses/canvas-scores.ts';
import type { Dress, Grade, LineItem, Person } from '../model.ts';
import { refuse } from '../request-log.ts';
import { ensureGrade, findGrade } from '../sandbox.ts';
import type { Sandbox } from '../sandbox.ts';
import { mediaTypes } from '../vocabulary.ts';
import { findLineItemOrRefuse, lineItemUrl } from './line-items.ts';
import { sendPage } from './paging.ts';

/** AGS 2.0 §3.4: one score of one student; the dress's rules decide what becomes of it. */
export function receiveScore(sandbox: Sandbox, dress: Dress) {
  return (req: Request, res: Response): void => {
    const rules = dressRules[dress];
    const lineItem = findLineItemOrRefuse(sandbox, dress, req, res);
    if (!lineItem) return;
    const { refusals } = rules;
    if (!req.is(mediaTypes.score))
      return refuse(res, refusals.wrongMediaType, `the media type must be ${mediaTypes.score}`);
    const score = rules.parseScore(req.body);
    if ('faults' in score) return refuse(res, 400, score.faults.join('; '));
    const person = gradablePeople(sandbox, lineItem).find((one) => rules.matchesUser(one, score.userId));
    if (!person) {
      const reason =
        dress === 'moodle' ? incorrectScore(req.body) : 'User not found in course or is not a student';
      return refuse(res, refusals.notAStudent, reason);
    }
    const target = {
      lineItem,
      assignment: sandbox.state.assignments.find((one) => one.id === lineItem.assignmentId) ?? null,
      grade: ensureGrade(sandbox.state, lineItem.id, person.id),
      now: sandbox.clock(),
    };
    const outcome = rules.applyScore(score, target);
    if ('reason' in outcome) return refuse(res, outcome.refusedWith, outcome.reason);
    target.grade.history.push({
      receivedAt: target.now.toISOString(),
      by: 'tool',
      effect: outcome.effect,
      score: target.grade.score,
      sent: req.body as Record<string, unknown>,
    });
    res.status(rules.scoreStatus);
    if (dress === 'moodle') return void res.type(mediaTypes.score).send('');
    const resultUrl = resultIdOf(sandbox, lineItem, person);
    const extension = score.extension && { [canvasSubmissionKey]: score.extension };
    res.json(dress === 'canvas' ? { resultUrl, ...extension } : {});
  };
}

/** AGS 2.0 §3.3: what the gradebook holds, a teacher's own changes included. */
export function listResults(sandbox: Sandbox, dress: Dress) {
  return (req: Request, res: Response): void => {
    const rules = dressRules[dress];
    const lineItem = findLineItemOrRefuse(sandbox, dress, req, res);
    if (!lineItem) return;
    const { user_id } = req.query;
    const items = gradablePeople(sandbox, lineItem)
      .filter((person) => typeof user_id !== 'string' || rules.matchesResultFilter(person, user_id))
      .flatMap((person) => {
        const grade = findGrade(sandbox.state, lineItem.id, person.id);
        return grade && grade.history.length > 0 ? [presentResult(sandbox, { lineItem, person, grade })] : [];
      });
    res.type(mediaTypes.results);
    sendPage(req, res, { sandbox, items, defaultSize: 50, maximum: 100, dress });
  };
}

interface ResultOf {
  lineItem: LineItem;
  person: Person;
  grade: Grade;
}

/** Canvas scales a score to the maximum that the tool sent last. */
function presentResult(sandbox: Sandbox, { lineItem, person, grade }: ResultOf): Record<string, unknown> {
  const rules = dressRules[lineItem.dress];
  const resultMaximum = rules.resultMaximum(lineItem, grade.sentMaximum);
  const comment = grade.comments.at(-1);
  return {
    id: resultIdOf(sandbox, lineItem, person),
    scoreOf: lineItemUrl(sandbox, lineItem),
    userId: rules.subject(person),
    ...(grade.score !== null && {
      resultScore: Math.round(((grade.score * resultMaximum) / lineItem.scoreMaximum) * 10_000) / 10_000,
    }),
    resultMaximum,
    ...(comment !== undefined && { comment }),
    ...rules.resultExtras(grade),
  };
}

function resultIdOf(sandbox: Sandbox, lineItem: LineItem, person: Person): string {
  if (lineItem.dress !== 'moodle') return lineItemUrl(sandbox, lineItem, `/results/${person.number}`);
  return `${lineItemUrl(sandbox, lineItem, '/results')}&user_id=${person.number}`;
}

/** The students of the column's course, and its test students. */
function gradablePeople({ state }: Sandbox, lineItem: LineItem): Person[] {
  const { people, courses } = state.school;
  const course = courses.find((one) => one.id === lineItem.courseId);
  if (!course) return [];
  const ids = new Set(course.enrolments.filter(({ role }) => role === 'student').map((one) => one.personId));
  return [
    ...people.filter((person) => ids.has(person.id)),
    ...dressRules[lineItem.dress].testStudents(course, people),
  ];
}

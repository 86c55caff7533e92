import { dressRules } from '../dresses/index.ts';
import type { Course, Grade, LineItem, Person } from '../model.ts';
import { findGrade } from '../sandbox.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';
import { layout } from './layout.ts';
import { hrefOf, inWords, isStaffIn, mayEdit } from './view.ts';
import type { View } from './view.ts';

/** `/:dress/courses/:courseId/gradebook`: staff see everybody, students themselves, observers their children. */
export function gradebookPage(view: View, course: Course): string {
  const items = courseLineItems(view, course);
  const students = visibleStudents(view, course);
  const base = `/${view.dress}/courses/${course.id}`;
  const title = `${isStaffIn(course, view.person) ? 'Gradebook' : 'Grades'}: ${course.title}`;
  return layout(view, {
    title,
    pathInDress: `/courses/${course.id}/gradebook`,
    body: html`
      <nav aria-label="Page"><a href="${hrefOf(view, base)}">Back to ${course.title}</a></nav>
      ${
        items.length === 0
          ? html`<p>No column yet: add an assignment with points.</p>`
          : html`<div class="table" role="region" aria-label="Gradebook table" tabindex="0">
              <table>
                <thead>
                  <tr>
                    <th scope="col">Student</th>
                    ${items.map((item) => html`<th scope="col">${item.label} <small>of ${item.scoreMaximum}</small></th>`)}
                  </tr>
                </thead>
                <tbody>
                  ${students.map((student) => row(view, base, { student, items }))}
                </tbody>
              </table>
            </div>`
      }
    `,
  });
}

function row(view: View, base: string, { student, items }: { student: Person; items: LineItem[] }): Markup {
  return html`<tr>
    <th scope="row">${student.name}</th>
    ${items.map((item) => {
      const grade = findGrade(view.sandbox.state, item.id, student.id);
      const path = `${base}/gradebook/${item.id}/${student.id}`;
      return html`<td data-grade="${student.id}">
        <a
          href="${hrefOf(view, path)}"
          aria-label="${student.name}, ${item.label}: ${gradeInWords(grade, item)}"
          >${gradeInWords(grade, item)}</a
        >
      </td>`;
    })}
  </tr>`;
}

/** What a cell says: points, or the state of the work. */
function gradeInWords(grade: Grade | null, item: LineItem): string {
  if (!grade) return 'no grade';
  const points = grade.score === null ? null : `${grade.score} of ${item.scoreMaximum}`;
  if (grade.flag) return grade.flag;
  if (points !== null) return grade.needsGrading ? `${points}, needs review` : points;
  return grade.attempts.length > 0 ? 'submitted' : 'no grade';
}

/** `…/gradebook/:lineItem/:student`: one grade, its history, and what a teacher may do. */
export function gradePage(
  view: View,
  course: Course,
  { item, student }: { item: LineItem; student: Person },
): string {
  const grade = findGrade(view.sandbox.state, item.id, student.id);
  const base = `/${view.dress}/courses/${course.id}/gradebook`;
  return layout(view, {
    title: `${student.name}: ${item.label}`,
    pathInDress: null,
    body: html`
      <nav aria-label="Page">
        <a href="${hrefOf(view, base)}">Back to the gradebook</a>
        ${
          isStaffIn(course, view.person) &&
          item.assignmentId !== null &&
          html`<a href="${hrefOf(view, `${base}/${item.id}/${student.id}/submission`)}">Open submission</a>`
        }
      </nav>
      <p>Grade: <strong data-score>${gradeInWords(grade, item)}</strong></p>
      ${mayEdit(course, view.person) && gradeForm(view, `${base}/${item.id}/${student.id}`, grade)}
      <h2>Comments</h2>
      ${
        grade && grade.comments.length > 0
          ? html`<ul>
              ${grade.comments.map((comment) => html`<li>${comment}</li>`)}
            </ul>`
          : html`<p>There are none.</p>`
      }
      <h2>Attempts</h2>
      ${
        grade && grade.attempts.length > 0
          ? html`<ol>
              ${grade.attempts.map((attempt) => html`<li>${inWords(attempt.submittedAt)} · ${attempt.type}</li>`)}
            </ol>`
          : html`<p>There are none.</p>`
      }
      <h2>History</h2>
      ${history(grade)}
    `,
  });
}

function gradeForm(view: View, path: string, grade: Grade | null): Markup {
  return html`<form method="post" action="${hrefOf(view, path)}">
    <p class="field">
      <label for="score">Points</label>
      <input id="score" name="score" type="number" step="any" min="0" value="${grade?.score}" />
      ${
        view.dress === 'schoology' &&
        html`<label for="flag">Flag</label>
          <select id="flag" name="flag">
            <option value="">none</option>
            ${['Missing', 'Excused', 'Incomplete'].map(
              (flag) => html`<option ${flag === grade?.flag && html`selected`}>${flag}</option>`,
            )}
          </select>`
      }
      <button>Save grade</button>
    </p>
  </form>`;
}

function history(grade: Grade | null): Markup {
  if (!grade || grade.history.length === 0) return html`<p>Nothing has happened yet.</p>`;
  return html`<ol class="history">
    ${grade.history.map(
      (event) =>
        html`<li>
          ${inWords(event.receivedAt)} · ${event.by === 'tool' ? 'Waymark' : 'teacher'}: ${event.effect}
          ${
            event.by === 'tool' &&
            html`<details>
              <summary>What was sent</summary>
              <pre>${JSON.stringify(event.sent, null, 2)}</pre>
            </details>`
          }
        </li>`,
    )}
  </ol>`;
}

/** In Canvas only main line items have a column. */
function courseLineItems({ sandbox, dress }: View, course: Course): LineItem[] {
  return sandbox.state.lineItems.filter(
    (item) => item.dress === dress && item.courseId === course.id && (dress !== 'canvas' || item.isMain),
  );
}

/** A test student has a row once it has a grade. */
export function visibleStudents({ sandbox, person, dress }: View, course: Course): Person[] {
  const { state } = sandbox;
  const ids = new Set(course.enrolments.filter((one) => one.role === 'student').map((one) => one.personId));
  const students = state.school.people.filter((one) => ids.has(one.id));
  if (!isStaffIn(course, person))
    return students.filter((one) => one.id === person.id || person.children.includes(one.id));
  const testStudents = dressRules[dress].testStudents(course, state.school.people);
  return [
    ...students,
    ...testStudents.filter(({ id }) => state.gradebook.some((grade) => grade.personId === id)),
  ];
}

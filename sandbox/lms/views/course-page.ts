import { dressRules } from '../dresses/index.ts';
import type { Assignment, Course } from '../model.ts';
import { findMainLineItem, findRegistration } from '../sandbox.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';
import { layout } from './layout.ts';
import { hrefOf, inWords, isStaffIn, mayEdit } from './view.ts';
import type { View } from './view.ts';

/** `/:dress/courses/:courseId`: what the course holds, and what a teacher may do to it. */
export function coursePage(view: View, course: Course, added: string | null): string {
  const { sandbox, dress, person } = view;
  const base = `/${dress}/courses/${course.id}`;
  const assignments = sandbox.state.assignments.filter(
    (one) =>
      one.dress === dress && one.courseId === course.id && (one.published || isStaffIn(course, person)),
  );
  return layout(view, {
    title: course.title,
    pathInDress: `/courses/${course.id}`,
    body: html`
      ${
        added !== null &&
        html`<p class="notice" role="status">${added === '0' ? 'Nothing was added.' : `Added: ${added}.`}</p>`
      }
      <nav aria-label="Course">
        <a href="${hrefOf(view, `${base}/gradebook`)}"
          >${isStaffIn(course, person) ? 'Gradebook' : 'Grades'}</a
        >
        <a href="${hrefOf(view, `${base}/app`)}">Waymark in this course</a>
      </nav>
      <h2>Assignments</h2>
      ${
        assignments.length === 0
          ? html`<p>There are none yet.</p>`
          : html`<ul class="list">
              ${assignments.map((assignment) => assignmentRow(view, course, assignment))}
            </ul>`
      }
      ${
        mayEdit(course, person) &&
        html`${addForm(view, base)}
          <form method="post" action="${hrefOf(view, `${base}/copy`)}">
            <button>Copy this course</button>
          </form>`
      }
    `,
  });
}

/** Moodle shows a tool in its activity chooser only when an admin said so; nobody shows one that takes no deep links. */
function addForm(view: View, base: string): Markup {
  const { sandbox, dress, person, isOverridden } = view;
  const tool = findRegistration(sandbox.state, dress);
  if (tool && !tool.isOffered)
    return html`<p>
      ${tool.name} is not offered where ${dress === 'moodle' ? 'activities' : 'materials'} are added.
      <a href="${hrefOf(view, `/${dress}/registrations`)}">${dressRules[dress].toolsPage}</a>
    </p>`;
  return html`<form method="get" action="${base}/add">
    ${isOverridden && html`<input type="hidden" name="as" value="${person.id}" />`}
    <p><button class="primary">Add assignment from Waymark</button></p>
  </form>`;
}

function assignmentRow(view: View, course: Course, assignment: Assignment): Markup {
  const path = `/${view.dress}/courses/${course.id}/assignments/${assignment.id}`;
  const points = findMainLineItem(view.sandbox.state, assignment)?.scoreMaximum;
  const facts = [
    points === undefined ? 'no points' : `${points} points`,
    assignment.dueAt === null ? 'no due date' : `due ${inWords(assignment.dueAt)}`,
    ...(assignment.published ? [] : ['unpublished']),
  ];
  return html`<li>
    <a href="${hrefOf(view, path)}">${assignment.title}</a>
    <span>${facts.join(' · ')}</span>
    ${
      mayEdit(course, view.person) &&
      html`<form method="post" action="${hrefOf(view, `${path}/publish`)}">
          <button aria-label="${assignment.published ? 'Unpublish' : 'Publish'} ${assignment.title}">
            ${assignment.published ? 'Unpublish' : 'Publish'}
          </button>
        </form>
        <form method="post" action="${hrefOf(view, `${path}/delete`)}">
          <button aria-label="Delete ${assignment.title}">Delete</button>
        </form>`
    }
  </li>`;
}

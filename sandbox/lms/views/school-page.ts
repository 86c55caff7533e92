import { dressRules } from '../dresses/index.ts';
import { html } from './html.ts';
import { layout } from './layout.ts';
import { hrefOf, rolesIn } from './view.ts';
import type { View } from './view.ts';

const starters = ['rivera', 'okafor', 'lind', 'sato', 'ana', 'dev', 'mina', 'theo', 'ana-parent', 'admin'];

/** `/`: the courses of the person, and people worth being. */
export function schoolPage(view: View): string {
  const { sandbox, person, dress } = view;
  const { courses, people } = sandbox.state.school;
  const isAdmin = person.institution === 'administrator';
  const isKnown = dressRules[dress].knowsObservers || person.institution !== 'parent';
  const own = courses.filter((course) => isAdmin || (isKnown && rolesIn(course, person).length > 0));
  return layout(view, {
    title: 'Courses',
    pathInDress: null,
    body: html`
      ${!isKnown && html`<p>Parents have no place in a Moodle course.</p>`}
      <ul class="list">
        ${own.map(
          (course) =>
            html`<li>
              <a href="${hrefOf(view, `/${dress}/courses/${course.id}`)}">${course.title}</a>
              <span>${isAdmin ? 'administrator' : rolesIn(course, person).join(', ')}</span>
            </li>`,
        )}
      </ul>
      ${
        isAdmin &&
        dress === 'canvas' &&
        html`<h2>Account</h2>
          <p><a href="${hrefOf(view, '/canvas/account/app')}">Waymark in this account</a></p>`
      }
      <h2>People to be</h2>
      <ul class="people">
        ${people
          .filter((one) => starters.includes(one.id))
          .map((one) => html`<li><a href="/as/${one.id}">Be ${one.name}</a></li>`)}
      </ul>
    `,
  });
}

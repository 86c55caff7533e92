import type { Assignment, Course, Dress } from '../model.ts';
import { html } from './html.ts';
import type { Markup } from './html.ts';

interface Done {
  dress: Dress;
  course: Course;
  added: Assignment[];
  /** What the tool wants said. */
  said: string[];
}

/** Shown inside the dialog's frame; its script tells the course page to close the dialog. */
export function deepLinkDonePage({ dress, course, added, said }: Done): Markup {
  const courseUrl = `/${dress}/courses/${course.id}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Sandbox LMS: what was added</title>
        <link rel="stylesheet" href="/sandbox/assets/lms.css" />
        <script src="/sandbox/assets/deep-link-done.js" defer></script>
      </head>
      <body data-deep-link-done="${added.length}">
        <main>
          <h1>${added.length === 0 ? 'Nothing was added' : 'Added to the course'}</h1>
          <ul>
            ${added.map((assignment) => html`<li>${assignment.title}</li>`)}
          </ul>
          ${said.map((text) => html`<p>${text}</p>`)}
          <p><a href="${courseUrl}" target="_top">Back to ${course.title}</a></p>
        </main>
      </body>
    </html>`;
}

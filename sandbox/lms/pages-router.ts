import { fileURLToPath } from 'node:url';
import express, { Router } from 'express';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { dressRules } from './dresses/index.ts';
import { copyCourse } from './course-copy.ts';
import { sendCopyNotices } from './protocol/notices.ts';
import { dresses } from './model.ts';
import type { Assignment, Course, Dress } from './model.ts';
import { findAssignment, findCourse, findGrade, findPerson } from './sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import { gradeByHand } from './teacher-grade.ts';
import { coursePage } from './views/course-page.ts';
import { gradebookPage, gradePage, visibleStudents } from './views/gradebook-page.ts';
import { schoolPage } from './views/school-page.ts';
import { storageFramePage, toolPage } from './views/tool-page.ts';
import { hrefOf, isStaffIn, mayEdit, rolesIn } from './views/view.ts';
import type { View } from './views/view.ts';
import { createRegistrationPages } from './registration-pages.ts';
import { createSwitchPages } from './switch-pages.ts';
import { readView, sendNotFound, sendPage } from './view-of-request.ts';

/** The LMS that people see. */
export function createPages(sandbox: Sandbox): Router {
  const router = Router();
  router.use('/sandbox/assets', express.static(fileURLToPath(new URL('./pages', import.meta.url))));
  router.use(express.urlencoded({ extended: false, limit: '200kb' }));
  router.get('/', (req, res) => sendPage(res, schoolPage(readView(sandbox, req, res))));
  router.all(['/as', '/as/:person'], (req, res) => {
    const asked = req.params['person'] ?? req.query['person'];
    const person = findPerson(sandbox.state, String(asked));
    if (!person) return sendNotFound(res, 'Nobody here has that name.');
    res.cookie('sandbox_as', person.id, { httpOnly: true, sameSite: 'lax' });
    res.redirect(303, backOf(req));
  });
  router.get('/canvas/post_message_forwarding', (_req, res) => sendPage(res, storageFramePage({ sandbox })));
  router.use(createSwitchPages(sandbox));
  router.use(createRegistrationPages(sandbox));
  router.get('/canvas/account/app', (req, res) => {
    const view = readView(sandbox, req, res, 'canvas');
    if (view.person.institution !== 'administrator')
      return sendNotFound(res, 'Only the administrator sees the account.');
    const back = { path: '/', label: 'Back to the courses' };
    sendPage(res, toolPage(view, { title: 'Waymark', pathInDress: null, input: {}, back }));
  });
  for (const dress of dresses) router.use(`/${dress}/courses/:course`, createCoursePages(sandbox, dress));
  return router;
}

/** Back to the page where the person was switched, without a person in its address. */
function backOf(req: Request): string {
  const referer = req.get('referer');
  if (!referer || !URL.canParse(referer)) return '/';
  const url = new URL(referer);
  if (url.host !== req.get('host')) return '/';
  url.searchParams.delete('as');
  return `${url.pathname}${url.search}`;
}

type Handler = (at: { view: View; course: Course; req: Request; res: Response }) => void;

function createCoursePages(sandbox: Sandbox, dress: Dress): Router {
  const router = Router({ mergeParams: true });
  const inCourse =
    (handle: Handler) =>
    (req: Request, res: Response): void => {
      const view = readView(sandbox, req, res, dress);
      const course = findCourse(sandbox.state, String(req.params['course']));
      if (!course) return sendNotFound(res, 'There is no such course.');
      const isParent = rolesIn(course, view.person).includes('observer');
      if (isParent && !dressRules[dress].knowsObservers)
        return sendNotFound(res, 'Parents have no place in a Moodle course.');
      handle({ view, course, req, res });
    };
  const forTeachers = (handle: Handler) =>
    inCourse((at) =>
      mayEdit(at.course, at.view.person) ? handle(at) : sendNotFound(at.res, 'Only a teacher can do this.'),
    );

  router.get(
    '/',
    inCourse(({ view, course, req, res }) => sendPage(res, coursePage(view, course, addedOf(req)))),
  );
  router.get('/app', inCourse(openApp));
  router.get('/add', forTeachers(openPicker));
  router.post(
    '/copy',
    forTeachers(({ view, course, res }) => {
      const copy = copyCourse(sandbox, course.id);
      void sendCopyNotices(sandbox, copy);
      res.redirect(303, hrefOf(view, `/${dress}/courses/${copy.id}`));
    }),
  );
  router.get('/assignments/:assignment', inCourse(openAssignment));
  router.post(
    '/assignments/:assignment/publish',
    forTeachers((at) =>
      changeAssignment(at, (assignment) => {
        assignment.published = !assignment.published;
      }),
    ),
  );
  router.post(
    '/assignments/:assignment/delete',
    forTeachers((at) =>
      changeAssignment(at, ({ id }) => {
        const { state } = sandbox;
        state.assignments = state.assignments.filter((one) => one.id !== id);
        state.lineItems = state.lineItems.filter((one) => one.assignmentId !== id);
      }),
    ),
  );
  router.get(
    '/gradebook',
    inCourse(({ view, course, res }) => sendPage(res, gradebookPage(view, course))),
  );
  router.get('/gradebook/:lineItem/:person', inCourse(showGrade));
  router.post('/gradebook/:lineItem/:person', forTeachers(saveGrade));
  router.get('/gradebook/:lineItem/:person/submission', inCourse(openSubmission));
  return router;
}

function addedOf(req: Request): string | null {
  const { added } = req.query;
  return typeof added === 'string' ? added : null;
}

const openApp: Handler = ({ view, course, res }) => {
  // Schoology's app menu says nothing of the course.
  const input = view.dress === 'canvas' ? { course: course.id } : {};
  const back = { path: `/${view.dress}/courses/${course.id}`, label: `Back to ${course.title}` };
  sendPage(res, toolPage(view, { title: 'Waymark', pathInDress: `/courses/${course.id}/app`, input, back }));
};

const openPicker: Handler = ({ view, course, req, res }) => {
  const { placement } = z.object({ placement: z.string().optional() }).parse(req.query);
  const back = { path: `/${view.dress}/courses/${course.id}`, label: 'Cancel' };
  const input = {
    course: course.id,
    message: 'deep-linking' as const,
    ...(placement !== undefined && { placement }),
  };
  sendPage(res, toolPage(view, { title: 'Add assignment from Waymark', pathInDress: null, input, back }));
};

const openAssignment: Handler = ({ view, course, req, res }) => {
  const assignment = findAssignmentIn(view, course, req);
  const isStaff = isStaffIn(course, view.person);
  if (!assignment || (!assignment.published && !isStaff))
    return sendNotFound(res, 'There is no such assignment.');
  const path = `/${view.dress}/courses/${course.id}`;
  const studentView = view.dress === 'canvas' && isStaff && req.query['view'] === 'student';
  const self = `${path}/assignments/${assignment.id}`;
  const opensInNewTab = assignment.opensInNewTab || req.query['window'] === 'new';
  const studentLink = studentView
    ? { path: self, label: 'Leave Student View' }
    : { path: `${self}?view=student`, label: 'Student View' };
  sendPage(
    res,
    toolPage(view, {
      title: assignment.title,
      pathInDress: null,
      input: { link: assignment.id, studentView },
      back: { path, label: `Back to ${course.title}` },
      opensInNewTab,
      extras: [
        ...(view.dress === 'canvas' && isStaff ? [studentLink] : []),
        ...(opensInNewTab ? [] : [{ path: `${self}?window=new`, label: 'Open outside this page' }]),
      ],
    }),
  );
};

function changeAssignment(
  { view, course, req, res }: Parameters<Handler>[0],
  change: (assignment: Assignment) => void,
): void {
  const assignment = findAssignmentIn(view, course, req);
  if (!assignment) return sendNotFound(res, 'There is no such assignment.');
  change(assignment);
  res.redirect(303, hrefOf(view, `/${view.dress}/courses/${course.id}`));
}

function findAssignmentIn({ sandbox, dress }: View, course: Course, req: Request): Assignment | null {
  const assignment = findAssignment(sandbox.state, dress, String(req.params['assignment']));
  return assignment?.courseId === course.id ? assignment : null;
}

/** The column and the student in the address, as far as this person may see them. */
function findCell({ view, course, req }: Parameters<Handler>[0]) {
  const { state } = view.sandbox;
  const item = state.lineItems.find((one) => one.id === req.params['lineItem'] && one.courseId === course.id);
  const student = visibleStudents(view, course).find((one) => one.id === req.params['person']);
  return item?.dress === view.dress && student ? { item, student } : null;
}

const showGrade: Handler = (at) => {
  const cell = findCell(at);
  if (!cell) return sendNotFound(at.res, 'There is no such grade.');
  sendPage(at.res, gradePage(at.view, at.course, cell));
};

const gradeForm = z.object({
  score: z.union([z.literal('').transform(() => null), z.coerce.number().min(0)]),
  flag: z.string().optional(),
});

const saveGrade: Handler = (at) => {
  const cell = findCell(at);
  if (!cell) return sendNotFound(at.res, 'There is no such grade.');
  const { score, flag } = gradeForm.parse(at.req.body);
  gradeByHand(at.view.sandbox, {
    lineItemId: cell.item.id,
    personId: cell.student.id,
    score,
    ...(flag !== undefined && { flag: flag === '' ? null : flag }),
  });
  at.res.redirect(303, hrefOf(at.view, at.req.originalUrl.split('?')[0] ?? '/'));
};

/** Canvas opens the URL of the last attempt as an ordinary launch; others send a submission review. */
const openSubmission: Handler = (at) => {
  const { view, course, res } = at;
  const cell = findCell(at);
  if (!cell || !isStaffIn(course, view.person)) return sendNotFound(res, 'There is no such submission.');
  const { item, student } = cell;
  const link = item.assignmentId;
  if (link === null) return sendNotFound(res, 'This column has no assignment.');
  if (view.dress === 'moodle' && !item.submissionReview)
    return sendNotFound(res, 'The tool offers no review of submissions.');
  const submitted = findGrade(view.sandbox.state, item.id, student.id)?.attempts.at(-1)?.data ?? null;
  const input =
    view.dress === 'canvas'
      ? { link, ...(submitted !== null && { targetLinkUri: submitted }) }
      : { link, message: 'submission-review' as const, forUser: student.id };
  const path = `/${view.dress}/courses/${course.id}/gradebook/${item.id}/${student.id}`;
  const back = { path, label: 'Back to the grade' };
  sendPage(res, toolPage(view, { title: `${student.name}: ${item.label}`, pathInDress: null, input, back }));
};

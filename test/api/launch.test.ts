import { launch } from '../../sandbox/lms/scripted-browser.ts';
import { startSchool, type School } from '../support/tool.ts';
import type { LaunchView } from '../../src/features/launch/launch.contract.ts';

let school: School;

beforeAll(async () => {
  school = await startSchool();
});
afterAll(() => school.close());

test.each(['canvas', 'schoology'] as const)(
  'a teacher who opens an empty link in %s is asked to choose a pathway',
  async (dress) => {
    const { lms } = school;
    const link = lms.addAssignment({
      dress,
      course: 'science-7',
      title: 'Ecosystems',
      url: `${school.tool.url}/lti/launch`,
    });
    const page = await launch({ lms, dress, as: 'rivera', course: 'science-7', link: link.id });
    expect(page.status).toBe(200);
    const view = page.launch as LaunchView;
    expect(view.screen.name).toBe('choose-pathway');
    expect(view.person.role).toBe('teacher');
    expect(view.session.token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
  },
);

import { startBrowserWorld, type BrowserWorld } from '../support/browser-world.ts';
import { addPathway, handInBefore, pathway } from '../support/browser-steps.ts';

// The launch names the language; a person whose LMS speaks Spanish reads Spanish.

let world: BrowserWorld;

beforeAll(async () => {
  world = await startBrowserWorld();
  for (const person of world.school.lms.state.school.people) {
    if (['mateo', 'rivera', 'ana-parent'].includes(person.id)) person.locale = 'es';
  }
});
afterEach(() => world.leave());
afterAll(() => world.close());

test('a student, a teacher and a parent read Spanish, also after a reload', async () => {
  const link = await addPathway(world.school);
  await handInBefore(world.school, { as: 'ana', link });

  const mateo = await (await world.enter('mateo')).openAlone({ link });
  await mateo.getByRole('heading', { name: 'Tu camino' }).waitFor();
  expect(await mateo.locator('html').getAttribute('lang')).toBe('es');
  await mateo.reload();
  await mateo.getByRole('heading', { name: 'Tu camino' }).waitFor();
  expect(await mateo.locator('html').getAttribute('lang')).toBe('es');

  const teacher = await (await world.enter('rivera')).openAlone({ link });
  await teacher.getByRole('link', { name: 'Ana Duarte', exact: true }).click();
  await teacher.getByRole('button', { name: `Aceptar: ${pathway.trout}` }).waitFor();

  const parent = await (await world.enter('ana-parent')).openAlone({ link });
  await parent.getByRole('heading', { name: 'Ana Duarte' }).waitFor();
  await parent.getByText('Para preguntar en casa').waitFor();
});

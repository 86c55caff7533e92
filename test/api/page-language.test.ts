import { createBrowser, findForm, launch, login } from '../../sandbox/lms/scripted-browser.ts';
import { elementText, inviteCode, textOf } from '../support/registration.ts';
import { errorCode } from '../support/refusal.ts';
import { startSchool, type School } from '../support/tool.ts';

// The pages that the server writes by itself speak the language of the launch, else of the browser.

let school: School;

beforeAll(async () => {
  school = await startSchool();
}, 60_000);
afterAll(() => school.close());

const spanish = { headers: { 'accept-language': 'es-MX,es;q=0.9,en;q=0.8' } };
const startsInSpanish = (html: string) => html.includes('<html lang="es">');

test('a registration, from the question to the next steps', async () => {
  const address = `${school.tool.url}/lti/register?invite=${await inviteCode(school.tool)}`;
  const asked = await (await fetch(school.lms.startRegistration(address), spanish)).text();
  expect(startsInSpanish(asked)).toBe(true);
  expect(textOf(asked)).toContain('¿Registrar Waymark en Larkspur School?');
  expect(textOf(asked)).toContain('enviar calificaciones a sus propias columnas');
  const form = findForm(asked);
  const done = await fetch(form?.action ?? '', {
    ...spanish,
    method: 'POST',
    body: new URLSearchParams(form?.fields),
  });
  const html = await done.text();
  expect(elementText(html, 'platform-status')).toBe('active');
  expect(textOf(html)).toContain('Waymark está registrado en Larkspur School.');
  expect(textOf(html)).toContain('pon Waymark en Encendido para tu cuenta');
  // Nothing English is left between the Spanish.
  expect(textOf(asked + html)).not.toMatch(/\b(the|your|what|which|with)\b/i);
});

test('a refused registration, with the words of the LMS as they are', async () => {
  const url = new URL(school.lms.startRegistration(`${school.tool.url}/lti/register`));
  url.searchParams.set('openid_configuration', `${school.lms.url}/schoology/courses/science-7`);
  const answer = await fetch(url, spanish);
  const html = await answer.text();
  expect([answer.status, errorCode(html)]).toEqual([502, 'REGISTRATION_LMS_UNUSABLE']);
  expect(textOf(html)).toContain('Tu LMS respondió con una página web en lugar de su configuración.');
});

test('a refused launch, by the browser’s language', async () => {
  const answer = await fetch(`${school.tool.url}/lti/login?iss=https://nobody.example`, spanish);
  const html = await answer.text();
  expect(answer.status).toBe(400);
  expect(startsInSpanish(html)).toBe(true);
  expect(textOf(html)).toContain('Tu LMS empezó a abrir esto con algo incompleto o incorrecto.');
  expect(textOf(html)).toContain('login_hint: falta');
  const english = await (await fetch(`${school.tool.url}/lti/login`)).text();
  expect(english).toContain('<html lang="en">');
});

test('a launch without a cookie, by its own locale', async () => {
  const as = 'ana-parent';
  const page = await launch({ lms: school.lms, as, course: 'science-7', dropCookies: true });
  expect([page.status, errorCode(page.html)]).toEqual([401, 'BROWSER_NOT_BOUND']);
  expect(startsInSpanish(page.html)).toBe(true);
  expect(textOf(page.html)).toContain('Abrir en otra pestaña');
});

test('the page in a frame that waits for the LMS', async () => {
  const { loginUrl, loginParameters } = school.lms.startLaunch({ as: 'ana', course: 'science-7' });
  const query = new URLSearchParams(loginParameters).toString();
  const html = await (await fetch(`${loginUrl}?${query}`, spanish)).text();
  expect(textOf(html)).toContain('Abriendo…');
  expect(textOf(html)).not.toMatch(/\b(the|your)\b/i);
  await expect(
    login(createBrowser(), { lms: school.lms, as: 'ana', course: 'science-7' }),
  ).resolves.toBeDefined();
});

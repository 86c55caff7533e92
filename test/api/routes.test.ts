import type { Express } from 'express';
import { createApp } from '../../src/app.ts';
import { startTool, type TestTool } from '../support/tool.ts';

// Nothing answers that nobody thought of: every route of the running app is an operation of the API, which the table of who may
// call what covers for each role and for two tenants, or stands here with what guards it and where that is tested.

const guarded: Record<string, string> = {
  'get /healthz': 'tells nothing: health',
  'get /readyz': 'tells nothing of anybody: health',
  'get /metrics': 'counts only: metrics',
  'get /lti/login': 'login: the LMS’s own sign-in follows; lti-conformance',
  'post /lti/login': 'login: the LMS’s own sign-in follows; lti-conformance',
  'get /lti/launch': 'refuses: launch',
  'post /lti/launch': 'a signed token, once, in this browser: lti-conformance',
  'post /lti/notices': 'a signed notice, once: course-copy-notices',
  'get /lti/jwks': 'public keys only: launch',
  'get /lti/register': 'changes nothing: registration',
  'post /lti/register': 'a sealed handle of the page before; without an invite it waits: registration',
  'get /lti/canvas.json': 'public: registration-canvas-json',
  'get /lti/icon.svg': 'public: registration-canvas-json',
  'get /admin': 'a one-time code, not used up: admin-sign-in',
  'post /admin': 'a one-time code: admin-sign-in',
  'get /app': 'a page without data: launch',
  'get /app/*rest': 'a page without data: launch',
  'get /api/openapi.json': 'describes the API, no data: authorisation',
};

interface Layer {
  route?: { path: string | string[]; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
}

function routesOf(layers: Layer[]): string[] {
  return layers.flatMap(({ route, handle }) => {
    if (!route) return routesOf(handle.stack ?? []);
    return [route.path]
      .flat()
      .flatMap((path) => Object.keys(route.methods).map((method) => `${method} ${path}`));
  });
}

let tool: TestTool;
beforeAll(async () => {
  tool = await startTool();
});
afterAll(() => tool.close());

test('every route is an operation of the API or stands in the list above', async () => {
  const app = createApp(tool.dependencies) as Express & { router: { stack: Layer[] } };
  const answer = await fetch(`${tool.url}/api/openapi.json`);
  const { paths } = (await answer.json()) as { paths: Record<string, object> };
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  );
  const routes = routesOf(app.router.stack);
  expect(operations.length).toBeGreaterThan(50);
  expect(routes.filter((route) => !operations.includes(route) && !guarded[route])).toEqual([]);
  expect(Object.keys(guarded).filter((route) => !routes.includes(route))).toEqual([]);
});

import type { ClientAssets } from '../../http/client-assets.ts';
import { escapeHtml, scriptJson } from '../../http/html.ts';
import type { LaunchView } from './launch.contract.ts';

/** Screens that share a chunk of the client. */
const chunkOfScreen: Record<LaunchView['screen']['name'], string> = {
  journey: 'student',
  board: 'teacher',
  picker: 'picker',
  'choose-pathway': 'picker',
  designer: 'picker',
  mentor: 'mentor',
  admin: 'admin',
  'not-ready': 'notice',
  home: 'notice',
  explain: 'notice',
};

/** The page of a launch: the client, and all that its first screen shows. */
export function launchPage(assets: ClientAssets, launch: LaunchView): string {
  return shell(assets, {
    locale: launch.locale,
    chunks: [chunkOfScreen[launch.screen.name], languageChunk(launch)],
    data: `<script type="application/json" id="launch">${scriptJson(launch)}</script>`,
  });
}

/** As the client's `loadLanguage` chooses it. */
function languageChunk({ screen, locale }: LaunchView): string {
  const language = locale.startsWith('es') ? 'es' : 'en';
  if (screen.name === 'admin') return `admin-${language}`;
  return screen.name === 'journey' ? `student-${language}` : language;
}

/** The page of a reload: the client asks for its session itself. */
export function reloadPage(assets: ClientAssets): string {
  return shell(assets, { locale: 'en', chunks: [], data: '' });
}

function shell(assets: ClientAssets, options: { locale: string; chunks: string[]; data: string }): string {
  const chunks = options.chunks.flatMap((name) => assets.chunks[name] ?? []);
  const styles = unique([...assets.styles, ...chunks.flatMap((chunk) => chunk.styles)]).map(
    (href) => `<link rel="stylesheet" href="${href}">`,
  );
  const preloads = unique(chunks.flatMap((chunk) => chunk.scripts)).map(
    (href) => `<link rel="modulepreload" href="${href}">`,
  );
  return `<!doctype html>
<html lang="${escapeHtml(options.locale)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Waymark</title><link rel="icon" href="data:,">${styles.join('')}${preloads.join('')}
${options.data}<script type="module" src="${assets.main}"></script></head>
<body><div id="root"></div><noscript>Waymark needs JavaScript. Ask your school to allow it for this site.</noscript></body></html>`;
}

function unique(files: string[]): string[] {
  return [...new Set(files)];
}

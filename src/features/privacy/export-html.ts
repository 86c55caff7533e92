import type { HandIn, Journey, Review } from '../../domain/journey.ts';
import type { RowLevels } from '../../domain/rubric.ts';
import { escapeHtml } from '../../http/html.ts';
import type { ExportedFile, ExportedJourney, ExportedRecord } from './export-record.ts';
import { exportWords, type ExportWords, type Language } from './export-words.ts';
import type { Row } from './rows.ts';

interface Page {
  record: ExportedRecord;
  words: ExportWords;
  language: Language;
  day(date: unknown): string;
}

/** Parts that have a chapter of their own. */
const toldApart = new Set(['journeys', 'files.files', 'drafts', 'people', 'enrolments', 'privacy_notes']);

/** The record as one page that anybody can open, read and print; nothing in it is loaded from elsewhere. */
export function recordPage(record: ExportedRecord, language: Language): string {
  const words = exportWords(language);
  const dates = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const page: Page = {
    record,
    words,
    language,
    day: (date) => (date ? `${dates.format(new Date(String(date)))} UTC` : ''),
  };
  const title = words.title(record.person.name ?? words.learner(record.person.number));
  const body = [
    who(page),
    work(page),
    drafts(page),
    statements(page),
    other(page),
    seen(page),
    dictionary(page),
  ];
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(words.made(page.day(record.exportedAt.toISOString())))}</p>
${body.filter(Boolean).join('\n')}
<p class="quiet">${escapeHtml(words.lms)}</p></body></html>
`;
}

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#1c2b2a}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid #b9c4c2}h3{font-size:1rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .75rem .25rem 0;border-bottom:1px solid #e2e7e6}
blockquote{margin:.25rem 0;padding-left:.75rem;border-left:3px solid #b9c4c2;white-space:pre-wrap;overflow-wrap:anywhere}
.quiet{color:#53625f}@media print{h2{break-after:avoid}}`;

const chapter = (heading: string, content: string) => `<h2>${escapeHtml(heading)}</h2>${content}`;
const quote = (text: string | undefined) => (text ? `<blockquote>${escapeHtml(text)}</blockquote>` : '');

function table(rows: string[][], head?: string[]): string {
  const heading = head ? `<thead>${tableLine(head.map(escapeHtml), 'th')}</thead>` : '';
  return `<table>${heading}<tbody>${rows.map((cells) => tableLine(cells, 'td')).join('')}</tbody></table>`;
}

function tableLine(cells: string[], tag: 'td' | 'th'): string {
  return `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
}

function who({ record, words, day }: Page): string {
  const { person, parts } = record;
  const sub = parts.find(({ holding }) => holding.collection === 'people')?.rows[0]?.['sub'];
  const courses = person.courses.map(({ title, role }) => `${title ?? words.noTitle} (${role})`);
  return chapter(
    words.who,
    table(
      [
        [words.name, person.name ?? words.noName],
        [words.number, String(person.number)],
        [words.lmsId, String(sub ?? '')],
        [words.since, day(person.firstSeenAt.toISOString())],
        [words.courses, courses.join(', ')],
      ].map((cells) => cells.map(escapeHtml)),
    ),
  );
}

function work(page: Page): string {
  const { record, words } = page;
  if (record.journeys.length === 0) return chapter(words.work, `<p>${escapeHtml(words.noWork)}</p>`);
  return chapter(words.work, record.journeys.map((journey) => journeyPart(page, journey)).join(''));
}

function journeyPart(page: Page, journey: ExportedJourney): string {
  const { record, words, day } = page;
  const title = (id: string) => record.titles.get(`${String(journey._id)}/${id}`) ?? id;
  const heading = [record.titles.get(journey.assignmentId), record.titles.get(journey.courseId)];
  const picks = journey.picks.map(
    ({ taskId, pickedAt, reason }) =>
      `<li>${escapeHtml(`${words.choice}: ${title(taskId)}, ${day(pickedAt.toISOString())}`)}${quote(reason)}</li>`,
  );
  const looks = (journey.reflections ?? []).map(
    ({ milestoneId, at, scale, why, sentence }) =>
      `<li>${escapeHtml(`${words.reflection}: ${title(milestoneId)}, ${day(at.toISOString())}${scale ? `, ${words.scale(scale)}` : ''}`)}${quote(why)}${quote(sentence)}</li>`,
  );
  return `<h3>${escapeHtml(heading.filter(Boolean).join(' · '))}</h3>
<ul>${ownWays(page, journey)}${picks.join('')}${looks.join('')}</ul>
${journey.works.map((each) => workPart(page, each, title)).join('')}${gradePart(page, journey)}`;
}

function ownWays({ words, day }: Page, { proposals = [] }: ExportedJourney): string {
  const line = (word: string, at: Date) => escapeHtml(`${word}, ${day(at.toISOString())}`);
  return proposals
    .flatMap(({ events }) => events)
    .map((event) =>
      event.kind === 'proposed'
        ? `<li>${line(`${words.ownWay}: ${event.title}`, event.at)}${quote(event.what)}${quote(event.why)}${quote(event.needs)}</li>`
        : `<li>${line(words.ownWaySteps[event.kind], event.at)}${'option' in event ? quote(`${event.option.title}: ${event.option.what}`) : ''}${'words' in event ? quote(event.words) : ''}</li>`,
    )
    .join('');
}

function workPart(
  page: Page,
  { taskId, handIns, reviews }: Journey['works'][number],
  titleOf: (id: string) => string,
): string {
  const { words } = page;
  const partOf = (id: string) => titleOf(`${taskId}/${id}`);
  const way = (id: string | undefined) =>
    id === undefined ? '' : paragraph(`${words.shownAs}: ${partOf(id)}`);
  const levels = (heading: string, rows: RowLevels = {}) => {
    const said = Object.entries(rows).map(([id, level]) => `${partOf(id)}: ${words.level(level)}`);
    return said.length === 0 ? '' : paragraph(`${heading}: ${said.join(' · ')}`);
  };
  const answers = (handIn: HandIn) =>
    reviews
      .filter(({ handInId }) => handInId === handIn.id)
      .map((review) => `${answerPart(page, review)}${levels(words.partByPart, review.rows)}`);
  return `<h4>${escapeHtml(titleOf(taskId))}</h4>${handIns
    .map(
      (handIn) =>
        `${handInPart(page, handIn)}${way(handIn.way)}${levels(words.ownView, handIn.selfRating)}${answers(handIn).join('')}`,
    )
    .join('')}`;
}

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

function handInPart({ record, words, day }: Page, handIn: HandIn): string {
  const files = (handIn.files ?? []).map(({ id, name }) => fileLink(record.files, id, name));
  return `<p>${escapeHtml(`${words.handedIn}, ${day(handIn.handedInAt.toISOString())}`)}</p>
${quote(handIn.text)}${quote(handIn.link)}${quote(handIn.note)}${files.join('')}`;
}

function answerPart({ record, words, day }: Page, review: Review): string {
  const outcome = review.outcome === 'accepted' ? words.accepted : words.notYet;
  const points = review.points === undefined ? [] : [words.points(review.points)];
  const line = [words.answer, day(review.reviewedAt.toISOString()), outcome, ...points].join(', ');
  const voice = review.voice ? fileLink(record.files, review.voice.id, words.voice) : '';
  return `<p>${escapeHtml(line)}</p>${quote(review.comment)}${voice}`;
}

function gradePart({ words, day }: Page, { passback }: ExportedJourney): string {
  if (passback?.wanted?.scoreGiven === undefined) return '';
  const { scoreGiven, scoreMaximum, comment } = passback.wanted;
  const sent = passback.sent ? `. ${words.sent(day(passback.sent.at.toISOString()))}` : '';
  return `<p>${escapeHtml(`${words.grade}: ${scoreGiven} / ${scoreMaximum}${sent}`)}</p>${quote(comment)}`;
}

function fileLink(files: ExportedFile[], id: string, name: string): string {
  const file = files.find((each) => each.id === id);
  if (!file) return `<p>${escapeHtml(name)}</p>`;
  const address = file.path.split('/').map(encodeURIComponent).join('/');
  return `<p><a href="${escapeHtml(address)}">${escapeHtml(name)}</a></p>`;
}

function drafts({ record, words, day }: Page): string {
  const rows = record.parts.find(({ holding }) => holding.collection === 'drafts')?.rows ?? [];
  const written = rows.filter(({ text, link, note }) => text || link || note);
  if (written.length === 0) return '';
  const title = ({ journeyId, taskId }: Row) =>
    record.titles.get(`${String(journeyId)}/${String(taskId)}`) ?? String(taskId);
  return chapter(
    words.drafts,
    written
      .map(
        (row) =>
          `<h4>${escapeHtml(`${title(row)}, ${day(row['savedAt'])}`)}</h4>${[
            row['text'],
            row['link'],
            row['note'],
          ]
            .map((text) => quote(text ? String(text) : undefined))
            .join('')}`,
      )
      .join(''),
  );
}

function statements({ record, words, day }: Page): string {
  const { notes } = record.person;
  if (notes.length === 0) return '';
  const parts = notes.map(
    ({ from, text, addedAt }) =>
      `<p>${escapeHtml(`${words.from[from]}, ${day(addedAt.toISOString())}`)}</p>${quote(text)}`,
  );
  return chapter(words.statements, parts.join(''));
}

/** What has no chapter of its own, field by field. */
function other({ record, words, language }: Page): string {
  const parts = record.parts.filter(({ holding }) => !toldApart.has(holding.collection));
  if (parts.length === 0) return '';
  const content = parts.map(
    ({ holding, rows }) =>
      `<h3>${escapeHtml(holding.title[language])}</h3>${rows
        .map((row) =>
          table(Object.entries(row).map(([name, value]) => [escapeHtml(name), quote(plain(value))])),
        )
        .join('')}`,
  );
  return chapter(words.other, content.join(''));
}

function plain(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}

function seen({ record, words, day }: Page): string {
  if (record.audit.length === 0) return chapter(words.seen, `<p>${escapeHtml(words.noEntries)}</p>`);
  const rows = record.audit.map(({ at, actor, action }) => [
    day(at.toISOString()),
    record.names.get(actor.id) ?? words.kinds[actor.kind],
    words.actions[action] ?? action,
  ]);
  return chapter(
    words.seen,
    table(
      rows.map((cells) => cells.map(escapeHtml)),
      [words.when, words.who, words.what],
    ),
  );
}

function dictionary({ record, words, language }: Page): string {
  const rows = record.parts.map(({ holding, rows: { length } }) => [
    `${holding.title[language]} (${holding.collection})`,
    holding.holds[language],
    holding.purpose[language],
    String(length),
  ]);
  return chapter(
    words.dictionary,
    table(
      rows.map((cells) => cells.map(escapeHtml)),
      [words.part, words.holds, words.purpose, words.rows],
    ),
  );
}

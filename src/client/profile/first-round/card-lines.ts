import type { ProfileEntryView, ProfileView } from '../../../features/profiles/profile.contract.ts';
import { mediaOf } from '../media/media-of.ts';

export type Section = ProfileView['sections'][number];
type SectionName = Section['section'];
type Visibility = ProfileEntryView['visibility'];

/**
 * What a card holds while it is written, as it is kept in the browser: taps joined by spaces, texts, uploaded media as JSON, answers to
 * questions as `answer.<id>`, and as `id.<part>` the request id of each part that makes a line.
 */
export interface CardFields extends Record<string, string> {
  taps: string;
  text: string;
  visibility: string;
  picture: string;
  pictureText: string;
  voice: string;
  voiceText: string;
}

export interface CardLine {
  requestId: string;
  /** Of the line as it was read, when it is there already. */
  revision?: number;
  section: SectionName;
  questionId?: string;
  taps: string[];
  text: string;
  visibility: Visibility;
  mediaId?: string;
}

/** What a card says that the server does not know yet. */
export interface SaidCard {
  section: SectionName;
  lines: CardLine[];
  /** Ids of lines that were emptied. */
  removes: string[];
}

/** The line of this person's own words on a card; `questionId` for an answer. */
function findLine(profile: ProfileView, section: SectionName, questionId?: string) {
  return profile.entries.findLast(
    (entry) =>
      entry.author.isMe && entry.section === section && !entry.media && entry.question?.id === questionId,
  );
}

/** Pictures and recordings of a card that are with the server. */
export function mediaLines(profile: ProfileView, section: SectionName): ProfileEntryView[] {
  return profile.entries.filter((entry) => entry.author.isMe && entry.section === section && entry.media);
}

/** What a card begins with: what the server knows. */
export function startOf(profile: ProfileView, { section, questions }: Section): CardFields {
  const main = findLine(profile, section);
  const answers = questions.map(({ id }) => [`answer.${id}`, findLine(profile, section, id)?.text ?? '']);
  return {
    ...Object.fromEntries(answers),
    taps: main?.taps.join(' ') ?? '',
    text: main?.text ?? '',
    visibility: main?.visibility ?? profile.visibility,
    picture: '',
    pictureText: '',
    voice: '',
    voiceText: '',
  };
}

/** Whether anything stands on the card. */
export function isSomething(fields: CardFields): boolean {
  return Object.entries(fields).some(
    ([name, value]) => !name.startsWith('id.') && name !== 'visibility' && value.trim() !== '',
  );
}

/** What is to be sent of a card; null when the server knows it all. */
export function saidOn(fields: CardFields, profile: ProfileView, card: Section): SaidCard | null {
  const { section } = card;
  const visibility = fields.visibility as Visibility;
  const lines: CardLine[] = [];
  const removes: string[] = [];
  const say = (part: string, words: { taps: string[]; text: string }, questionId?: string) => {
    const stored = findLine(profile, section, questionId);
    if (words.text === '' && words.taps.length === 0) {
      if (stored) removes.push(stored.id);
    } else if (!stored || !isSame(stored, { ...words, visibility })) {
      lines.push({
        requestId: stored?.requestId ?? fields[`id.${part}`] ?? '',
        ...(stored ? { revision: stored.revision } : {}),
        section,
        ...(questionId === undefined ? {} : { questionId }),
        ...words,
        visibility,
      });
    }
  };
  say('main', { taps: fields.taps.split(' ').filter(Boolean), text: fields.text.trim() });
  for (const { id } of card.questions)
    say(`answer.${id}`, { taps: [], text: (fields[`answer.${id}`] ?? '').trim() }, id);
  for (const kind of ['picture', 'voice'] as const) {
    const media = mediaOf(fields[kind]);
    const text = fields[`${kind}Text`]?.trim() ?? '';
    const requestId = fields[`id.${kind}`] ?? '';
    if (media) lines.push({ requestId, section, taps: [], text, visibility, mediaId: media.id });
  }
  return lines.length + removes.length === 0 ? null : { section, lines, removes };
}

function isSame(stored: ProfileEntryView, words: Pick<CardLine, 'taps' | 'text' | 'visibility'>): boolean {
  return (
    stored.text === words.text &&
    stored.visibility === words.visibility &&
    stored.taps.join() === words.taps.join()
  );
}

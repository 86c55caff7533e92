import { mayRead } from './profile.ts';
import type { ProfileReader, ReadableEntry } from './profile.ts';

// What a teacher sees of a student at a glance: made of the student's own lines that this teacher may read, and of nothing else.

export interface CardLine extends ReadableEntry {
  section: string;
  taps: string[];
  text: string;
  updatedAt: Date;
}

/** Tapped words of one section, the first three; own words where nothing was tapped. */
export interface CardWords {
  taps: string[];
  /** Tapped words that are not shown. */
  more: number;
  text?: string;
}

export interface KnowCard {
  interests: CardWords;
  strengths: CardWords;
  helps: CardWords;
  languages?: string;
  /** The latest line in the student's own words that stands nowhere else on the card. */
  inOwnWords?: string;
  /** Lines written or changed since the teacher looked last. */
  newLines: number;
  /** The student shares nothing with this teacher. */
  isEmpty: boolean;
}

const tapsAtMost = 3;
const longestText = 160;

/** @param lookedAt when this teacher opened the profile last; without it, every line is new */
export function knowCard(
  lines: readonly CardLine[],
  reader: ProfileReader,
  lookedAt: Date | undefined,
): KnowCard {
  const own = lines
    .filter((line) => line.authorId === line.personId && mayRead(line, reader))
    .toSorted((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  const of = (section: string) => own.filter((line) => line.section === section);
  const words = (section: string) => cardWords(of(section));
  const [interests, strengths, helps] = [words('interests'), words('strengths'), words('helps')];
  const languages = clipped(of('languages').map(({ text }) => text));
  const said = new Set([interests, strengths, helps].map(({ text }) => text));
  const rest = own.find(
    ({ section, text }) => section !== 'languages' && text !== '' && !said.has(clipped([text])),
  );
  const inOwnWords = clipped([rest?.text ?? '']);
  return {
    interests,
    strengths,
    helps,
    ...(languages ? { languages } : {}),
    ...(inOwnWords ? { inOwnWords } : {}),
    newLines: own.filter(({ updatedAt }) => !lookedAt || updatedAt > lookedAt).length,
    isEmpty: own.length === 0,
  };
}

function cardWords(latestFirst: CardLine[]): CardWords {
  // In the order in which they were tapped, so that the card does not change with each new word.
  const taps = [...new Set(latestFirst.toReversed().flatMap((line) => line.taps))];
  const text = taps.length === 0 ? clipped(latestFirst.slice(0, 1).map((line) => line.text)) : undefined;
  return {
    taps: taps.slice(0, tapsAtMost),
    more: Math.max(0, taps.length - tapsAtMost),
    ...(text ? { text } : {}),
  };
}

/** Texts as one, cut between words; undefined when they say nothing. */
function clipped(texts: string[]): string | undefined {
  const text = texts
    .map((each) => each.replaceAll(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join(' · ');
  if (text.length <= longestText) return text || undefined;
  const cut = text.slice(0, longestText);
  const end = cut.lastIndexOf(' ');
  return `${cut.slice(0, end > longestText / 2 ? end : longestText)} …`;
}

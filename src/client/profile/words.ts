import { createContext, use } from 'react';
import type { AgeBand } from '../../domain/age-band.ts';
import type { ProfileSection } from '../../domain/profile.ts';
import type { profile } from '../messages/en/profile.ts';
import type { BandWords } from '../messages/en/profile-bands.ts';
import { useLanguage } from '../messages/use-language.ts';

type Words = typeof profile;
type Bands = Record<AgeBand, BandWords>;

/** For whom the words are, and what the district wrote in their place. */
export interface ProfileShape {
  ageBand: AgeBand;
  sections: {
    section: ProfileSection;
    name: { en?: string | undefined; es?: string | undefined };
    prompt: { en?: string | undefined; es?: string | undefined };
  }[];
}

/** The shape of the profile that is shown; without one, Waymark's words for grades 6 to 8 hold. */
export const ProfileShapeContext = createContext<ProfileShape>({ ageBand: '6-8', sections: [] });

const loading = new Map<string, Promise<{ words: Words; bands: Bands }>>();

/** The page's words with those of the profile, which come with its own chunk. Suspends until they are there. */
export function useWords() {
  const language = useLanguage();
  const shape = use(ProfileShapeContext);
  const tag = language.locale.startsWith('es') ? 'es' : 'en';
  const { words, bands } = use(loadWords(tag));
  const band = bands[shape.ageBand];
  // A student's trail says some of the tapped words, so they come with its words.
  const taps = { ...language.t.path.taps, ...band.taps };
  const names = ownWords(shape, 'name', tag);
  const profile = {
    ...words,
    ...band,
    taps,
    sections: { ...band.sections, ...names },
    prompts: { ...band.prompts, ...ownWords(shape, 'prompt', tag) },
    noticed: { ...words.noticed, ...names },
  };
  return { ...language, tag, t: { ...language.t, profile } } as const;
}

function ownWords(
  { sections }: ProfileShape,
  field: 'name' | 'prompt',
  tag: 'en' | 'es',
): Partial<Record<ProfileSection, string>> {
  return Object.fromEntries(
    sections.flatMap((each) => {
      const own = each[field][tag];
      return own ? [[each.section, own]] : [];
    }),
  );
}

function loadWords(tag: 'en' | 'es'): Promise<{ words: Words; bands: Bands }> {
  const known = loading.get(tag) ?? importWords(tag);
  loading.set(tag, known);
  return known;
}

async function importWords(tag: 'en' | 'es'): Promise<{ words: Words; bands: Bands }> {
  const [words, bands] = await (tag === 'es'
    ? Promise.all([import('../messages/es/profile.ts'), import('../messages/es/profile-bands.ts')])
    : Promise.all([import('../messages/en/profile.ts'), import('../messages/en/profile-bands.ts')]));
  return { words: words.profile, bands: bands.profileBands };
}

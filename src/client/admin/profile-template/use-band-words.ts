import { use } from 'react';
import type { AgeBand } from '../../../domain/age-band.ts';
import type { BandWords } from '../../messages/en/profile-bands.ts';

type Bands = Record<AgeBand, BandWords>;

let loading: Promise<{ en: Bands; es: Bands }> | undefined;

/** Waymark's words of one age band in both languages. Suspends until they are there. */
export function useBandWords(band: AgeBand): { en: BandWords; es: BandWords } {
  loading ??= load();
  const { en, es } = use(loading);
  return { en: en[band], es: es[band] };
}

async function load(): Promise<{ en: Bands; es: Bands }> {
  const [en, es] = await Promise.all([
    import('../../messages/en/profile-bands.ts'),
    import('../../messages/es/profile-bands.ts'),
  ]);
  return { en: en.profileBands, es: es.profileBands };
}

import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { defineApi } from '../../http/api-contract.ts';

const words = z.object({ taps: z.array(z.string()), more: z.number().int(), text: z.string().optional() });

/** Sections whose tapped words are counted over the class. */
const clusteredSections = ['interests', 'helps'] as const;

const knowCardView = z.object({
  personId: idSchema,
  name: z.string().optional(),
  interests: words,
  strengths: words,
  helps: words,
  languages: z.string().optional(),
  inOwnWords: z.string().optional(),
  /** Lines that are new since this teacher looked last. */
  newLines: z.number().int(),
  isEmpty: z.boolean(),
});
export type KnowCardView = z.infer<typeof knowCardView>;

const clusterView = z.object({
  section: z.enum(clusteredSections),
  /** The tapped word. */
  tap: z.string(),
  students: z.number().int(),
});
export type ClusterView = z.infer<typeof clusterView>;

export const listKnowCardsApi = defineApi({
  id: 'listKnowCards',
  method: 'get',
  path: '/api/class/cards',
  summary:
    'Students of this course at a glance, by name: what each shares with this teacher. Students see that their lines were opened.',
  roles: ['teacher'],
  query: z.object({ page: z.coerce.number().int().min(0).max(1_000).default(0) }),
  response: z.object({ cards: z.array(knowCardView), students: z.number().int(), pages: z.number().int() }),
});

export const listClustersApi = defineApi({
  id: 'listClassClusters',
  method: 'get',
  path: '/api/class/clusters',
  summary: 'Words that several students of this course tapped and share with this teacher; numbers only.',
  roles: ['teacher'],
  response: z.object({ students: z.number().int(), clusters: z.array(clusterView) }),
});

export const getClusterPeopleApi = defineApi({
  id: 'getClusterPeople',
  method: 'get',
  path: '/api/class/clusters/people',
  summary: 'Who tapped this word. Students see that their lines were opened.',
  roles: ['teacher'],
  query: z.object({ section: z.enum(clusteredSections), tap: z.string().min(1).max(40) }),
  response: z.object({ people: z.array(z.object({ personId: idSchema, name: z.string().optional() })) }),
});

import type { Learner } from '../../domain/suggestions.ts';
import { mayRead, type ProfileSection } from '../../domain/profile.ts';
import type { ProfileModels } from './profile.model.ts';
import type { RulesOf } from './profile-rules.ts';

/**
 * What a student tapped under interests and under "what helps me", in lines of their own that the teachers of this course may read,
 * in sections that the course uses.
 * The query asks the database for these fields of these sections alone: own words, other sections, lines of others and wishes for a
 * talk are never read for this purpose.
 */
export type LearnerOf = (
  place: { tenantId: string; courseId?: string | undefined },
  personId: string,
) => Promise<Pick<Learner, 'interests' | 'helps'>>;

const sections = ['interests', 'helps'] as const satisfies readonly ProfileSection[];
const fields = { section: 1, taps: 1, visibility: 1, courseId: 1, personId: 1, authorId: 1, _id: 0 } as const;

export function createLearnerOf({ models, rulesOf }: { models: ProfileModels; rulesOf: RulesOf }): LearnerOf {
  return async ({ tenantId, courseId = '' }, personId) => {
    const lines = await models.entries
      .find({ tenantId, personId, authorId: personId, section: { $in: [...sections] } })
      .select(fields)
      .lean();
    const { isUsed } = await rulesOf({ tenantId, courseId });
    const reader = { kind: 'teacher' as const, personId: '', courseId };
    const open = lines.filter((line) => isUsed(line.section) && mayRead(line, reader));
    const tapped = (section: (typeof sections)[number]) => [
      ...new Set(open.filter((line) => line.section === section).flatMap(({ taps }) => taps)),
    ];
    return { interests: tapped('interests'), helps: tapped('helps') };
  };
}

import { NotFoundError } from '../../http/errors.ts';
import type { BindApi } from '../../http/api-route.ts';
import type { MediaView } from '../files/own-media.contract.ts';
import { getLooksBackApi, getStudentLooksBackApi, type LooksBackView } from './looks-back.contract.ts';

interface LookBack {
  id: string;
  at: Date;
  milestone: string;
  assignmentTitle: string;
  courseTitle?: string;
  scale?: number;
  why?: string;
  sentence?: string;
  voice?: MediaView;
}

export interface LooksBackSources {
  /** Newest first; in one course or in all. */
  looksBackOf(place: { tenantId: string; personId: string; courseId?: string }): Promise<LookBack[]>;
  isStudentOf(tenantId: string, courseId: string, personId: string): Promise<boolean>;
}

/** The history of looking back: for the student whole, for a teacher what belongs to the course. */
export function looksBackRoutes(bind: BindApi, { looksBackOf, isStudentOf }: LooksBackSources): void {
  bind(getLooksBackApi, async ({ session: { tenantId, personId } }) =>
    present(await looksBackOf({ tenantId, personId })),
  );
  bind(getStudentLooksBackApi, async ({ session: { tenantId, courseId }, params: { personId } }) => {
    if (!courseId || !(await isStudentOf(tenantId, courseId, personId))) throw new NotFoundError();
    return present(await looksBackOf({ tenantId, personId, courseId }));
  });
}

function present(found: LookBack[]): LooksBackView {
  return {
    looksBack: found.map(
      ({ id, at, milestone, assignmentTitle, courseTitle, scale, why, sentence, voice }) => ({
        id,
        at: at.toISOString(),
        milestone,
        assignmentTitle,
        courseTitle,
        scale,
        why,
        sentence,
        voice,
      }),
    ),
  };
}

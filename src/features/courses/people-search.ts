import type { CourseRole } from '../../http/api-contract.ts';
import type { CourseModels } from './course.model.ts';

/** Somebody whom a launch or a class list named, with what they are in their courses. */
export interface FoundPerson {
  id: string;
  name: string;
  /** Each once; empty for who never entered a course. */
  roles: CourseRole[];
}

const foundAtMost = 20;

/** Finds people of a tenant by a part of their name, as the LMS wrote it; upper and lower case are the same. 20 at most. */
export function createPeopleSearch({ people, enrolments }: Pick<CourseModels, 'people' | 'enrolments'>) {
  return async (tenantId: string, part: string): Promise<FoundPerson[]> => {
    const name = { $regex: part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), $options: 'i' };
    const found = await people.find({ tenantId, name }).sort({ name: 1 }).limit(foundAtMost).lean();
    const ids = found.map(({ _id }) => _id);
    const places = await enrolments.find({ tenantId, personId: { $in: ids } }).lean();
    return found.map(({ _id, name: whole = '' }) => ({
      id: _id,
      name: whole,
      roles: [...new Set(places.filter(({ personId }) => personId === _id).map(({ role }) => role))],
    }));
  };
}

import { randomUUID } from 'node:crypto';
import type { AgeBand } from '../src/domain/age-band.ts';
import type { ProfileTemplate } from '../src/domain/profile-template.ts';
import type { ProfileTemplates } from '../src/features/profiles/profile-template.service.ts';

type Call = (method: 'POST' | 'PUT', path: string, body: object) => Promise<unknown>;

/** Grades of the demo's courses; science is grade 7, where Waymark's own value holds. */
const bands: Record<string, AgeBand> = { 'maths-4': 'to-5', 'staff-dev': '9-12' };

const outdoors = {
  id: '5eed0000000000000000d001',
  text: { en: 'Which place outdoors do you know well?', es: '¿Qué lugar al aire libre conoces bien?' },
};

/** The demo's districts ask one question of their own, and speak to older students in their own words. */
export async function seedTemplates(templates: ProfileTemplates, tenantIds: string[]): Promise<void> {
  const actor = { kind: 'command-line', id: 'demo' } as const;
  for (const tenantId of tenantIds) {
    const { sections, revision } = await templates.read(tenantId);
    await templates.replace(tenantId, { sections: shape(sections), revision }, actor);
  }
}

/** The teacher says for whom the words of the profile are. */
export async function seedAgeBand(course: string, call: Call): Promise<void> {
  const value = bands[course];
  if (value) await call('PUT', '/api/course-settings/ageBand', { value });
}

/** What a student answers to the district's question. */
export async function seedAnswer(call: Call): Promise<void> {
  await call('POST', '/api/profile/entries', {
    requestId: randomUUID(),
    section: 'interests',
    questionId: outdoors.id,
    text: 'The old dock behind the mill. I know where the perch sleep.',
    visibility: 'my-teachers',
  });
}

function shape(template: ProfileTemplate): ProfileTemplate {
  return template.map((each) => {
    if (each.section === 'interests')
      return { ...each, questions: [{ ...outdoors, bands: ['to-5', '6-8', '9-12'] }] };
    if (each.section !== 'goals') return each;
    const prompt = {
      en: 'What comes after school for you?',
      es: '¿Qué viene para ti después de la escuela?',
    };
    return { ...each, words: { ...each.words, '9-12': { ...each.words['9-12'], prompt } } };
  });
}

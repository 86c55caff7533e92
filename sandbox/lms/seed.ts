import { derivedDigits, derivedHex, derivedUuid } from './ids.ts';
import type { Course, Enrolment, Person } from './model.ts';
import {
  administrator,
  assistant,
  mathsStudents,
  observers,
  scienceStudents,
  teachers,
} from './seed-names.ts';

/** 3 teachers, 1 assistant, 60 students, 2 observers, 1 administrator. All are invented. */
export function seedPeople(): Person[] {
  const students = [...scienceStudents, ...mathsStudents];
  return [
    ...teachers.map((name) => createPerson(name, 'staff')),
    createPerson(assistant, 'staff'),
    ...students.map((name) => createPerson(name, 'student')),
    ...observers.map(([id, given, family, children]) => ({
      ...createPerson([id, given, family], 'parent'),
      children,
    })),
    createPerson(administrator, 'administrator'),
  ];
}

export function seedCourses(): Course[] {
  const staff: Enrolment[] = ['rivera', 'okafor', 'sato'].map((personId) => ({ personId, role: 'student' }));
  return [
    course('science-7', 'Science, Grade 7', 'SCI7', [
      { personId: 'rivera', role: 'teacher' },
      { personId: 'sato', role: 'assistant' },
      ...students(scienceStudents),
      ...observing(scienceStudents),
    ]),
    course('maths-4', 'Maths, Grade 4', 'MATH4', [
      { personId: 'okafor', role: 'teacher' },
      ...students(mathsStudents).map((one, index) => ({
        ...one,
        section: index % 2 === 0 ? 'Room 12' : 'Room 14',
      })),
      ...observing(mathsStudents),
    ]),
    course('staff-dev', 'Staff Development', 'STAFF', [{ personId: 'lind', role: 'teacher' }, ...staff]),
  ];
}

function students(names: [string, string, string][]): Enrolment[] {
  return names.map(([personId]) => ({ personId, role: 'student' }));
}

/** The parents of these children. */
function observing(names: [string, string, string][]): Enrolment[] {
  return observers
    .filter(([, , , children]) => names.some(([id]) => children.includes(id)))
    .map(([personId]) => ({ personId, role: 'observer' }));
}

function course(id: string, title: string, label: string, enrolments: Enrolment[]): Course {
  return { id, title, label, number: derivedDigits(`course ${id}`, 10), enrolments, copiedFrom: [] };
}

/** Somebody whose ids follow from `id`, so that they are the same in every run. */
export function createPerson(
  [id, givenName, familyName]: [id: string, givenName: string, familyName: string],
  institution: Person['institution'],
): Person {
  const number = derivedDigits(`person ${id}`, 9);
  return {
    id,
    givenName,
    familyName,
    name: fullName(givenName, familyName),
    email: `${id}@larkspur.example`,
    number,
    subjects: {
      canvas: derivedUuid(`canvas person ${id}`),
      schoology: `${number}::${derivedHex(`schoology person ${id}`, 32)}`,
      moodle: number,
    },
    locale: id === 'ana-parent' ? 'es' : 'en',
    timezone: 'America/Denver',
    institution,
    children: [],
  };
}

/** The student that Canvas makes for this teacher's "Student View": in no roster, yet it can be graded. */
export function testStudentOf(teacher: Person): Person {
  return {
    ...teacher,
    id: `test-student-${teacher.id}`,
    givenName: 'Test',
    familyName: 'Student',
    name: 'Test Student',
    number: derivedDigits(`test student ${teacher.id}`, 9),
    subjects: { ...teacher.subjects, canvas: derivedUuid(`test student ${teacher.id}`) },
    institution: 'student',
    children: [],
  };
}

/** Chinese, Japanese and Korean names begin with the family. */
function fullName(givenName: string, familyName: string): string {
  if (/^[\p{Script=Han}\p{Script=Hangul}]/u.test(familyName)) return `${familyName}${givenName}`;
  return [givenName, familyName].filter((part) => part !== '').join(' ');
}

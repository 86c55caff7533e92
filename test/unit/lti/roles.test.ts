import { courseRole, isTestUser } from '../../../src/lti/roles.ts';

const lis = 'http://purl.imsglobal.org/vocab/lis/v2/';
const member = (rest: string) => `${lis}membership${rest}`;

describe('the role in a course', () => {
  test.each([
    [[member('#Instructor')], 'teacher'],
    [[member('#Administrator')], 'teacher'],
    [[member('#ContentDeveloper')], 'designer'],
    [[member('#Learner')], 'student'],
    [[member('#Mentor')], 'mentor'],
    [[member('/Instructor#TeachingAssistant')], 'reviewer'],
    [[member('/Instructor#TeachingAssistantSection')], 'reviewer'],
    [[member('#Instructor#TeachingAssistant')], 'reviewer'],
    [[member('/Instructor#Grader')], 'teacher'],
    [[member('/Learner#Instructor')], 'student'],
    [[member('/Mentor#Instructor')], 'mentor'],
    [[member('/Member#Instructor')], 'none'],
    [[member('#Manager')], 'none'],
    [['Instructor'], 'teacher'],
    [['Learner'], 'student'],
  ])('%j is %s', (roles, expected) => {
    expect(courseRole(roles)).toBe(expected);
  });

  test.each([
    [`${lis}institution/person#Instructor`],
    [`${lis}institution/person#Administrator`],
    [`${lis}system/person#SysAdmin`],
    [`${lis}person#Instructor`],
    ['urn:lti:role:ims/lis/Instructor'],
    ['instructor'],
    ['Instructor '],
    ['NotInstructor'],
    [`https://evil.example/?${member('#Instructor')}`],
    [`${member('#Instructor')}x1`],
    [`${member('s#Instructor')}`],
    [member('#constructor')],
    ['constructor'],
    ['__proto__'],
    [''],
  ])('%j opens nothing', (role) => {
    expect(courseRole([role])).toBe('none');
  });

  test('is the most able of several, whatever their order', () => {
    const assistant = [member('/Instructor#TeachingAssistant'), member('#Instructor')];
    expect(courseRole(assistant)).toBe('teacher');
    expect(courseRole(assistant.toReversed())).toBe('teacher');
    expect(courseRole([member('#Mentor'), member('#Learner')])).toBe('student');
    expect(courseRole([member('#Learner'), member('#ContentDeveloper')])).toBe('designer');
    expect(courseRole([`${lis}institution/person#Instructor`, member('#Learner')])).toBe('student');
  });

  test('is none without roles', () => {
    expect(courseRole([])).toBe('none');
    expect(courseRole(undefined)).toBe('none');
  });
});

test('a test student is told by its whole role, and only by that', () => {
  const testUser = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser';
  expect(isTestUser([member('#Learner'), testUser])).toBe(true);
  expect(isTestUser([member('#Learner'), `${testUser}s`])).toBe(false);
  expect(isTestUser(undefined)).toBe(false);
});

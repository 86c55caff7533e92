import type { Say } from '../../http/page-words/words.ts';
import type { RegistrationPlan } from './plan.ts';
import { deepLinkingMessage, resourceLinkMessage } from './tool-description.ts';

// What a registration's technical names mean to the admin who is to agree to them.

const scopeWords: Record<string, { may: string; without: string }> = {
  lineitem: {
    may: 'make and change its own columns in the gradebook',
    without: 'teachers must make each column themselves',
  },
  'lineitem.readonly': {
    may: 'read which columns of its own there are',
    without: 'a moved or copied column is not found again',
  },
  'result.readonly': {
    may: 'read the grades in its own columns',
    without: 'a grade that a teacher changed in the LMS is not noticed',
  },
  score: {
    may: 'send grades to its own columns',
    without: 'no grade reaches the LMS',
  },
  'contextmembership.readonly': {
    may: 'read who is in a course',
    without: 'students are seen only after they opened Waymark once',
  },
  noticehandlers: {
    may: 'be told when a course is copied',
    without: 'a copied course is recognised by its links only',
  },
};

/** A scope by the last part of its name. */
export function scopeSentence(scope: string): { may: string; without: string } {
  const word = scopeWords[scope.split('/').at(-1) ?? ''];
  return word ?? { may: scope, without: scope };
}

const messageWords: Record<string, string> = {
  [deepLinkingMessage]: 'Teachers choose a pathway while they add an assignment or activity.',
  [resourceLinkMessage]: 'Students and teachers open Waymark in a course.',
};

export function messageSentence(type: string): string {
  return messageWords[type] ?? type;
}

const placeWords: Record<string, string> = {
  assignment_selection: 'the assignment form (“External Tool”)',
  link_selection: 'module items',
  course_assignments_menu: 'the menu of the Assignments page',
  course_navigation: 'the course’s navigation, hidden until a teacher turns it on',
  account_navigation: 'the account’s navigation, for admins: Waymark’s own settings',
  ContentArea: 'the place where activities are added',
};

export function placeWord(placement: string): string {
  return placeWords[placement.split('/').at(-1) ?? ''] ?? placement;
}

/** Who people are, as far as the claims go. */
export function claimSentence({ claims }: RegistrationPlan, say: Say): string {
  const names = claims.some((claim) => claim.endsWith('name'));
  const parts = [
    'an opaque id',
    ...(names ? ['the name'] : []),
    ...(claims.includes('locale') ? ['the language'] : []),
  ];
  return say(
    'Of each person who opens Waymark: {parts}, and the role in the course. No e-mail address is asked for.',
    { parts: parts.map((part) => say(part)).join(', ') },
  );
}

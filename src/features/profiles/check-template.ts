import { textsOf, type ProfileTemplate } from '../../domain/profile-template.ts';
import type { ProtectedTopic } from '../../domain/protected-topic.ts';
import { findProtectedTopics, protectedTopicsLaw } from '../../domain/protected-topics.ts';
import { InvalidRequestError, type Fault } from '../../http/errors.ts';

/** Names of the topics, near the words of the law. */
const topicNames: Record<ProtectedTopic, string> = {
  politics: 'political affiliations or beliefs',
  mental: 'mental or psychological problems',
  sex: 'sex behavior or attitudes',
  illegal: 'illegal, anti-social, self-incriminating or demeaning behavior',
  'family-appraisal': 'judgments about people with close family ties',
  privileged: 'privileged relations, such as with lawyers, physicians or ministers',
  religion: 'religious practices, affiliations or beliefs',
  income: 'income',
};

/**
 * @throws InvalidRequestError with every fault at once: questions without words or without anybody to answer, and each topic that a
 * text asks about (where, which topic, which words, which law)
 */
export function checkTemplate(template: ProfileTemplate): void {
  const faults = [...faultsOfQuestions(template), ...faultsOfWords(template)];
  if (faults.length > 0)
    throw new InvalidRequestError(faults, 'Some words of the profile cannot stand as they are.');
}

function faultsOfQuestions(template: ProfileTemplate): Fault[] {
  return template.flatMap(({ questions }, index) =>
    questions.flatMap(({ text, bands }, at) => {
      const path = `sections.${index}.questions.${at}`;
      return [
        ...(text.en === '' && text.es === ''
          ? [{ path: `${path}.text.en`, message: 'must be written in one language at least' }]
          : []),
        ...(bands.length === 0
          ? [{ path: `${path}.bands`, message: 'must be asked in one age band at least' }]
          : []),
      ];
    }),
  );
}

function faultsOfWords(template: ProfileTemplate): Fault[] {
  return textsOf(template).flatMap(({ path, text }) =>
    findProtectedTopics(text).map(({ topic, words }) => ({
      path,
      message: `asks about ${topicNames[topic]} (“${words}”); schools may not ask this without the family (${protectedTopicsLaw})`,
    })),
  );
}

import { textsOf, type ProfileTemplate } from '../../domain/profile-template.ts';
import {
  findProtectedTopics,
  protectedTopicsLaw,
  type ProtectedTopic,
} from '../../domain/protected-topics.ts';
import { InvalidRequestError } from '../../http/errors.ts';

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

/** @throws InvalidRequestError with a fault for each topic that each text asks about: where, which topic, which words, which law */
export function refuseProtectedTopics(template: ProfileTemplate): void {
  const faults = textsOf(template).flatMap(({ path, text }) =>
    findProtectedTopics(text).map(({ topic, words }) => ({
      path,
      message: `asks about ${topicNames[topic]} (“${words}”); schools may not ask this without the family (${protectedTopicsLaw})`,
    })),
  );
  if (faults.length > 0)
    throw new InvalidRequestError(faults, 'Some words ask about what schools may not ask students.');
}

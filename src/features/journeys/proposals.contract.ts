import { z } from 'zod';
import { idSchema } from '../../database/ids.ts';
import { taskFormats } from '../../domain/pathway.ts';
import { proposalLimits } from '../../domain/proposals.ts';
import { defineApi } from '../../http/api-contract.ts';
import { journeyView } from './journey.contract.ts';

const slug = z.string().min(1).max(60);
/** Made by the client: sent twice, it is one thing. It becomes part of a task's id, whose letters are small. */
const requestId = z.uuid().toLowerCase();
const proposalId = z.string().min(1).max(60);
const title = z.string().max(proposalLimits.title, `must be at most ${proposalLimits.title} characters`);
const words = z.string().max(proposalLimits.words, `must be at most ${proposalLimits.words} characters`);
const somewhat = { message: 'must not be empty' };

export const proposeApi = defineApi({
  id: 'propose',
  method: 'post',
  path: '/api/journey/proposals',
  summary: 'Propose an own way for a choice group: what, why it shows the goal, what it needs.',
  roles: ['student'],
  body: z.strictObject({
    id: requestId,
    groupId: slug,
    /** Empty: the beginning of `what` names it. */
    title: title.default(''),
    what: words.refine((text) => text.trim() !== '', somewhat),
    why: words.refine((text) => text.trim() !== '', somewhat),
    needs: words.default(''),
  }),
  response: journeyView,
});

export const replyToProposalApi = defineApi({
  id: 'replyToProposal',
  method: 'post',
  path: '/api/journey/proposals/:proposalId/replies',
  summary: 'Say yes to what the teacher changed, or take the proposal back.',
  roles: ['student'],
  params: z.object({ proposalId }),
  body: z.strictObject({ id: requestId, reply: z.enum(['agree', 'withdraw']) }),
  response: journeyView,
});

export const answerProposalApi = defineApi({
  id: 'answerProposal',
  method: 'post',
  path: '/api/journeys/:journeyId/proposal-answers',
  summary:
    'Answer a student’s own way: approve, which makes it an option of that student’s; adjust, which asks the student; or decline in words.',
  roles: ['teacher', 'reviewer'],
  params: z.object({ journeyId: idSchema }),
  body: z.discriminatedUnion('answer', [
    z.strictObject({ id: requestId, proposalId, answer: z.literal('approve'), words: words.optional() }),
    z.strictObject({
      id: requestId,
      proposalId,
      answer: z.literal('adjust'),
      option: z.strictObject({
        title: title.refine((text) => text.trim() !== '', somewhat),
        what: words.refine((text) => text.trim() !== '', somewhat),
        formats: z.array(z.enum(taskFormats)).min(1).max(taskFormats.length),
      }),
      words: words.optional(),
    }),
    z.strictObject({
      id: requestId,
      proposalId,
      answer: z.literal('decline'),
      words: words.refine((text) => text.trim() !== '', somewhat),
    }),
  ]),
  response: journeyView,
});

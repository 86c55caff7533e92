import { AppError } from '../../http/errors.ts';
import type { Session } from '../../http/session.ts';
import type { JourneyService } from './journey.service.ts';

interface ReturnedWork {
  id: string;
  journeyId: string;
  taskId: string;
  handInId: string;
}

export interface ReturnResult {
  id: string;
  outcome: 'sent-back' | 'refused';
  reason?: string;
}

/**
 * Sends works back with one note, one after the other: each is a review of its own, so that what cannot be done (the student
 * handed in again meanwhile) stops none of the others, and the same request again changes nothing.
 */
export async function sendBackMany(
  service: Pick<JourneyService, 'review'>,
  session: Session,
  { note, items }: { note: string; items: ReturnedWork[] },
): Promise<ReturnResult[]> {
  const results: ReturnResult[] = [];
  for (const { journeyId, ...item } of items) {
    try {
      await service.review(session, journeyId, { ...item, outcome: 'not-yet', comment: note });
      results.push({ id: item.id, outcome: 'sent-back' });
    } catch (error) {
      if (!(error instanceof AppError) || error.status >= 500) throw error;
      const reason = String(error.details['rule'] ?? error.code);
      results.push({ id: item.id, outcome: 'refused', reason });
    }
  }
  return results;
}

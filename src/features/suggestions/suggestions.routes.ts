import type { PathwayContent } from '../../domain/pathway.ts';
import type { BindApi } from '../../http/api-route.ts';
import type { Session } from '../../http/session.ts';
import type { JourneyView } from '../journeys/journey.contract.ts';
import type { SteeringService } from './steering.service.ts';
import type { SuggestedJourney } from './suggestion-inputs.ts';
import { getSteeringApi, helpChooseApi, lowerReasonApi, setStopApi } from './suggestions.contract.ts';

/** How students steer what is picked out for them. */
export function suggestionRoutes(
  bind: BindApi,
  {
    steering,
    openOwn,
    showOwn,
  }: {
    steering: SteeringService;
    /** The student's own journey of this session. */
    openOwn(session: Session): Promise<{ journey: SuggestedJourney; content: PathwayContent }>;
    showOwn(session: Session): Promise<JourneyView>;
  },
): void {
  bind(getSteeringApi, async ({ session }) => {
    const { journey, content } = await openOwn(session);
    return steering.view(journey, content);
  });
  bind(setStopApi, async ({ session, body }) => {
    const { journey } = await openOwn(session);
    await steering.setStop(journey, body.stop);
    return showOwn(session);
  });
  bind(lowerReasonApi, async ({ session, body: { kind, key: about, times } }) => {
    const { journey, content } = await openOwn(session);
    await steering.setLowered(journey, content, { kind, about, times });
    return showOwn(session);
  });
  bind(helpChooseApi, async ({ session, body }) => {
    const { journey, content } = await openOwn(session);
    return { fits: steering.helpChoose(journey, content, body) };
  });
}

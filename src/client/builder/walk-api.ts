import type {
  handInApi,
  JourneyView,
  pickTaskApi,
  switchTaskApi,
} from '../../features/journeys/journey.contract.ts';
import type { WalkStep, walkPathwayApi } from '../../features/journeys/walk.contract.ts';
import type { reflectApi } from '../../features/journeys/student.contract.ts';
import type { PathwayContent } from '../../domain/pathway.ts';
import type { ApiCall, ApiClient } from '../api/api-client.ts';
import { ApiError } from '../api/api-error.ts';

export interface Walk {
  /** What the student's screens call: their steps are taken on the draft, and nothing is stored. */
  api: ApiClient;
  first(): Promise<JourneyView>;
}

interface AnyCall {
  path: string;
  params?: Record<string, string>;
  body?: unknown;
}

/** Stands in for the server's journey: the steps so far are sent with each request, and forgotten with the page. */
export function createWalk(api: ApiClient, walkId: string, content: PathwayContent): Walk {
  let steps: WalkStep[] = [];
  const walk = async (more: WalkStep[]): Promise<JourneyView> => {
    const next = [...steps, ...more];
    const view = await api.call<typeof walkPathwayApi>({
      method: 'post',
      path: '/api/pathway-walks',
      body: { walkId, content, steps: next },
    });
    steps = next;
    return view;
  };
  const answer = async (request: AnyCall): Promise<unknown> => {
    const step = readStep(request);
    if (step) return walk([step]);
    switch (request.path) {
      case '/api/journey':
        return walk([]);
      case '/api/journey/drafts/:taskId':
        return { ...Object(request.body), files: [], savedAt: new Date().toISOString() };
      default:
        throw new ApiError({ code: 'FORBIDDEN', status: 403, message: 'Not while looking.' });
    }
  };
  return {
    first: () => walk([]),
    // The student's screens ask by contract; each answer above has its contract's shape.
    api: { call: (request: unknown) => answer(request as AnyCall) } as ApiClient,
  };
}

function readStep({ path, params, body }: AnyCall): WalkStep | null {
  switch (path) {
    case '/api/journey/picks':
      return { kind: 'pick', ...(body as ApiCall<typeof pickTaskApi>['body']) };
    case '/api/journey/picks/:pickId':
      return { kind: 'unpick', pickId: params?.['pickId'] ?? '' };
    case '/api/journey/switches':
      return { kind: 'switch', ...(body as ApiCall<typeof switchTaskApi>['body']) };
    case '/api/journey/hand-ins': {
      const { files: _files, ...work } = body as ApiCall<typeof handInApi>['body'];
      return { kind: 'hand-in', ...work };
    }
    case '/api/journey/reflections':
      return { kind: 'reflect', ...(body as ApiCall<typeof reflectApi>['body']) };
    default:
      return null;
  }
}

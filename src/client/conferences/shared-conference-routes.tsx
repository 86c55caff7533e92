import { lazy, Suspense } from 'react';
import { Loading } from '../ui/loading.tsx';

const load = () => import('../screens/conferences.tsx');
const Shared = lazy(async () => ({ default: (await load()).SharedConferencePage }));
const ForFamily = lazy(async () => ({ default: (await load()).FamilyConferences }));

/** The conference of the student whose id stands in the address. */
export function SharedConferenceRoute() {
  return (
    <Suspense fallback={<Loading />}>
      <Shared />
    </Suspense>
  );
}

/** What a child shows the family; the page does not wait for it. */
export function ChildShows(child: { personId: string; name: string }) {
  return (
    <Suspense fallback={null}>
      <ForFamily {...child} />
    </Suspense>
  );
}

import { lazy, Suspense } from 'react';
import { Loading } from '../ui/loading.tsx';

const Mine = lazy(async () => ({ default: (await import('../screens/conferences.tsx')).ConferenceScreen }));

/** One's own conference under /conference; loaded when it is opened. */
export function MyConferenceRoute() {
  return (
    <Suspense fallback={<Loading />}>
      <Mine />
    </Suspense>
  );
}

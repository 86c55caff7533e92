import { lazy, Suspense } from 'react';
import { Loading } from '../ui/loading.tsx';

const Screen = lazy(async () => ({ default: (await import('../screens/check-ins.tsx')).CheckInScreen }));

/** The day's talks under /check-ins; loaded when it is opened. */
export function CheckInRoute() {
  return (
    <Suspense fallback={<Loading />}>
      <Screen />
    </Suspense>
  );
}

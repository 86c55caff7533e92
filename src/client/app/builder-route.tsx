import { lazy, Suspense } from 'react';
import { Loading } from '../ui/loading.tsx';

const Builder = lazy(async () => ({ default: (await import('../screens/builder.tsx')).BuilderScreen }));

/** The builder under /build, for every screen of those who may build; loaded when it is opened. */
export function BuilderRoute() {
  return (
    <Suspense fallback={<Loading />}>
      <Builder />
    </Suspense>
  );
}

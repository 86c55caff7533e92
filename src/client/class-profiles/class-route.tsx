import { lazy, Suspense } from 'react';
import { Loading } from '../ui/loading.tsx';

const ClassPage = lazy(async () => ({ default: (await import('../screens/class-profiles.tsx')).ClassPage }));

/** The class at a glance under /class; loaded when it is opened. */
export function ClassRoute({ pathwayId }: { pathwayId: string }) {
  return (
    <Suspense fallback={<Loading />}>
      <ClassPage pathwayId={pathwayId} />
    </Suspense>
  );
}

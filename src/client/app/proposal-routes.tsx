import { lazy, Suspense } from 'react';
import type { ComponentProps, ComponentType } from 'react';

const load = () => import('../screens/proposals.tsx');
type Loaded = Awaited<ReturnType<typeof load>>;

/** A part of a page that can do without it when it could not be loaded. */
function part<Name extends 'PartnerFinder'>(name: Name) {
  const nothing: ComponentType<ComponentProps<Loaded[Name]>> = () => null;
  return lazy(async () => ({ default: (await load().catch(() => null))?.[name] ?? nothing }));
}

const Finder = part('PartnerFinder');

/** A student's own ideas for one choice; loaded when the page is opened. */
export const OwnWayPage = lazy(async () => ({ default: (await load()).OwnWayPage }));

/** Looking for a partner, on the page of an option; the page does not wait for it. */
export function PartnerFinder(input: ComponentProps<Loaded['PartnerFinder']>) {
  return (
    <Suspense fallback={null}>
      <Finder {...input} />
    </Suspense>
  );
}

import { lazy, Suspense } from 'react';
import type { ComponentProps } from 'react';
import { Loading } from '../ui/loading.tsx';

const load = () => import('../screens/proposals-desk.tsx');
type Loaded = Awaited<ReturnType<typeof load>>;

const Answers = lazy(async () => ({ default: (await load()).ProposalAnswers }));
const Partners = lazy(async () => ({ default: (await load()).ClassPartnersPage }));

/** A student's own ideas with the teacher's answer beside each. */
export function ProposalAnswers(input: ComponentProps<Loaded['ProposalAnswers']>) {
  return (
    <Suspense fallback={<Loading />}>
      <Answers {...input} />
    </Suspense>
  );
}

/** Who of the class looks for a partner; loaded when it is opened. */
export function ClassPartnersRoute() {
  return (
    <Suspense fallback={<Loading />}>
      <Partners />
    </Suspense>
  );
}

import { lazy, Suspense } from 'react';
import { Loading } from '../ui/loading.tsx';

const load = () => import('../screens/profile.tsx');
const FamilyLines = lazy(async () => ({ default: (await load()).FamilyLines }));
const CheckInQueue = lazy(async () => ({ default: (await load()).CheckInQueue }));
const MyProfile = lazy(async () => ({ default: (await load()).MyProfilePage }));
const FirstRound = lazy(async () => ({
  default: (await import('../screens/first-round.tsx')).FirstRoundPage,
}));
const StudentProfile = lazy(async () => ({ default: (await load()).StudentProfilePage }));

/** One's own profile under /profile; loaded when it is opened. */
export function MyProfileRoute() {
  return (
    <Suspense fallback={<Loading />}>
      <MyProfile />
    </Suspense>
  );
}

/** A first profile card by card under /profile/first; a chunk of its own, because it is walked once. */
export function FirstRoundRoute() {
  return (
    <Suspense fallback={<Loading />}>
      <FirstRound />
    </Suspense>
  );
}

/** The profile of the student whose id stands in the address. */
export function StudentProfileRoute() {
  return (
    <Suspense fallback={<Loading />}>
      <StudentProfile />
    </Suspense>
  );
}

/** Wishes for a talk, on the class board; the board does not wait for them. */
export function CheckIns() {
  return (
    <Suspense fallback={null}>
      <CheckInQueue />
    </Suspense>
  );
}

/** What a child tells the family; the page does not wait for it. */
export function ChildTells(child: { personId: string; name: string }) {
  return (
    <Suspense fallback={null}>
      <FamilyLines {...child} />
    </Suspense>
  );
}

export { MyProfilePage } from '../profile/my-profile-page.tsx';
export { StudentProfilePage } from '../profile/student-profile-page.tsx';
export { CheckInQueue } from '../profile/check-in-queue.tsx';
export { FamilyLines } from '../profile/family-lines.tsx';

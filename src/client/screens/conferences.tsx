export { ConferenceScreen } from '../conferences/conference-screen.tsx';
export { SharedConferencePage } from '../conferences/shared-conference-page.tsx';
export { FamilyConferences } from '../conferences/family-conferences.tsx';

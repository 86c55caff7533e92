export { OwnWayPage } from '../proposals/own-way-page.tsx';
export { PartnerFinder } from '../proposals/partner-finder.tsx';

export { ClassPartnersPage } from '../proposals/class-partners-page.tsx';
export { ProposalAnswers } from '../proposals/proposal-answers.tsx';

export { HelpChoosePage } from '../suggestions/help-choose-page.tsx';
export { PickedOutPage } from '../suggestions/picked-out-page.tsx';

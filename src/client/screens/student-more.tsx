export { CardsPage } from '../journey/cards-page.tsx';
export { ComparePage } from '../journey/compare-page.tsx';
export { FilesField } from '../journey/files-field.tsx';
export { LookBack } from '../journey/look-back.tsx';

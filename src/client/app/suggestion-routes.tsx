import { lazy } from 'react';

const load = () => import('../screens/suggestions.tsx');

export const HelpChoosePage = lazy(async () => ({ default: (await load()).HelpChoosePage }));
export const PickedOutPage = lazy(async () => ({ default: (await load()).PickedOutPage }));

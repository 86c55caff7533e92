import type { ui as english } from '../en/admin-ui.ts';

/** What several sections of the console say. */
export const ui: typeof english = {
  copy: 'Copiar',
  copyThis: (label) => `Copiar: ${label}`,
  copied: 'Copiado',
  copyByHand: 'Está seleccionado. Cópialo con el teclado.',
};

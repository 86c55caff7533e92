/** What several sections of the console say. */
export const ui = {
  copy: 'Copy',
  copyThis: (label: string) => `Copy: ${label}`,
  copied: 'Copied',
  copyByHand: 'It is selected. Copy it with your keyboard.',
};

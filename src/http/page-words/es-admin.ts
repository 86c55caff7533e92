/** The way into the console, in Spanish. */
export const spanishOfAdmin: Record<string, string> = {
  'This sign-in link is not one of ours.': 'Este enlace de acceso no es de los nuestros.',
  'This sign-in link was used already.': 'Este enlace de acceso ya se usó.',
  'This sign-in link is too old.': 'Este enlace de acceso es demasiado antiguo.',
  'Copy the whole link.': 'Copia el enlace completo.',
  'Ask whoever sent it for a new one.': 'Pide uno nuevo a quien te lo envió.',
};

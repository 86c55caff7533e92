/** The way into the console, in Spanish. */
export const spanishOfAdmin: Record<string, string> = {
  'The admin console opens with a sign-in link.': 'La consola se abre con un enlace de acceso.',
  'Ask a Waymark admin for one: they make it under “People”. Whoever runs the server makes one with this command:':
    'Pide uno a quien administra Waymark: lo crea en «Personas». Quien lleva el servidor lo crea con esta orden:',
  'Where your LMS shows Waymark to administrators, you can also open it there.':
    'Si tu LMS muestra Waymark a quienes administran, también puedes abrirla allí.',
  'Sign in to Waymark': 'Entrar en Waymark',
  'Sign in': 'Entrar',
  'This link is for {label}. It works once, in this browser.':
    'Este enlace es para {label}. Sirve una vez, en este navegador.',
  'This sign-in link is not one of ours.': 'Este enlace de acceso no es de los nuestros.',
  'This sign-in link was used already.': 'Este enlace de acceso ya se usó.',
  'This sign-in link is too old.': 'Este enlace de acceso es demasiado antiguo.',
  'Copy the whole link.': 'Copia el enlace completo.',
  'Ask whoever sent it for a new one.': 'Pide uno nuevo a quien te lo envió.',
};

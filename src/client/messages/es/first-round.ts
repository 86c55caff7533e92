import type { firstRound as en } from '../en/first-round.ts';

export const firstRound: typeof en = {
  title: 'Cuenta quién eres',
  howMany: (cards) => `${cards} tarjetas cortas. Salta las que quieras.`,
  howLong: 'Son unos diez minutos. Cada tarjeta se guarda enseguida.',
  begin: 'Empezar',
  goOn: 'Seguir',
  stop: 'Parar por ahora',
  back: 'Atrás',
  skip: 'Saltar',
  next: 'Siguiente',
  finish: 'Terminar',
  cardOf: (number, of) => `Tarjeta ${number} de ${of}`,
  readBy: (readers) => `Quién lo lee: ${readers}`,
  waits: (cards) =>
    cards === 1
      ? 'Una tarjeta espera aquí a que haya red. Se envía sola.'
      : `${cards} tarjetas esperan aquí a que haya red. Se envían solas.`,
  tryNow: 'Probar ahora',
  refused: (card) => `«${card}» no se guardó.`,
  openCard: (card) => `Ir a «${card}»`,
  doneTitle: 'Así eres, por ahora',
  laterTitle: 'Otro día, entonces',
  told: (cards, of) => `Contaste algo en ${cards} de ${of} tarjetas.`,
  reasons: 'Tu ruta ya dice por qué una opción puede ser para ti.',
  noReasons: 'Lo que toques en gustos y ayudas se verá en tu ruta.',
  later: 'Puedes cambiarlo todo cuando quieras.',
  skippedAll: 'Saltaste todas las tarjetas. Te esperan en Mi perfil.',
  seePath: 'Ver mi ruta',
};

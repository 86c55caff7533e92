import type { Messages } from '../en.ts';

export const score: Messages['score'] = {
  levels: { 1: 'Empieza', 2: 'En camino', 3: 'Lo logra', 4: 'Va más allá' },
  voiceComment: 'Comentario de voz',
  why: 'Por qué este número',
  hide: 'Ocultar el porqué',
  ofPoints: (earned, possible) => `${earned} de ${possible}`,
  notYet: 'aún sin aceptar',
  bestOf: (choose, isOne) => (isOne ? 'Cuenta el mejor trabajo.' : `Cuentan los ${choose} mejores trabajos.`),
  slot: (points) => `Cada uno cuenta hasta ${points} puntos.`,
  emptySlots: (count) => `Por llenar: ${count}`,
  doesNotCount: 'Hecho, pero cuenta uno mejor.',
  sum: (milestone) => `Suma de ${milestone}`,
  total: 'Todo junto',
  inLms: (lms) => `En ${lms}`,
  scaled: (earned, possible, maximum) => `${earned} ÷ ${possible} × ${maximum}`,
  kept: (lms) => `Un docente puso este número en ${lms}.`,
  own: (points) => `Aquí el trabajo suma ${points}.`,
  noneReviewed: 'Nada está revisado todavía; aún no hay número.',
};

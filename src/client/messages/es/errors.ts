import type { Messages } from '../en.ts';

export const errors: Messages['errors'] = {
  words: {
    INVALID_REQUEST: ['Hay algo que corregir.', 'Cámbialo e inténtalo de nuevo.'],
    NOT_FOUND: ['No encontramos eso.', 'Vuelve atrás y carga la página otra vez.'],
    FORBIDDEN: ['Tu papel en este curso no permite eso.', 'Pide ayuda a tu docente.'],
    SESSION_MISSING: ['Tu sesión terminó.', 'Abre otra vez la tarea desde tu curso.'],
    SESSION_EXPIRED: ['Tu sesión terminó.', 'Abre otra vez la tarea desde tu curso.'],
    CONFLICT: [
      'Esto cambió desde que lo viste.',
      'Ya mostramos lo más reciente. Míralo e inténtalo de nuevo.',
    ],
    RULE_BROKEN: ['Eso no se puede hacer aquí.', 'Mira qué está abierto para ti ahora.'],
    TOO_MANY_REQUESTS: ['Fueron muchas cosas a la vez.', 'Espera un minuto e inténtalo de nuevo.'],
    BODY_TOO_LARGE: ['Es demasiado largo para enviarlo.', 'Acórtalo o compártelo como enlace.'],
    INTERNAL: ['Algo falló de nuestro lado.', 'Tu trabajo está guardado. Inténtalo en un minuto.'],
    PLATFORM_FAILED: [
      'El sistema del curso no respondió bien.',
      'No se perdió nada. Inténtalo en un minuto.',
    ],
    OFFLINE: ['No recibimos respuesta.', 'Revisa tu conexión e inténtalo de nuevo.'],
  },
  rules: {
    GROUP_FULL: 'Ya usaste todas tus opciones aquí. Cambia una.',
    ALREADY_PICKED: 'Ya elegiste esta.',
    NOT_PICKED: 'Elígela primero y luego entrega tu trabajo.',
    SWITCH_NEEDS_TEACHER: 'Pide a tu docente que cambie esta opción.',
    SWITCH_CLOSED: 'Tu docente ya respondió. Esta opción se queda.',
    SWITCH_ALREADY_ASKED: 'Ya le preguntaste a tu docente.',
    SWITCH_REQUEST_UNKNOWN: 'Esta petición de cambio ya no está.',
    SWITCH_ALREADY_ANSWERED: 'Esta petición ya tuvo respuesta.',
    WORK_STARTED: 'Ya entregaste trabajo aquí. Mejor cámbiala por otra.',
    FORMAT_NOT_ACCEPTED: 'Esta tarea se entrega de otra forma.',
    HAND_IN_EMPTY: 'Todavía no hay nada que entregar.',
    HAND_IN_TOO_LONG: 'Es demasiado largo para entregarlo.',
    LINK_NOT_ALLOWED: 'Los enlaces empiezan con https:// o http://.',
    ALREADY_ACCEPTED: 'Este trabajo ya está aceptado.',
    HAND_IN_OUTDATED: 'El estudiante entregó otra vez. Mira el trabajo más reciente.',
    POINTS_MISSING: 'Da puntos para aceptar este trabajo.',
    POINTS_OUT_OF_RANGE: 'Los puntos no corresponden a esta tarea.',
    TEXT_TOO_LONG: 'Este texto es demasiado largo.',
  },
};

import type { launches as english } from '../en/admin-launches.ts';

/** The last launches and refusals: what happened and what an admin does about it, by code. */
export const launches: typeof english = {
  title: 'Entradas',
  intro: 'Cada vez que alguien abrió Waymark, lo más reciente primero. Se guarda 30 días, sin nombres.',
  empty: 'Nadie abrió Waymark todavía.',
  emptyStep: 'Ábrelo una vez desde un curso de tu LMS.',
  onlyRefused: 'Solo lo rechazado',
  noneRefused: 'En los últimos 30 días no se rechazó nada.',
  more: 'Mostrar anteriores',
  accepted: 'Abierta',
  refused: 'Rechazada',
  from: (platform) => `desde ${platform}`,
  unknownLms: 'desde un LMS que nadie registró',
  code: (code, requestId) => `Código ${code}, petición ${requestId}`,
  roles: {
    teacher: 'por un docente',
    reviewer: 'por quien revisa',
    designer: 'por quien diseña',
    student: 'por un estudiante',
    mentor: 'por una familia o mentor',
    none: 'por alguien sin rol en un curso',
  },
  kinds: {
    'resource-link': 'un enlace',
    'deep-linking': 'añadir una ruta',
    'submission-review': 'el trabajo de un estudiante',
  },
  other: ['Waymark rechazó esto.', 'Busca la petición en el registro del servidor.'],
  reasons: {
    LOGIN_INVALID: [
      'Al inicio de sesión del LMS le faltaba algo.',
      'Revisa en el LMS la URL de inicio de sesión. No se puede abrir como marcador.',
    ],
    PLATFORM_UNKNOWN: [
      'Este LMS o ID de cliente no está registrado aquí.',
      'Compara emisor e ID de cliente del LMS con los de «Conexiones con LMS».',
    ],
    PLATFORM_AMBIGUOUS: [
      'El LMS no envió su ID de cliente, y hay varios registros posibles.',
      'Haz que el LMS envíe su ID de cliente, o suspende el registro que no se usa.',
    ],
    PLATFORM_NOT_ACTIVE: [
      'Esta conexión está suspendida o espera aprobación.',
      'Apruébala o actívala en «Conexiones con LMS».',
    ],
    PLATFORM_REPORTED_ERROR: [
      'El propio LMS detuvo la entrada.',
      'Casi siempre alguien no tenía sesión allí. Si continúa, revisa si la herramienta está activada y si su URL de redirección es la nuestra.',
    ],
    PLATFORM_KEYS_UNAVAILABLE: [
      'No se pudieron leer las claves del LMS.',
      'Revisa su dirección y si el LMS responde. Después funciona solo.',
    ],
    LAUNCH_MALFORMED: [
      'Esto no era una entrada desde un LMS.',
      'Nada que hacer, salvo que se repita: entonces revisa la URL de lanzamiento.',
    ],
    STATE_UNKNOWN: [
      'La entrada no empezó en nuestro inicio de sesión.',
      'Revisa en el LMS la URL de inicio de sesión. También puede ser una página vieja.',
    ],
    STATE_EXPIRED: ['La entrada tardó más de diez minutos.', 'Nada que hacer: se abre otra vez.'],
    STATE_USED: ['La página se cargó por segunda vez.', 'Nada que hacer: se abre otra vez.'],
    BROWSER_NOT_BOUND: [
      'El navegador no aceptó nuestra cookie, y se ofreció otra pestaña.',
      'Si se repite, permite que el LMS abra Waymark en otra pestaña.',
    ],
    TOKEN_MALFORMED: ['El LMS envió algo que no es un token.', 'Da este código al soporte del LMS.'],
    TOKEN_ALGORITHM_REFUSED: [
      'El token no estaba firmado con RS256.',
      'Pon la firma del LMS en RS256, la única que LTI permite aquí.',
    ],
    TOKEN_KEY_MISSING: ['El token no nombra ninguna clave.', 'Da este código al soporte del LMS.'],
    TOKEN_KEY_UNKNOWN: [
      'La clave del token no está entre las del LMS.',
      'Revisa la dirección de las claves. Tras un cambio de claves funciona solo en un minuto.',
    ],
    TOKEN_SIGNATURE_INVALID: [
      'La firma no es del LMS.',
      'Revisa que la dirección de claves sea del mismo LMS. Si lo es, alguien intentó entrar.',
    ],
    TOKEN_ISSUER_WRONG: ['El token viene de otro LMS.', 'Compara el emisor del LMS con el nuestro.'],
    TOKEN_AUDIENCE_WRONG: [
      'El token es para otro ID de cliente.',
      'Compara el ID de cliente del LMS con el nuestro.',
    ],
    TOKEN_EXPIRED: ['El token era demasiado viejo.', 'Revisa el reloj del servidor del LMS.'],
    TOKEN_TOO_OLD: ['El token era demasiado viejo.', 'Revisa el reloj del servidor del LMS.'],
    TOKEN_FROM_THE_FUTURE: ['El token viene del futuro.', 'Revisa el reloj del servidor del LMS.'],
    TOKEN_LIFETIME_TOO_LONG: ['El token vale más de un día.', 'Pon un tiempo más corto en el LMS.'],
    NONCE_WRONG: [
      'El token es de otra entrada.',
      'Nada que hacer, salvo que se repita: entonces da este código al soporte del LMS.',
    ],
    VERSION_UNSUPPORTED: ['Esto no era LTI 1.3.', 'Configura la herramienta como LTI 1.3 en el LMS.'],
    MESSAGE_TYPE_UNSUPPORTED: [
      'El LMS envió un tipo de mensaje que Waymark no conoce.',
      'Quita esa ubicación en el LMS.',
    ],
    CLAIMS_INVALID: ['A la entrada le faltaba algo que LTI exige.', 'Da este código al soporte del LMS.'],
    USER_ANONYMOUS: [
      'El LMS no dijo quién era.',
      'Haz que el LMS envíe el id del usuario. Es opaco; no hace falta el nombre.',
    ],
    TARGET_LINK_WRONG: [
      'El enlace lleva a otro sitio.',
      'Corrige la dirección del enlace en el LMS: debe empezar por la nuestra.',
    ],
    DEPLOYMENT_WRONG: [
      'Inicio y entrada nombraron instalaciones distintas.',
      'Compara el ID de instalación del LMS con el nuestro.',
    ],
    DEPLOYMENT_UNCLAIMED: [
      'Esta instalación aún no es de nadie.',
      'Quien opera Waymark la asigna en «Conexiones con LMS».',
    ],
    DEPLOYMENT_SUSPENDED: ['Esta instalación está suspendida.', 'Actívala en «Conexiones con LMS».'],
    TOO_MANY_REQUESTS: [
      'Llegaron demasiadas entradas desde una dirección a la vez.',
      'Vuelve a funcionar en un minuto. Si a una escuela le pasa cada mañana, avisa a quien opera Waymark.',
    ],
  },
};

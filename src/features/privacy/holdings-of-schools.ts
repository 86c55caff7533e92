import type { Holding } from './holding.ts';

const untilErased = { en: 'until the school is erased', es: 'hasta que se borre la escuela' };
const withInstallation = {
  en: 'as long as Waymark runs here',
  es: 'mientras Waymark funcione aquí',
};
const teaching = { en: 'To teach', es: 'Para enseñar' };
const setUp = { en: 'To connect with the LMS', es: 'Para conectar con el LMS' };
const own = { en: 'To run Waymark', es: 'Para que Waymark funcione' };

/** What belongs to schools: it stays when a person goes, who is then taken out of it. */
export const schoolHoldings: Holding[] = [
  {
    collection: 'audit_entries',
    title: { en: 'Audit trail', es: 'Registro de auditoría' },
    holds: {
      en: 'Who saw, changed, exported or erased what, and when',
      es: 'Quién vio, cambió, exportó o borró qué, y cuándo',
    },
    purpose: { en: 'To answer for what was done', es: 'Para responder de lo hecho' },
    isPersonal: true,
    tenant: 'tenantId',
    mentions: [
      {
        fields: ['subjectPersonId', 'target.id'],
        how: 'unset',
        also: ['subjectPersonId', 'target', 'details'],
      },
      { fields: ['actor.id'], how: 'blank' },
    ],
    kept: 'audit',
  },
  {
    collection: 'pathway_drafts',
    title: { en: 'Pathways being written', es: 'Rutas en preparación' },
    holds: {
      en: 'What a teacher designs and has not published',
      es: 'Lo que un docente diseña y no ha publicado',
    },
    purpose: teaching,
    isPersonal: true,
    tenant: 'tenantId',
    mentions: [
      { fields: ['ownerId'], how: 'blank', also: ['author'] },
      { fields: ['updatedBy'], how: 'blank' },
    ],
    kept: untilErased,
  },
  {
    collection: 'pathway_versions',
    title: { en: 'Published pathways', es: 'Rutas publicadas' },
    holds: { en: 'Milestones and tasks; no student data', es: 'Hitos y tareas; sin datos de estudiantes' },
    purpose: teaching,
    isPersonal: true,
    tenant: 'tenantId',
    mentions: [{ fields: ['publishedBy'], how: 'blank' }],
    kept: untilErased,
  },
  {
    collection: 'pathways',
    title: { en: 'List of pathways', es: 'Lista de rutas' },
    holds: { en: 'Titles, and which teacher made them', es: 'Títulos y qué docente las hizo' },
    purpose: teaching,
    isPersonal: true,
    tenant: 'tenantId',
    mentions: [{ fields: ['ownerId'], how: 'blank', also: ['author', 'librarySlug'] }],
    kept: untilErased,
  },
  {
    collection: 'planned_assignments',
    title: { en: 'Planned assignments', es: 'Tareas previstas' },
    holds: { en: 'What a teacher offered to the LMS', es: 'Lo que un docente ofreció al LMS' },
    purpose: teaching,
    isPersonal: true,
    tenant: 'tenantId',
    mentions: [{ fields: ['createdBy'], how: 'blank' }],
    kept: untilErased,
  },
  about('rosters', {
    title: { en: 'Class lists', es: 'Listas de clase' },
    holds: {
      en: 'When a class list was read from the LMS; the people stand under “Who it is”',
      es: 'Cuándo se leyó del LMS una lista de clase; las personas están en «Quién es»',
    },
    by: { course: 'courseId' },
  }),
  about('course_copies', {
    title: { en: 'Copies of courses', es: 'Copias de cursos' },
    holds: { en: 'Which course of the LMS was copied from which', es: 'Qué curso del LMS es copia de cuál' },
  }),
  about('notice_handlers', {
    title: { en: 'Notices of the LMS', es: 'Avisos del LMS' },
    holds: { en: 'What an LMS was asked to tell us', es: 'Qué se pidió al LMS que avisara' },
  }),
  about('connection_checks', {
    title: { en: 'Connection checks', es: 'Pruebas de conexión' },
    holds: {
      en: 'What the last test launch sent, by name; no values about people',
      es: 'Qué envió el último acceso de prueba, por nombre; sin valores sobre personas',
    },
  }),
  {
    collection: 'assignments',
    title: { en: 'Assignments', es: 'Tareas del LMS' },
    holds: { en: 'Which link of the LMS holds which pathway', es: 'Qué enlace del LMS contiene qué ruta' },
    purpose: teaching,
    isPersonal: false,
    tenant: 'tenantId',
    by: { course: 'courseId' },
    kept: 'work',
  },
  {
    collection: 'courses',
    title: { en: 'Courses', es: 'Cursos' },
    holds: { en: 'Titles, and the LMS’s ids', es: 'Títulos e identificadores del LMS' },
    purpose: teaching,
    isPersonal: false,
    tenant: 'tenantId',
    by: { course: '_id' },
    kept: 'work',
  },
  {
    collection: 'privacy_holds',
    title: { en: 'Legal holds', es: 'Retenciones legales' },
    holds: {
      en: 'What may not be erased for now, and why',
      es: 'Qué no se puede borrar por ahora y por qué',
    },
    purpose: { en: 'To keep what the law wants kept', es: 'Para conservar lo que exige la ley' },
    isPersonal: true,
    tenant: 'tenantId',
    by: { person: 'scope.id' },
    mentions: [{ fields: ['placedBy.id', 'releasedBy.id'], how: 'blank' }],
    kept: { en: 'with the record', es: 'junto con el registro' },
    isPaperwork: true,
  },
  {
    collection: 'privacy_erasures',
    title: { en: 'Requests to erase, and certificates', es: 'Solicitudes de borrado y certificados' },
    holds: {
      en: 'What was erased, how much, when and by whom; whose it was is not kept',
      es: 'Qué se borró, cuánto, cuándo y quién lo hizo; no se conserva de quién era',
    },
    purpose: { en: 'To prove that it was done', es: 'Para demostrar que se hizo' },
    isPersonal: true,
    tenant: 'tenantId',
    mentions: [{ fields: ['requestedBy.id'], how: 'blank' }],
    kept: 'certificates',
    isPaperwork: true,
  },
  nobody('privacy_settings', {
    title: { en: 'Retention settings', es: 'Plazos de conservación' },
    holds: { en: 'How long each kind of data is kept', es: 'Cuánto se conserva cada tipo de dato' },
    purpose: own,
    tenant: 'tenantId',
  }),
  {
    collection: 'admin_links',
    title: { en: 'Sign-in links', es: 'Enlaces de acceso' },
    holds: {
      en: 'For whom a one-time link was made; its code as a hash only',
      es: 'Para quién se hizo un enlace de un solo uso; el código solo como hash',
    },
    purpose: { en: 'To let an admin in', es: 'Para dar acceso a un administrador' },
    isPersonal: true,
    tenant: 'tenantId',
    kept: { en: 'some days after it expired', es: 'unos días después de caducar' },
  },
];

/** What belongs to the installation. */
export const installationHoldings: Holding[] = [
  {
    collection: 'registration_invites',
    title: { en: 'Registration links', es: 'Enlaces de registro' },
    holds: {
      en: 'For whom a one-time link was made; its code as a hash only',
      es: 'Para quién se hizo un enlace de un solo uso; el código solo como hash',
    },
    purpose: setUp,
    isPersonal: true,
    kept: { en: 'some weeks after it expired', es: 'unas semanas después de caducar' },
  },
  nobody('registration_handovers', {
    title: { en: 'Registrations under way', es: 'Registros en curso' },
    holds: { en: 'What an LMS admin was shown', es: 'Lo que se mostró a un administrador del LMS' },
    purpose: setUp,
  }),
  nobody('platforms', {
    title: { en: 'LMS registrations', es: 'Registros de LMS' },
    holds: { en: 'Addresses and ids of each LMS', es: 'Direcciones e identificadores de cada LMS' },
    purpose: setUp,
    tenant: 'tenantId',
  }),
  nobody('deployments', {
    title: { en: 'Deployments', es: 'Instalaciones' },
    holds: { en: 'Installations of a registration', es: 'Instalaciones de un registro' },
    purpose: setUp,
    tenant: 'tenantId',
  }),
  nobody('platform_key_pairs', {
    title: { en: 'Our keys', es: 'Nuestras claves' },
    holds: { en: 'Keys for each LMS, encrypted', es: 'Claves para cada LMS, cifradas' },
    purpose: setUp,
  }),
  nobody('platform_access_tokens', {
    title: { en: 'Access tokens', es: 'Permisos de acceso' },
    holds: { en: 'Short-lived tokens of LMSs, encrypted', es: 'Permisos breves de los LMS, cifrados' },
    purpose: setUp,
  }),
  nobody('tenants', {
    title: { en: 'Schools and districts', es: 'Escuelas y distritos' },
    holds: { en: 'Names of schools, and their settings', es: 'Nombres de escuelas y sus ajustes' },
    purpose: own,
  }),
  nobody('migrations', {
    title: { en: 'Database versions', es: 'Versiones de la base de datos' },
    holds: { en: 'Which changes the database has seen', es: 'Qué cambios ha visto la base de datos' },
    purpose: own,
  }),
  nobody('migration_locks', {
    title: { en: 'Database lock', es: 'Bloqueo de la base de datos' },
    holds: { en: 'Which process changes the database', es: 'Qué proceso cambia la base de datos' },
    purpose: own,
  }),
  nobody('privacy_sweeps', {
    title: { en: 'Nightly sweep', es: 'Limpieza nocturna' },
    holds: { en: 'When the sweep ran last', es: 'Cuándo fue la última limpieza' },
    purpose: own,
  }),
];

/** Of one tenant, and about nobody. */
function about(collection: string, words: Pick<Holding, 'title' | 'holds' | 'by'>): Holding {
  return nobody(collection, { ...words, purpose: setUp, tenant: 'tenantId' });
}

function nobody(
  collection: string,
  words: Pick<Holding, 'title' | 'holds' | 'purpose' | 'tenant' | 'by'>,
): Holding {
  return { collection, ...words, isPersonal: false, kept: words.tenant ? untilErased : withInstallation };
}

/** La comprobación de una conexión. */
export const connectCheck = {
  title: (name: string) => `¿Funciona? ${name}`,
  facts: (lms: string, clientId: string) => `${lms} · Client ID ${clientId}`,
  again: 'Comprobar otra vez',
  running: 'Comprobando …',
  failedPart: 'Esta parte no se pudo probar.',
  allGood: 'Todo está bien.',
  allGoodStep: 'Los docentes ya pueden añadir caminos.',
  soFar: 'Hasta aquí todo está bien.',
  soFarStep: 'El resto necesita una apertura de prueba.',
  someNotes: 'Funciona.',
  someNotesStep: 'Lo marcado con “Nota” podría ser mejor.',
  someBad: (count: string, isOne: boolean) =>
    isOne ? `Hay que cambiar ${count} cosa.` : `Hay que cambiar ${count} cosas.`,
  someBadStep: 'Cada línea de abajo dice dónde.',
  states: { good: 'Bien', bad: 'Cambie esto', note: 'Nota', waiting: 'Espera' },
  testTitle: 'Apertura de prueba',
  testIntro:
    'Waymark anota entonces qué envían las próximas aperturas: solo nombres de campos, nunca su contenido.',
  testStart: 'Empezar una apertura de prueba',
  testAgain: 'Empezar otra apertura de prueba',
  testUntil: (time: string) => `Waymark mira las aperturas hasta ${time}.`,
  testSteps: {
    picker: 'Como docente, añada Waymark a un curso y elija un camino.',
    link: 'Abra la tarea nueva como docente.',
    testStudent: 'Si su LMS tiene un estudiante de prueba o “Student View”, ábrala una vez así.',
  },
  testDone: 'vista',
  testOpen: 'todavía no',
  testPlaces: {
    canvas:
      'Canvas: Assignments, + Assignment, tipo “External Tool”, “Find”, Waymark. Después “View as Student”.',
    schoology:
      'Schoology: en un curso, Add Materials, “Add File/Link/External Tool” o Waymark en el mismo menú.',
    moodle: 'Moodle: en un curso con edición activada, Add an activity, Waymark, “Select content”, y guarde.',
    brightspace: 'Brightspace: en un curso, Content, “Add Existing”, y allí Waymark.',
    blackboard: 'Blackboard: en un curso, Content, “Content Market”, y allí Waymark.',
    sakai: 'Sakai: en un sitio, Assignments, Add, herramienta externa, Waymark.',
    other: 'En un curso, donde se añaden actividades o herramientas externas.',
  },
  unknownHint:
    'Si el LMS muestra una página de Waymark con PLATFORM_UNKNOWN, el emisor o el Client ID de aquí no es el de allí.',
  gradeTitle: 'Probar una columna y una nota',
  gradeIntro:
    'Crea una columna llamada “Waymark connection check” en el curso de la prueba y la borra. Una nota va solo al estudiante de prueba del LMS, si se vio alguno.',
  gradeStart: 'Probarlo',
  groups: {
    'lms-keys': 'Claves del LMS',
    'own-keys': 'Claves de Waymark',
    tokens: 'Acceso a los servicios',
    launch: 'Apertura',
    roster: 'Lista de clase',
    columns: 'Columnas',
    grade: 'Nota',
  },
  lines: {
    'lms-keys': 'Se pueden leer las claves del LMS',
    'own-keys': 'Se pueden leer las claves de Waymark en su dirección pública',
    'token-score': 'Se permite enviar notas',
    'token-columns': 'Se permite crear columnas',
    'token-columns-read': 'Se permite leer columnas',
    'token-results': 'Se permite leer notas',
    'token-roster': 'Se permite leer la lista de clase',
    launch: 'Una apertura llega y se verifica',
    picker: 'Los docentes pueden elegir un camino (deep linking)',
    role: 'Se entiende la función de la persona',
    context: 'Se nombra el curso',
    'course-title': 'Llega el título del curso',
    names: 'Llegan los nombres de las personas',
    services: 'Se ofrecen los servicios de notas',
    column: 'La tarea tiene una columna para puntos',
    'roster-address': 'Se ofrece la lista de clase',
    custom: 'Llegan los valores personalizados',
    roster: 'Se puede leer la lista de clase',
    columns: 'Se pueden leer las columnas',
    grade: 'Se puede crear y borrar una columna',
  },
  codes: {
    'key-missing': () => 'Las claves de allí no son las de este registro.',
    'own-address-unseen': () =>
      'El propio servidor de Waymark no las ve allí. Si el acceso a los servicios está bien, el LMS sí.',
    'not-finished': () => 'Este registro nunca se terminó.',
    pending: () => 'Este registro espera aprobación.',
    suspended: () => 'Este registro está suspendido.',
    'invalid-client': (facts: Record<string, string>) => `El LMS no nos acepta: ${facts['words'] ?? ''}`,
    'scope-refused': () => 'El LMS no permite este servicio.',
    'lms-failed': (facts: Record<string, string>) =>
      `El LMS respondió ${facts['status'] ?? ''}. ${facts['words'] ?? ''}`.trim(),
    'no-answer': () => 'El LMS no respondió.',
    'not-readable': () => 'El LMS respondió algo que no podemos leer.',
    'not-begun': () => 'Empiece arriba una apertura de prueba.',
    waiting: () => 'Todavía no se vio.',
    'launch-refused': (facts: Record<string, string>) =>
      `Llegó una apertura y fue rechazada: ${facts['refusal'] ?? ''}.`,
    missing: () => 'No llegó.',
    'no-role': () => 'La apertura no nombró ninguna función en el curso.',
    'some-custom-missing': (facts: Record<string, string>) => `Sin rellenar: ${facts['names'] ?? ''}.`,
    'picker-no-links': () => 'El LMS no acepta enlaces de vuelta.',
    'picker-no-points': () => 'El LMS acepta enlaces de vuelta, pero sin puntos.',
    'no-names': (facts: Record<string, string>) => `${facts['count'] ?? ''} personas, y ningún nombre.`,
    'no-launch': () => 'Necesita una apertura de prueba desde un curso.',
    'needs-assignment': () => 'Necesita una apertura de prueba desde una tarea con puntos.',
    'score-arrived': () => 'Una nota llegó al estudiante de prueba. La columna está borrada.',
    'score-sent': () => 'Se aceptó una nota del estudiante de prueba. La columna está borrada.',
    'score-lost': () => 'Se envió una nota y volvió otra.',
    'column-only': () => 'Creada y borrada. No se vio estudiante de prueba, así que no se envió nota.',
    'column-left': () => 'Creada, y el LMS no quiso borrarla. Borre allí “Waymark connection check”.',
    'not-here': () =>
      'Este Client ID sirve a varios distritos. Entre en uno de ellos para probar sus aperturas.',
  },
  counts: {
    'lms-keys': (count: string) => `Claves: ${count}.`,
    'own-keys': (count: string) => `Claves: ${count}.`,
    roster: (count: string) => `Personas en la primera página: ${count}.`,
    columns: (count: string) => `Columnas nuestras allí: ${count}.`,
  },
  costs: {
    'lms-keys': 'Sin ellas no se puede verificar ninguna apertura.',
    'own-keys': 'Sin ellas el LMS no nos da acceso ni acepta caminos de los docentes.',
    'token-score': 'Sin esto no llega ninguna nota al LMS.',
    'token-columns': 'Sin esto no se puede crear otra vez una columna borrada.',
    'token-columns-read': 'Sin esto no se encuentra una columna perdida.',
    'token-results': 'Sin esto se sobrescribe una nota que el docente cambió a mano.',
    'token-roster': 'Sin esto los docentes ven a cada estudiante solo después de su primera visita.',
    launch: 'Sin esto no entra nadie.',
    picker: 'Sin esto los docentes no pueden añadir caminos.',
    role: 'Quien no tiene función en el curso no ve datos.',
    context: 'Sin esto no hay curso en que trabajar.',
    'course-title': 'Sin esto los cursos no tienen nombre aquí.',
    names: 'Sin ellos los docentes ven “Estudiante 14” en lugar de nombres.',
    services: 'Sin ellos no llega ninguna nota al LMS.',
    column: 'Sin ella no llega al LMS ninguna nota de esta tarea.',
    'roster-address': 'Sin ella los docentes ven a cada estudiante solo después de su primera visita.',
    custom: 'Sin ellos faltan fechas, secciones, zonas horarias o el rastro de cursos copiados.',
    roster: 'Sin ella los docentes ven a cada estudiante solo después de su primera visita.',
    columns: 'Sin ellas no se encuentra una columna perdida.',
    grade: 'Sin esto puede que no lleguen notas al LMS.',
  },
  fixLabel: 'Qué hacer:',
  fixes: {
    address:
      'Compare las direcciones de este registro con las que muestra el LMS. Si son otras, conéctelo de nuevo.',
    'own-address':
      'Quien lleva Waymark: PUBLIC_URL debe ser la dirección https en que el LMS llega a Waymark.',
    'switched-off': 'Active este registro en Waymark, en “Conexiones con LMS”.',
    launch: 'Mire la página que muestra el LMS: dice qué está mal. El código está en la guía de Waymark.',
    role: 'Ábralo como docente del curso. Quien administra y no está en el curso no tiene función allí.',
  },
  places: {
    canvas: {
      client:
        'Canvas, Admin, Developer Keys: la clave de este Client ID debe estar en ON, con la dirección JWK de Waymark.',
      services:
        'Canvas, Admin, Developer Keys, Waymark, Edit: active los servicios LTI Advantage de notas y columnas.',
      roster:
        'Canvas, Admin, Developer Keys, Waymark, Edit: active “Can retrieve user data associated with the context”.',
      names:
        'Canvas, Admin, Developer Keys, Waymark, Edit, Additional Settings: ponga Privacy Level en “Public”.',
      course: 'Canvas: abra Waymark desde una tarea de un curso, no desde la cuenta.',
      picker:
        'Canvas, Admin, Developer Keys, Waymark, Edit, Placements: añada Assignment Selection y Link Selection con deep linking.',
      custom:
        'Canvas, Admin, Developer Keys, Waymark, Edit: los campos personalizados deben ser los de Waymark.',
    },
    schoology: {
      client:
        'Schoology, My Developer Apps, Waymark, Options, API Info: compare el Client ID. Key debe ser la dirección de claves de Waymark.',
      services:
        'Schoology, My Developer Apps, Waymark, Edit: marque Assignment and Grade Services y Use Unique Lineitem Identifiers. Instálela de nuevo.',
      roster:
        'Schoology, My Developer Apps, Waymark, Edit: marque Names and Role Provisioning Services. Instálela de nuevo.',
      names:
        'Schoology, My Developer Apps, Waymark, Edit: marque “Send Name and Email/Username of user who launches the tool”.',
      course: 'Schoology: abra Waymark desde Materials de un curso, no desde el menú izquierdo.',
      picker:
        'Schoology, My Developer Apps, Waymark, Edit: marque “Course Materials (Selection)”. Solo allí los enlaces tienen columna.',
      custom:
        'Schoology los envía solo en enlaces añadidos con el selector de Waymark. Añada el enlace otra vez.',
    },
    moodle: {
      client:
        'Moodle, Manage tools: Waymark debe estar activa, y su Public keyset ser la dirección de claves de Waymark.',
      services:
        'Moodle, Manage tools, Waymark, engranaje, Services: “Use this service for grade sync and column management”.',
      roster:
        'Moodle, Manage tools, Waymark, engranaje, Services: “Use this service to retrieve members’ information”. Se ofrece cuando el curso tiene una actividad de Waymark.',
      names:
        'Moodle, Manage tools, Waymark, engranaje, Privacy: ponga “Share launcher’s name with tool” en “Always”.',
      course: 'Moodle: abra Waymark desde una actividad de un curso.',
      picker:
        'Moodle, Manage tools, Waymark, engranaje: marque “Supports Deep Linking”. En la actividad pulse “Select content” y guarde.',
      custom:
        'Moodle, Manage tools, Waymark, engranaje: Custom parameters. Moodle no rellena fechas de entrega.',
    },
    brightspace: {
      client:
        'Brightspace, LTI Advantage, Waymark: debe estar activada. La audiencia de aquí debe ser su OAuth2 Audience.',
      services: 'Brightspace, LTI Advantage, Waymark y su deployment: marque Assignment and Grade Services.',
      roster:
        'Brightspace, LTI Advantage, Waymark y su deployment: marque Names and Role Provisioning Services.',
      names: 'Brightspace, seguridad del deployment: marque Name.',
      course: 'Brightspace, seguridad del deployment: marque Org Unit Information y Link Information.',
      picker: 'Brightspace, LTI Advantage, View Links: cree un enlace de tipo “Deep Linking Quicklink”.',
      custom: 'Brightspace, el deployment: añada los parámetros personalizados de Waymark.',
    },
    blackboard: {
      client:
        'Blackboard, LTI Tool Providers: la herramienta debe estar aprobada, con el Application ID como Client ID.',
      services: 'Blackboard, LTI Tool Providers, Waymark, Edit: permita el servicio de notas.',
      roster: 'Blackboard, LTI Tool Providers, Waymark, Edit: permita el servicio de miembros.',
      names: 'Blackboard, LTI Tool Providers, Waymark, Edit, Institution Policies: marque Name.',
      course: 'Blackboard: abra Waymark desde el contenido de un curso en que esté inscrito.',
      picker: 'Blackboard, LTI Tool Providers, Waymark, Manage Placements: un “Deep Linking content tool”.',
      custom: 'Blackboard, el placement: añada los parámetros personalizados de Waymark.',
    },
    sakai: {
      client:
        'Sakai, External Tools, Waymark: compare el Client ID y la dirección de claves. La herramienta debe estar activa.',
      services: 'Sakai, External Tools, Waymark: marque el envío de notas y columnas.',
      roster: 'Sakai, External Tools, Waymark: marque la lista de miembros.',
      names: 'Sakai, External Tools, Waymark: marque el envío de nombres.',
      course: 'Sakai: abra Waymark desde una tarea de un sitio.',
      picker: 'Sakai, External Tools, Waymark: permita elegir contenido y ponerla en Assignments.',
      custom: 'Sakai, External Tools, Waymark: parámetros personalizados.',
    },
    other: {
      client: 'En el LMS, compare el Client ID y la dirección de claves. La herramienta debe estar activada.',
      services: 'En el LMS, permita Assignment and Grade Services para Waymark.',
      roster: 'En el LMS, permita Names and Role Provisioning Services para Waymark.',
      names: 'En el LMS, deje que Waymark reciba los nombres.',
      course: 'Abra Waymark desde una actividad de un curso.',
      picker: 'En el LMS, permita deep linking para Waymark, con columnas.',
      custom: 'En el LMS, añada los parámetros personalizados de Waymark.',
    },
  },
};

/** What an LMS's admin does there, in Spanish; names of pages and buttons as the LMS has them in Spanish, or in English where it does not say. */
export const spanishOfNextSteps: Record<string, string> = {
  'Your LMS opens it while it registers a tool. Paste its address there. Canvas: Developer Keys → + Developer Key → LTI Registration. Moodle: Site administration → Plugins → External tool → Manage tools. Brightspace: Admin Tools → Manage Extensibility → LTI Advantage → Register Tool → Dynamic. Sakai: External Tools → LTI Advantage Auto Provision. Schoology and Blackboard have no such page: register Waymark there by hand.':
    'Tu LMS la abre mientras registra una herramienta. Pega ahí su dirección. Canvas: Claves de desarrollador → + Clave de desarrollador → Registro LTI. Moodle: Administración del sitio → Extensiones → Herramienta externa → Gestionar herramientas. Brightspace: Herramientas de administración → Administrar extensibilidad → LTI Advantage → Registrar herramienta → Dinámico. Sakai: Herramientas externas → LTI Advantage Auto Provision. Schoology y Blackboard no tienen esa página: registra Waymark ahí a mano.',
  'In your LMS, look whether the new tool has to be switched on.':
    'Mira en tu LMS si la herramienta nueva debe activarse.',
  'Open it once from a course, as a teacher.': 'Ábrela una vez desde un curso, como docente.',
  'Canvas’s privacy level “public” is asked for, because observers’ children come only with it. It also lets Canvas send e-mail addresses and pictures; Waymark does not keep them.':
    'Se pide el nivel de privacidad «público» de Canvas, porque solo con él llegan los hijos de quien observa. También permite que Canvas envíe correos y fotos; Waymark no los guarda.',
  'When this page closes, Canvas shows what Waymark asks for. Look it over and finish there.':
    'Cuando esta página se cierre, Canvas muestra lo que Waymark pide. Revísalo y termina ahí.',
  'Turn it on: in Developer Keys (or Apps), set Waymark to On for your account.':
    'Actívalo: en Claves de desarrollador (o Aplicaciones), pon Waymark en Encendido para tu cuenta.',
  'In a course, make an assignment, choose “External Tool” as its submission type, press “Find”, and choose Waymark.':
    'En un curso, crea una tarea, elige «Herramienta externa» como tipo de entrega, pulsa «Encontrar» y elige Waymark.',
  'In Site administration → Plugins → External tool → Manage tools, find Waymark, which waits there as “Pending”, and press “Activate”.':
    'En Administración del sitio → Extensiones → Herramienta externa → Gestionar herramientas, busca Waymark, que espera ahí como «Pendiente», y pulsa «Activar».',
  'Open its settings (the cog) and set “Tool configuration usage” to “Show in activity chooser and as a preconfigured tool”. Moodle does not do it by itself, and without it teachers do not see Waymark.':
    'Abre sus ajustes (el engranaje) y pon «Uso de la configuración de la herramienta» en «Mostrar en el selector de actividades y como herramienta preconfigurada». Moodle no lo hace por sí solo, y sin eso los docentes no ven Waymark.',
  'In a course: Add an activity → Waymark → Select content.':
    'En un curso: Añadir una actividad → Waymark → Seleccionar contenido.',
  'In Admin Tools → Manage Extensibility → LTI Advantage, open Waymark and switch “Enabled” on: Brightspace registers tools switched off.':
    'En Herramientas de administración → Administrar extensibilidad → LTI Advantage, abre Waymark y activa «Habilitado»: Brightspace registra las herramientas desactivadas.',
  'Choose “View Deployments”, make a deployment if there is none, and add the org units whose courses may use Waymark.':
    'Elige «Ver implementaciones», crea una si no hay ninguna y agrega las unidades cuyos cursos pueden usar Waymark.',
  'In the deployment’s security settings, tick Name, Org Unit Information and Link Information.':
    'En los ajustes de seguridad de la implementación, marca Nombre, Información de la unidad e Información del enlace.',
  'In a course: Add Existing → Waymark.': 'En un curso: Agregar existente → Waymark.',
  'In External Tools, open Waymark and save and activate it.':
    'En Herramientas externas, abre Waymark, guárdalo y actívalo.',
  'There, tick sending names, the roster, line items and grades: Sakai has a box for each.':
    'Marca ahí el envío de nombres, la lista de la clase, las columnas y las calificaciones: Sakai tiene una casilla para cada cosa.',
  'In a site: Assignments → Add → choose Waymark as the external tool.':
    'En un sitio: Tareas → Añadir → elige Waymark como herramienta externa.',
};

/** Qué hacer en cada LMS, paso a paso. Los nombres de sus páginas están como aparecen en inglés. */
export const connectGuide = {
  guides: {
    canvas: {
      link: [
        'Abra Admin, su cuenta y Developer Keys. (En versiones nuevas: Apps y después Manage.)',
        'Pulse “+ Developer Key” y elija “+ LTI Registration”.',
        'Pegue el enlace como Dynamic Registration URL y siga.',
        'Lea lo que pide Waymark y pulse “Register Waymark”.',
        'Termine en Canvas con “Enable & Close”. En Developer Keys el estado de Waymark debe ser ON.',
      ],
      hand: [
        'Abra Admin, su cuenta y Developer Keys.',
        'Pulse “+ Developer Key” y elija “+ LTI Key”. Llámela Waymark.',
        'Pegue esto en Redirect URIs.',
        'En Method elija “Enter URL”. Pegue esto en JSON URL y guarde.',
        'Ponga el State de la clave nueva en ON. El número largo bajo Details es el Client ID.',
        'Abra Settings, Apps, View App Configurations, “+ App”. Elija “By Client ID” y pegue el número.',
        'El engranaje de la aplicación nueva muestra su Deployment Id. También puede copiarlo.',
      ],
    },
    schoology: {
      hand: [
        'Abra App Center, My Developer Apps, Add App. Su función necesita “Develop apps”.',
        'Llámela Waymark. Available for: “Only people in my school”. Type of App: “LTI 1.3 App”. Configuration Type: “Manual”.',
        'Marque exactamente estas casillas, y deje vacías “Rich Text Editor” y “This app uses cookies”.',
        'Pegue estas direcciones, sin espacio al final.',
        'Guarde. En la página de la aplicación, Options, API Info muestra el Client ID: unas diez cifras.',
        'Pulse “Install LTI 1.3 App”, “I Agree”, “Continue”, “Add to Organization”.',
        'En Organization Apps pulse “Install/Remove” y elija All Courses. Sin este paso nadie la ve.',
        'Allí, “Configure” muestra el Deployment ID. Cópielo entero, con el guion.',
      ],
    },
    moodle: {
      link: [
        'Abra Site administration, Plugins, External tool, Manage tools.',
        'Pegue el enlace como Tool URL y pulse “Add LTI Advantage”.',
        'Lea lo que pide Waymark y pulse “Register Waymark”.',
        'Waymark espera ahora como “Pending”. Pulse “Activate”.',
        'Abra su engranaje. Ponga Tool configuration usage en “Show in activity chooser and as a preconfigured tool” y guarde. Moodle no lo hace por sí mismo.',
      ],
      hand: [
        'Abra Site administration, Plugins, External tool, Manage tools, “configure a tool manually”.',
        'Llámela Waymark, elija “LTI 1.3” y el tipo de clave “Keyset URL”. Pegue estas direcciones.',
        'Ponga Tool configuration usage en “Show in activity chooser and as a preconfigured tool”. Marque “Supports Deep Linking”.',
        'Pegue esto en Custom parameters.',
        'En Services elija la gestión de columnas y calificaciones, y la lista de miembros. En Privacy ponga en “Always” que se comparta el nombre.',
        'Guarde. El icono de lista en la tarjeta muestra lo que va en los campos de abajo.',
      ],
    },
    brightspace: {
      link: [
        'Abra Admin Tools, Manage Extensibility, LTI Advantage, “Register Tool” y elija “Dynamic”.',
        'Pegue el enlace como dirección de registro y marque “Configure Deployment”.',
        'Lea lo que pide Waymark y pulse “Register Waymark”.',
        'Abra Waymark en la lista y active “Enabled”. Brightspace registra las herramientas apagadas.',
        'Elija “View Deployments” y añada las unidades cuyos cursos pueden usarla. En su seguridad marque Name, Org Unit Information y Link Information.',
      ],
      hand: [
        'Abra Admin Tools, Manage Extensibility, LTI Advantage, “Register Tool” y elija “Standard”.',
        'Llámela Waymark y pegue estas direcciones.',
        'Marque las extensiones Assignment and Grade Services, Deep Linking y Names and Role Provisioning Services. Registre.',
        'La página muestra ahora el Client ID y las direcciones. “OAuth2 Audience” tiene su propio campo.',
        'Cree un deployment con las mismas extensiones. En su seguridad marque Name, Org Unit Information y Link Information. Añada unidades.',
        'En View Links cree un enlace de tipo “Deep Linking Quicklink” con esta dirección.',
      ],
    },
    blackboard: {
      hand: [
        'Quien lleva Waymark lo registra una vez en developer.blackboard.com, con estas direcciones, y le da el Application ID.',
        'Abra Administrator Panel, LTI Tool Providers, “Register LTI 1.3/Advantage Tool”. Pegue el Application ID como Client ID.',
        'Ponga Tool Status en Approved. Marque Role in Course y Name, y permita el servicio de notas y el de miembros.',
        'En Manage Placements debe haber un “Deep Linking content tool” con este destino. Deje apagado “Allow student access”.',
        'Copie el Deployment ID de la página de la herramienta.',
      ],
    },
    sakai: {
      link: [
        'Abra External Tools y elija “LTI Advantage Auto Provision”. Llámela Waymark.',
        'Elija “Use LTI Advantage Auto Configuration” y pegue el enlace.',
        'Lea lo que pide Waymark y pulse “Register Waymark”.',
        'Guarde y active la herramienta. Marque el envío de nombres, la lista, las columnas y las notas.',
      ],
      hand: [
        'Abra External Tools, “Install LTI 1.x Tool”. Llámela Waymark y elija LTI 1.3.',
        'Pegue estas direcciones.',
        'Marque el envío de nombres, la lista, las columnas y las notas, y permita ponerla en Assignments.',
        'Guarde. La página de la herramienta muestra lo que va en los campos de abajo.',
      ],
    },
    other: {
      link: [
        'Busque dónde registra su LMS herramientas LTI 1.3 por dirección de registro.',
        'Pegue allí el enlace.',
        'Lea lo que pide Waymark y pulse “Register Waymark”.',
        'Mire si hay que activar la herramienta nueva.',
      ],
      hand: [
        'Busque dónde registra su LMS herramientas LTI 1.3 a mano.',
        'Pegue estas direcciones.',
        'Permita deep linking, notas con columnas (AGS) y la lista de clase (NRPS), y que envíe nombres.',
        'Guarde. Copie lo que muestra su LMS en los campos de abajo.',
      ],
    },
  },
};

import { spanishOfNextSteps } from './es-next-steps.ts';

/** Registration in an LMS, in Spanish. The keys are the sentences where they are said. */
export const spanishOfRegistration: Record<string, string> = {
  ...spanishOfNextSteps,
  // The page that asks.
  'Register Waymark in {lms}': 'Registrar Waymark en {lms}',
  'Register Waymark in {lms}?': '¿Registrar Waymark en {lms}?',
  'Register Waymark': 'Registrar Waymark',
  '{product} at': '{product} en',
  'Nothing was changed yet.': 'Todavía no se ha cambiado nada.',
  'What happens next': 'Qué pasa después',
  'Where Waymark appears': 'Dónde aparece Waymark',
  'Nowhere: your LMS offers none of the places that Waymark can stand in.':
    'En ninguna parte: tu LMS no ofrece ninguno de los lugares de Waymark.',
  'What Waymark may do': 'Qué puede hacer Waymark',
  'Your LMS does not say which services it offers, so all of these are asked for.':
    'Tu LMS no dice qué servicios ofrece, así que se piden todos estos.',
  'Nothing in the gradebook or the roster.': 'Nada en las calificaciones ni en la lista de la clase.',
  'Your LMS does not offer these, so:': 'Tu LMS no ofrece lo siguiente, así que:',
  'What your LMS tells about people': 'Qué cuenta tu LMS sobre las personas',
  'To stop here, close this page.': 'Para no seguir, cierra esta página.',
  'Everything that is sent to': 'Todo lo que se envía a',
  'Your invite (for {whom}) is to bring an existing registration up to date: only the addresses of your LMS change. Should your LMS make a new registration, it waits until a Waymark admin approves it.':
    'Tu invitación (para {whom}) pone al día un registro que ya existe: solo cambian las direcciones de tu LMS. Si tu LMS hace un registro nuevo, espera hasta que lo apruebe quien administra Waymark.',
  'Your invite (for {whom}) switches the registration on at once on our side. It is then used up.':
    'Tu invitación (para {whom}) activa el registro enseguida de nuestro lado. Después ya no sirve.',
  'Without an invite, the registration of {lms} waits until a Waymark admin approves it. Nobody can open Waymark from your LMS before.':
    'Sin invitación, el registro de {lms} espera hasta que lo apruebe quien administra Waymark. Antes nadie puede abrir Waymark desde tu LMS.',
  'In:': 'En:',
  LMS: 'LMS',
  'your LMS': 'tu LMS',
  'make and change its own columns in the gradebook':
    'crear y cambiar sus propias columnas de calificaciones',
  'teachers must make each column themselves': 'cada docente debe crear sus columnas',
  'read which columns of its own there are': 'leer qué columnas propias hay',
  'a moved or copied column is not found again': 'una columna movida o copiada no se vuelve a encontrar',
  'read the grades in its own columns': 'leer las calificaciones de sus propias columnas',
  'a grade that a teacher changed in the LMS is not noticed':
    'no se nota cuando un docente cambia una calificación en el LMS',
  'send grades to its own columns': 'enviar calificaciones a sus propias columnas',
  'no grade reaches the LMS': 'ninguna calificación llega al LMS',
  'read who is in a course': 'leer quién está en un curso',
  'students are seen only after they opened Waymark once':
    'cada estudiante aparece solo después de abrir Waymark una vez',
  'be told when a course is copied': 'saber cuándo se copia un curso',
  'a copied course is recognised by its links only': 'un curso copiado se reconoce solo por sus enlaces',
  'Teachers choose a pathway while they add an assignment or activity.':
    'Los docentes eligen un camino mientras agregan una tarea o actividad.',
  'Students and teachers open Waymark in a course.': 'Estudiantes y docentes abren Waymark en un curso.',
  'the assignment form (“External Tool”)': 'el formulario de la tarea («Herramienta externa»)',
  'module items': 'los elementos de un módulo',
  'the menu of the Assignments page': 'el menú de la página Tareas',
  'the course’s navigation, hidden until a teacher turns it on':
    'la navegación del curso, oculta hasta que un docente la active',
  'the account’s navigation, for admins: Waymark’s own settings':
    'la navegación de la cuenta, para quien administra: los ajustes de Waymark',
  'the place where activities are added': 'el lugar donde se agregan actividades',
  'an opaque id': 'un identificador opaco',
  'the name': 'el nombre',
  'the language': 'el idioma',
  'Of each person who opens Waymark: {parts}, and the role in the course. No e-mail address is asked for.':
    'De cada persona que abre Waymark: {parts} y su papel en el curso. No se pide ninguna dirección de correo.',
  // The page that tells what came of it.
  'Waymark is registered in {lms}.': 'Waymark está registrado en {lms}.',
  'Waymark is registered in {lms} and waits for approval.':
    'Waymark está registrado en {lms} y espera aprobación.',
  'The registration of {lms} is up to date.': 'El registro de {lms} está al día.',
  '{lms} was registered already.': '{lms} ya estaba registrado.',
  'On our side it is switched on.': 'De nuestro lado está activado.',
  'Nobody can open Waymark from your LMS yet. Tell a Waymark admin to approve registration {id}:':
    'Nadie puede abrir Waymark desde tu LMS todavía. Pide a quien administra Waymark que apruebe el registro {id}:',
  'The addresses of your LMS were brought up to date. Everything else stays as it was.':
    'Las direcciones de tu LMS se pusieron al día. Todo lo demás queda como estaba.',
  'Your LMS used a registration that Waymark knows ({id}). Nothing was changed in it. To bring it up to date, ask a Waymark admin for an invite that names it.':
    'Tu LMS usó un registro que Waymark ya conoce ({id}). No se cambió nada en él. Para ponerlo al día, pide a quien administra Waymark una invitación que lo nombre.',
  'It is not yet switched on in Waymark: ask a Waymark admin.':
    'Todavía no está activado en Waymark: pregunta a quien administra Waymark.',
  'It is switched off in Waymark: ask a Waymark admin.':
    'Está desactivado en Waymark: pregunta a quien administra Waymark.',
  'Your LMS granted less than was asked for, so:': 'Tu LMS concedió menos de lo pedido, así que:',
  'Next, in {product}': 'Lo que sigue, en {product}',
  'Registration:': 'Registro:',
  'Close this page': 'Cerrar esta página',
  'It closes by itself in {seconds} seconds.': 'Se cierra sola en {seconds} segundos.',
  'Keep it open': 'Dejarla abierta',
  'You can close this page.': 'Puedes cerrar esta página.',
  // What can go wrong.
  'This page stood open for too long.': 'Esta página estuvo abierta demasiado tiempo.',
  'This registration did not begin on one of our pages, or stood open for too long.':
    'Este registro no empezó en una página nuestra, o estuvo abierto demasiado tiempo.',
  'This registration did not begin on one of our pages.': 'Este registro no empezó en una página nuestra.',
  'Start the registration again in your LMS.': 'Empieza otra vez el registro en tu LMS.',
  'This invite is not one of ours.': 'Esta invitación no es de las nuestras.',
  'This invite is too old.': 'Esta invitación es demasiado antigua.',
  'This invite was used already.': 'Esta invitación ya se usó.',
  'This invite is for another LMS.': 'Esta invitación es para otro LMS.',
  'This invite is for {expected}, and this is {found}.':
    'Esta invitación es para {expected}, y esto es {found}.',
  'Copy the whole address of the invite, and register again in your LMS.':
    'Copia la dirección completa de la invitación y registra otra vez en tu LMS.',
  'Ask whoever invited you for a new one.': 'Pide una nueva a quien te invitó.',
  'its configuration': 'su configuración',
  'a registration': 'un registro',
  'Your LMS sent us to another page in place of {what}. Often that is its sign-in page.':
    'Tu LMS nos envió a otra página en lugar de {what}. Suele ser su página de acceso.',
  'Tell your LMS admin: the address must answer without signing in, and we follow no redirects.':
    'Avisa a quien administra tu LMS: la dirección debe responder sin iniciar sesión, y no seguimos redirecciones.',
  'Your LMS answered with nothing in place of {what}.': 'Tu LMS no respondió nada en lugar de {what}.',
  'Your LMS answered with a web page in place of {what}. Often that is its sign-in page.':
    'Tu LMS respondió con una página web en lugar de {what}. Suele ser su página de acceso.',
  'Tell your LMS admin: the address must answer without signing in.':
    'Avisa a quien administra tu LMS: la dirección debe responder sin iniciar sesión.',
  'Your LMS answered with something that is not JSON in place of {what}.':
    'Tu LMS respondió con algo que no es JSON en lugar de {what}.',
  'Your LMS did not let us have {what} ({status}).': 'Tu LMS no nos dejó obtener {what} ({status}).',
  'Its permission to register is good for one time and about an hour. {then}':
    'Su permiso para registrar sirve una sola vez y durante una hora más o menos. {then}',
  'Your LMS has nothing at the address where {what} should be (404).':
    'Tu LMS no tiene nada en la dirección donde debería estar {what} (404).',
  'Your LMS refused to give us {what} ({status}).': 'Tu LMS se negó a darnos {what} ({status}).',
  'Not every LMS registers tools by itself: in Schoology and Blackboard, register Waymark by hand.':
    'No todos los LMS registran herramientas por sí solos: en Schoology y Blackboard, registra Waymark a mano.',
  'These are the words of your LMS. {then}': 'Estas son las palabras de tu LMS. {then}',
  'Your LMS did not answer us in time.': 'Tu LMS no nos respondió a tiempo.',
  'Waymark’s server must be able to reach your LMS over the internet. {then}':
    'El servidor de Waymark debe poder llegar a tu LMS por internet. {then}',
  'Tell your LMS admin: its addresses must be public and begin with https://.':
    'Avisa a quien administra tu LMS: sus direcciones deben ser públicas y empezar con https://.',
  'The configuration of your LMS is not one that Waymark can use.':
    'La configuración de tu LMS no es una que Waymark pueda usar.',
  'An address that the LMS gave has a fragment (#).': 'Una dirección que dio el LMS tiene un fragmento (#).',
  'This configuration speaks for another LMS than the one that it lies on.':
    'Esta configuración habla por un LMS distinto del que la publica.',
  'Tell your LMS admin: the configuration on {host} names the issuer {issuer}. A Canvas of your own needs its own lti_iss first.':
    'Avisa a quien administra tu LMS: la configuración en {host} nombra el emisor {issuer}. Un Canvas propio necesita primero su propio lti_iss.',
  'Your LMS answered, but did not say under which client id it registered Waymark.':
    'Tu LMS respondió, pero no dijo con qué client id registró Waymark.',
  'If Waymark now stands among the tools of your LMS, delete it there. Then start again.':
    'Si Waymark ya está entre las herramientas de tu LMS, bórralo ahí. Después empieza otra vez.',
  'If Waymark now stands among the tools of your LMS, delete it there. Then start the registration again.':
    'Si Waymark ya está entre las herramientas de tu LMS, bórralo ahí. Después empieza otra vez el registro.',
  'If Waymark now stands among the tools of your LMS, delete it there. Then start the registration again in your LMS.':
    'Si Waymark ya está entre las herramientas de tu LMS, bórralo ahí. Después empieza otra vez el registro en tu LMS.',
  'This page opens from your LMS.': 'Esta página se abre desde tu LMS.',
  'Too many registrations wait for approval already.': 'Ya hay demasiados registros que esperan aprobación.',
  'Ask a Waymark admin for an invite, and register with its address.':
    'Pide una invitación a quien administra Waymark y registra con su dirección.',
  '{lms} does not register tools by itself.': '{lms} no registra herramientas por sí solo.',
  'Register Waymark in {lms} by hand; the guide for {same} says what to put where.':
    'Registra Waymark en {lms} a mano; la guía para {same} dice qué poner y dónde.',
  'Your LMS registered Waymark, but we could not keep it on our side.':
    'Tu LMS registró Waymark, pero no pudimos guardarlo de nuestro lado.',
  'Delete Waymark from the tools of your LMS, and start the registration again there.':
    'Borra Waymark de las herramientas de tu LMS y empieza otra vez el registro ahí.',
  'This registration began, and we do not know how it ended.':
    'Este registro empezó, y no sabemos cómo terminó.',
};

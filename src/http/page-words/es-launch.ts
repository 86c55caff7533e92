/** Launches and whatever else is refused, in Spanish. The keys are the sentences where they are said. */
export const spanishOfLaunches: Record<string, string> = {
  'Opening …': 'Abriendo…',
  'Your course takes a moment to answer. This page goes on by itself.':
    'Tu curso tarda un momento en responder. Esta página sigue sola.',
  'Go on': 'Continuar',
  'Open in a new tab': 'Abrir en otra pestaña',
  'Your browser keeps Waymark’s cookie out of this page. In a tab of its own it works.':
    'Tu navegador no deja entrar la cookie de Waymark en esta página. En su propia pestaña funciona.',
  'Code:': 'Código:',
  'Reference:': 'Referencia:',
  'is missing': 'falta',
  'is empty': 'está vacío',
  'must be sent once': 'debe enviarse una sola vez',
  'Wait {seconds} seconds and try again.': 'Espera {seconds} segundos e inténtalo de nuevo.',
  'Wait a second and try again.': 'Espera un segundo e inténtalo de nuevo.',
  'Ask your LMS admin.': 'Pregunta a quien administra tu LMS.',
  'Open it again from your course.': 'Ábrelo otra vez desde tu curso.',
  'Open it from your course.': 'Ábrelo desde tu curso.',
  'Open it again from your course. If it happens again, tell your LMS admin.':
    'Ábrelo otra vez desde tu curso. Si vuelve a pasar, avisa a quien administra tu LMS.',
  'Open Waymark in a tab of its own.': 'Abre Waymark en su propia pestaña.',
  'Sign in to your LMS and open it again from your course.':
    'Inicia sesión en tu LMS y ábrelo otra vez desde tu curso.',
  'Sign in to your LMS and open it again. Without that, no work could be kept or graded.':
    'Inicia sesión en tu LMS y ábrelo otra vez. Sin eso no se podría guardar ni calificar ningún trabajo.',
  'Tell your LMS admin to check the link’s address.':
    'Pide a quien administra tu LMS que revise la dirección del enlace.',
  'Tell your LMS admin to claim this install in Waymark.':
    'Pide a quien administra tu LMS que reclame esta instalación en Waymark.',
  'Tell your LMS admin to register Waymark first.':
    'Pide a quien administra tu LMS que registre Waymark primero.',
  'Tell your LMS admin what is listed here.': 'Muestra esta lista a quien administra tu LMS.',
  'Tell your LMS admin: the login must carry client_id.':
    'Avisa a quien administra tu LMS: el inicio debe llevar client_id.',
  'Wait a minute and open it again from your course.': 'Espera un minuto y ábrelo otra vez desde tu curso.',
  'Your LMS says that you are not signed in there.': 'Tu LMS dice que no has iniciado sesión.',
  'Your LMS stopped this launch.': 'Tu LMS detuvo esta apertura.',
  'This is not a launch from an LMS.': 'Esto no se abrió desde un LMS.',
  'This launch leads to another site than Waymark.': 'Este enlace lleva a un sitio que no es Waymark.',
  'We could not tell that this launch began in this browser.':
    'No pudimos comprobar que esto se abrió en este navegador.',
  'Waymark is switched off for your school.': 'Waymark está desactivado en tu escuela.',
  'Waymark does not know yet which school this installation belongs to.':
    'Waymark todavía no sabe de qué escuela es esta instalación.',
  'We did not start this launch.': 'Nosotros no iniciamos esta apertura.',
  'This launch took too long.': 'Esto tardó demasiado en abrirse.',
  'This launch was used already.': 'Esto ya se abrió una vez.',
  'This launch names another installation than its login did.':
    'Esta apertura nombra otra instalación que su inicio.',
  'This launch leads to another page than its login did.': 'Esta apertura lleva a otra página que su inicio.',
  'Your LMS began this launch with something missing or wrong.':
    'Tu LMS empezó a abrir esto con algo incompleto o incorrecto.',
  'Your LMS did not say which of its registrations this is.': 'Tu LMS no dijo cuál de sus registros es este.',
  'This LMS is not registered with Waymark.': 'Este LMS no está registrado en Waymark.',
  'Waymark is switched off for this LMS.': 'Waymark está desactivado para este LMS.',
  'Waymark is not yet switched on for this LMS.': 'Waymark todavía no está activado para este LMS.',
  'Waymark opens from your course.': 'Waymark se abre desde tu curso.',
  'Go to your course and open the assignment there.': 'Ve a tu curso y abre ahí la tarea.',
  'This launch was signed with a key that your LMS does not publish.':
    'Esto viene firmado con una clave que tu LMS no publica.',
  'We could not check this launch, because your LMS did not give us its keys.':
    'No pudimos comprobar esto porque tu LMS no nos dio sus claves.',
  'This launch does not belong to its login.': 'Esta apertura no corresponde a su inicio.',
  'The clocks of your LMS and of Waymark differ too much.':
    'Los relojes de tu LMS y de Waymark no coinciden.',
  'This launch is too old.': 'Esta apertura es demasiado antigua.',
  'Your LMS made a launch that stays valid for too long.':
    'Tu LMS hizo una apertura que vale durante demasiado tiempo.',
  'This launch is not signed in the way that LTI asks for.': 'Esto no viene firmado como pide LTI.',
  'This launch asks for something that we do not know.': 'Esta apertura pide algo que no conocemos.',
  'This launch does not say which key signed it.': 'Esta apertura no dice con qué clave se firmó.',
  'The signature of this launch is not from your LMS.': 'La firma de esta apertura no es de tu LMS.',
  'Your LMS sent another LTI version than 1.3.0.': 'Tu LMS envió una versión de LTI que no es la 1.3.0.',
  'Your LMS sent a kind of launch that Waymark does not know.':
    'Tu LMS envió un tipo de apertura que Waymark no conoce.',
  'Your LMS did not tell us who you are.': 'Tu LMS no nos dijo quién eres.',
  'This launch comes from another LMS than its login did.': 'Esta apertura viene de otro LMS que su inicio.',
  'This launch was made for another tool.': 'Esta apertura era para otra herramienta.',
  'Your LMS sent a launch that is incomplete.': 'Tu LMS envió una apertura incompleta.',
  'This launch cannot be read.': 'Esta apertura no se puede leer.',
  'There is nothing at this address.': 'No hay nada en esta dirección.',
  'That is more than we can take at once.': 'Es más de lo que podemos recibir de una vez.',
  'Send less, or go back and open it again from your course.':
    'Envía menos, o vuelve atrás y ábrelo otra vez desde tu curso.',
  'The body is not valid JSON.': 'El contenido no es JSON válido.',
  'The request could not be read.': 'La petición no se pudo leer.',
  'Go back and open it again from your course.': 'Vuelve atrás y ábrelo otra vez desde tu curso.',
  'Something went wrong on our side. Your work is kept.':
    'Algo falló de nuestro lado. Tu trabajo está guardado.',
  'Try again in a minute.': 'Inténtalo otra vez en un minuto.',
  'Some of what was sent is not right.': 'Algo de lo enviado no está bien.',
  'We could not find that.': 'No encontramos eso.',
  'Your role in this course does not allow that.': 'Tu papel en este curso no permite eso.',
  'Your session has ended. Your work is kept.': 'Tu sesión terminó. Tu trabajo está guardado.',
  'Open the assignment again from your course.': 'Abre otra vez la tarea desde tu curso.',
  'Too much is asked of Waymark from your network at once.':
    'Desde tu red se le pide demasiado a Waymark de una vez.',
  'Too much is asked of Waymark at once. Your work is kept.':
    'Se le pide demasiado a Waymark de una vez. Tu trabajo está guardado.',
  'Wait {time} and try again.': 'Espera {time} e inténtalo otra vez.',
  'The LMS could not be reached in time.': 'No pudimos llegar al LMS a tiempo.',
  'The LMS did not answer with JSON.': 'El LMS no respondió con JSON.',
  'The LMS answered with too much data.': 'El LMS respondió con demasiados datos.',
  'The LMS did not answer with a key set.': 'El LMS no respondió con un conjunto de claves.',
  'The LMS redirected us, which we do not follow.': 'El LMS nos envió a otra dirección, y no la seguimos.',
  'The LMS {what}.': 'El LMS {what}.',
  'answered {status}': 'respondió {status}',
  'is not a web address': 'no es una dirección web',
  'holds a password': 'contiene una contraseña',
  'is not https': 'no es https',
  'is inside a private network': 'está dentro de una red privada',
  'a second': 'un segundo',
  '{count} seconds': '{count} segundos',
  'redirected us, which we do not follow': 'nos envió a otra dirección, y no la seguimos',
  'An address that the LMS gave {why}.': 'Una dirección que dio el LMS {why}.',
};

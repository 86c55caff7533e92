import { choice, milestone, mustDo, type TemplateText } from './template-parts.ts';

export const templatesInSpanish: TemplateText[] = [
  {
    id: 'choose-one-week',
    title: 'Una semana: elige 1 de 3',
    about: 'Una semana sobre un tema: se aprende en común y luego cada estudiante elige cómo mostrarlo.',
    pathway: {
      title: 'Una semana: elige 1 de 3',
      summary: 'Primero aprendemos en común. Después eliges cómo mostrar lo que sabes.',
      language: 'es',
      competencies: [
        { id: 'understand', statement: 'Puedo explicar con mis palabras la idea principal de este tema.' },
        { id: 'show', statement: 'Puedo mostrar lo que aprendí de una manera que va conmigo.' },
      ],
      milestones: [
        milestone('learn', 'Aprender en común', [
          mustDo({
            id: 'read-first',
            title: 'Lee y anota tres cosas',
            minutes: 20,
            points: 4,
            competencies: ['understand'],
            instructions:
              'Lee las páginas de esta semana. Anota tres cosas importantes, cada una en una frase.',
          }),
          mustDo({
            id: 'talk',
            title: 'Coméntalo en pareja',
            minutes: 15,
            people: 'en pareja',
            points: 2,
            competencies: ['understand'],
            instructions:
              'Cuenta tus tres cosas. Escucha las de tu pareja. Escribe una que no habías notado.',
          }),
        ]),
        milestone('show-it', 'Muéstralo a tu manera', [
          choice({ id: 'show-choice', title: '¿Cómo lo vas a mostrar?', choose: 1, points: 12 }, [
            {
              id: 'write',
              title: 'Escribe una página',
              minutes: 40,
              competencies: ['understand', 'show'],
              instructions: 'Explica la idea principal a alguien que faltó esta semana. Usa un ejemplo tuyo.',
            },
            {
              id: 'record',
              title: 'Graba una charla de tres minutos',
              minutes: 40,
              competencies: ['understand', 'show'],
              instructions:
                'Explica la idea principal en voz alta, como a un amigo. Usa un ejemplo tuyo. Comparte el enlace.',
            },
            {
              id: 'make',
              title: 'Dibuja un cartel o construye un modelo',
              minutes: 40,
              formats: ['offline', 'link'],
              competencies: ['understand', 'show'],
              instructions:
                'Muestra la idea principal con un dibujo o un modelo. Rotula las partes. Enséñaselo a tu docente.',
            },
          ]),
        ]),
        milestone('look-back', 'Mirar atrás', [
          mustDo({
            id: 'exit',
            title: 'Algo que voy a recordar',
            minutes: 5,
            points: 2,
            competencies: ['show'],
            instructions: 'Escribe una cosa que vas a recordar y una pregunta que te queda.',
          }),
        ]),
      ],
    },
  },
  {
    id: 'first-two-weeks',
    title: 'Primeras dos semanas: conocernos',
    about:
      'El inicio de un curso: cada estudiante cuenta cómo aprende, conoce a otros y hace su primera elección.',
    pathway: {
      title: 'Primeras dos semanas: conocernos',
      summary: 'Nos cuentas cómo aprendes mejor. Así vemos cómo esta clase puede servirte.',
      language: 'es',
      competencies: [
        { id: 'know-myself', statement: 'Puedo decir qué me ayuda a aprender y qué me lo dificulta.' },
        { id: 'work-together', statement: 'Puedo trabajar con alguien que antes no conocía.' },
      ],
      milestones: [
        milestone('about-me', 'Sobre mí', [
          mustDo({
            id: 'profile',
            title: 'Cómo aprendo mejor',
            minutes: 25,
            points: 5,
            competencies: ['know-myself'],
            instructions:
              'Escribe o dibuja: qué me gusta, qué se me da bien, qué me cuesta y qué me ayuda. Lo lee tu docente.',
          }),
          mustDo({
            id: 'wish',
            title: 'Un deseo para esta clase',
            minutes: 5,
            points: 1,
            competencies: ['know-myself'],
            instructions: 'Termina esta frase: «Aquí aprenderé bien si …»',
          }),
        ]),
        milestone('about-us', 'Sobre nosotros', [
          choice({ id: 'meet-choice', title: 'Conoce a alguien', choose: 1, points: 6 }, [
            {
              id: 'interview',
              title: 'Entrevista a alguien de la clase',
              minutes: 20,
              people: 'en pareja',
              competencies: ['work-together'],
              instructions:
                'Haz cinco preguntas a alguien que conoces poco. Anota la respuesta que más te sorprendió.',
            },
            {
              id: 'walk',
              title: 'Caminar y conversar',
              minutes: 15,
              people: 'en pareja',
              place: 'al aire libre',
              formats: ['offline', 'text'],
              competencies: ['work-together'],
              instructions:
                'Da una vuelta con alguien de la clase. Encuentren tres cosas en común. Cuéntale una a tu docente.',
            },
            {
              id: 'object',
              title: 'Trae un objeto',
              minutes: 20,
              people: 'grupo pequeño',
              formats: ['offline'],
              competencies: ['work-together'],
              instructions:
                'Trae algo importante para ti. Cuenta por qué en un grupo pequeño. Escucha a los demás.',
            },
          ]),
        ]),
        milestone('first-choice', 'Mi primera elección', [
          choice({ id: 'try-choice', title: 'Prueba una manera de trabajar', choose: 1, points: 8 }, [
            {
              id: 'alone',
              title: 'Por tu cuenta, con un texto',
              minutes: 30,
              people: 'individual',
              competencies: ['know-myself'],
              instructions: 'Lee un texto corto del estante. Escribe qué dice y qué piensas.',
            },
            {
              id: 'pair',
              title: 'En pareja, conversando',
              minutes: 30,
              people: 'en pareja',
              formats: ['offline', 'text'],
              competencies: ['know-myself', 'work-together'],
              instructions:
                'Saquen una pregunta de la caja. Conversen hasta que ambos puedan explicar una respuesta. Cuéntensela a su docente.',
            },
            {
              id: 'hands',
              title: 'Con las manos',
              minutes: 30,
              formats: ['offline', 'link'],
              competencies: ['know-myself'],
              instructions: 'Construye o dibuja algo que explique una idea. Enséñaselo a tu docente.',
            },
          ]),
          mustDo({
            id: 'how-was-it',
            title: '¿Fue una buena elección?',
            minutes: 5,
            points: 2,
            competencies: ['know-myself'],
            instructions: '¿Elegirías lo mismo otra vez? Di por qué, en dos frases.',
          }),
        ]),
      ],
    },
  },
  {
    id: 'show-what-you-know',
    title: 'Muestra lo que sabes',
    about:
      'El final de una unidad: una comprobación para todos, práctica a elegir y un producto que cada quien elige.',
    pathway: {
      title: 'Muestra lo que sabes',
      summary: 'Comprueba dónde estás, practica lo que necesitas y muestra lo que sabes.',
      language: 'es',
      competencies: [
        { id: 'understand', statement: 'Puedo usar las ideas principales de esta unidad.' },
        { id: 'show', statement: 'Puedo explicar mi trabajo y decir cómo sé que está bien.' },
      ],
      milestones: [
        milestone('check', '¿Dónde estoy?', [
          mustDo({
            id: 'self-check',
            title: 'Compruébalo',
            minutes: 20,
            points: 2,
            formats: ['text', 'offline'],
            competencies: ['understand'],
            instructions:
              'Responde las preguntas de la hoja sin ayuda. Marca cada una: seguro, no tan seguro, aún no.',
          }),
        ]),
        milestone('practise', 'Practica lo que necesitas', [
          choice({ id: 'practise-choice', title: 'Elige dos maneras de practicar', choose: 2, points: 8 }, [
            {
              id: 'cards',
              title: 'Haz un juego de tarjetas',
              minutes: 25,
              formats: ['offline', 'link'],
              competencies: ['understand'],
              instructions:
                'Haz diez tarjetas con preguntas sobre lo que no era seguro. Pruébalas en pareja.',
            },
            {
              id: 'solve',
              title: 'Resuelve y explica',
              minutes: 25,
              competencies: ['understand'],
              instructions: 'Resuelve tres problemas. Escribe junto a cada paso por qué se puede hacer.',
            },
            {
              id: 'teach',
              title: 'Enséñaselo a alguien',
              minutes: 25,
              formats: ['text', 'offline'],
              competencies: ['understand'],
              instructions:
                'Explica una idea a alguien en casa o en clase. Anota su pregunta y tu respuesta.',
            },
          ]),
        ]),
        milestone('product', 'Muéstralo', [
          choice({ id: 'product-choice', title: 'Elige tu producto', choose: 1, points: 20 }, [
            {
              id: 'paper',
              title: 'Escribe',
              minutes: 60,
              competencies: ['understand', 'show'],
              instructions:
                'Escribe dos páginas que usen todas las ideas principales en un ejemplo que elijas.',
            },
            {
              id: 'talk',
              title: 'Explícalo ante un público',
              minutes: 60,
              people: 'grupo pequeño',
              formats: ['offline', 'link'],
              competencies: ['understand', 'show'],
              instructions: 'Da una charla de cinco minutos a un grupo pequeño. Responde dos preguntas.',
            },
            {
              id: 'build',
              title: 'Crea algo',
              minutes: 60,
              formats: ['link', 'offline', 'text'],
              competencies: ['understand', 'show'],
              instructions:
                'Haz un modelo, un cómic o un video que use todas las ideas principales. Añade una nota breve.',
            },
          ]),
          mustDo({
            id: 'reflect',
            title: '¿Cómo sabes que está bien?',
            minutes: 10,
            points: 2,
            competencies: ['show'],
            instructions: 'Señala la parte de tu trabajo que mejor lo muestra. Di por qué en tres frases.',
          }),
        ]),
      ],
    },
  },
];

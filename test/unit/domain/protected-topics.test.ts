import {
  findProtectedTopics,
  protectedTopics,
  type ProtectedTopic,
} from '../../../src/domain/protected-topics.ts';

// Schools may not ask students about eight topics without the family's word (20 U.S.C. § 1232h). What a district writes into the
// profile is read for them, in English and Spanish.

const asked: Record<ProtectedTopic, { en: string[]; es: string[] }> = {
  politics: {
    en: [
      'Who did your parents vote for?',
      'Are you a Democrat or a Republican?',
      'What do you think about the president?',
      'Do politics matter to you?',
      'Is your family conservative?',
      'Which party would you vote for?',
    ],
    es: [
      '¿Por quién votó tu mamá?',
      '¿Te interesa la política?',
      '¿Qué opinas del presidente?',
      '¿Tu familia es republicana?',
      '¿Qué piensas del aborto?',
    ],
  },
  mental: {
    en: [
      'Have you ever felt depressed?',
      'Do you have anxiety?',
      'Have you thought of hurting yourself?',
      'Do you often feel lonely?',
      'Do you go to therapy?',
      'Do you have ADHD?',
      'Do you take any medication?',
      'How is your mental health?',
    ],
    es: [
      '¿Has tenido depresión?',
      '¿Sientes ansiedad en la escuela?',
      '¿Has pensado en lastimarte?',
      '¿Vas a terapia?',
      '¿Te han diagnosticado algo?',
      '¿Tomas medicamentos?',
      '¿Cómo está tu salud mental?',
    ],
  },
  sex: {
    en: [
      'Do you have a boyfriend or girlfriend?',
      'Are you gay?',
      'What is your sexual orientation?',
      'Who do you have a crush on?',
      'Have you ever had sex?',
      'Have you kissed anyone?',
    ],
    es: [
      '¿Tienes novio o novia?',
      '¿Cuál es tu orientación sexual?',
      '¿Te gusta alguien de tu clase?',
      '¿Qué sabes del sexo?',
      '¿Has besado a alguien?',
    ],
  },
  illegal: {
    en: [
      'Have you ever tried drugs?',
      'Do you drink beer?',
      'Have you ever stolen something?',
      'Did you ever cheat on a test?',
      'Has someone you know been arrested?',
      'What is your immigration status?',
      'Is there a gun in your house?',
      'What is the worst thing you have done?',
      'What is your most embarrassing moment?',
      'Are you ashamed of anything?',
    ],
    es: [
      '¿Has probado drogas?',
      '¿Fumas?',
      '¿Has robado algo?',
      '¿Has mentido a tu docente?',
      '¿Alguien estuvo en la cárcel?',
      '¿Cuál es tu estatus migratorio?',
      '¿Qué te avergüenza?',
      '¿Tienes una pistola en casa?',
    ],
  },
  'family-appraisal': {
    en: [
      'What do you dislike about your parents?',
      'Do your parents fight?',
      'Are your parents divorced?',
      'What would you change about your family?',
      'Is your father a good parent?',
      'Does anyone in your family yell at you?',
      'Do you get along with your brother?',
    ],
    es: [
      '¿Qué te molesta de tus papás?',
      '¿Tus padres pelean?',
      '¿Tus padres están divorciados?',
      '¿Qué cambiarías de tu familia?',
      '¿Cómo te llevas con tu hermana?',
      '¿Tu mamá te grita?',
    ],
  },
  privileged: {
    en: [
      'What did you tell your doctor?',
      'Have you talked to a lawyer?',
      'Do you see a counselor?',
      'What does your pastor say?',
      'Does a social worker visit you?',
      'Who has custody of you?',
    ],
    es: [
      '¿Qué le contaste a tu médico?',
      '¿Has hablado con un abogado?',
      '¿Vas al psicólogo?',
      '¿Qué dice tu pastor?',
      '¿Te visita una trabajadora social?',
      '¿Quién tiene tu custodia?',
    ],
  },
  religion: {
    en: [
      'Which church do you go to?',
      'Do you believe in God?',
      'What is your religion?',
      'Do you pray at home?',
      'Is your family Muslim?',
      'What does your family do at Christmas?',
      'Tell about your faith.',
    ],
    es: [
      '¿Vas a misa?',
      '¿Crees en Dios?',
      '¿Cuál es tu religión?',
      '¿Rezas en casa?',
      '¿Tu familia es católica?',
      '¿Cómo celebran la Navidad?',
      '¿Qué lugar tiene tu fe?',
    ],
  },
  income: {
    en: [
      'How much money do your parents make?',
      'Do you get free lunch?',
      'Is your family rich or poor?',
      'Do you have enough money at home?',
      'Do your parents own their home or rent a house?',
      'Have you been homeless?',
      'What is your family income?',
    ],
    es: [
      '¿Cuánto ganan tus papás?',
      '¿Recibes almuerzo gratis?',
      '¿Tu familia es pobre o rica?',
      '¿Alcanza el dinero en casa?',
      '¿Cuáles son los ingresos de tu casa?',
      '¿Les cuesta pagar la renta?',
    ],
  },
};

const table = protectedTopics.flatMap((topic) =>
  [...asked[topic].en, ...asked[topic].es].map((text) => [topic, text] as const),
);

test.each(table)('%s: “%s” is stopped, and the words that did it are told', (topic, text) => {
  const findings = findProtectedTopics(text);
  expect(findings.map((finding) => finding.topic)).toContain(topic);
  for (const { words } of findings) expect(text).toContain(words);
});

const harmless = [
  'Who helps you at home?',
  'What are you proud of?',
  'Who matters to you?',
  'What could you talk about for hours?',
  'What do others ask you to help with?',
  'What makes learning easier for you?',
  'Which languages do you speak, sing or dream in?',
  'What should your teacher know?',
  'What makes you laugh?',
  'What do you like to do with your family?',
  'Which game do you play with your brother or sister?',
  'What does your family cook together?',
  'What did you learn from your grandmother?',
  'What would you like to be one day: a doctor, a baker, a pilot?',
  'Which book would you vote for as the best of the class?',
  'What party game do you like?',
  'What sports do you play?',
  'Where do you do your homework?',
  'What helps you when a task is hard?',
  'Which place outdoors do you know well?',
  'What would you do with a free afternoon?',
  'Which song do you know by heart?',
  'How do you calm down before a test?',
  'Do you like to work alone or with a partner?',
  'Which rule of a game would you change?',
  'Do you have faith in yourself when you solve a puzzle?',
  'Which crime stories do you like to read?',
  'What did you think of the school play?',
  'Who is your school counselor?',
  'Which pet would you like to have?',
  'What do you want to learn this year?',
  'Which holidays from school do you enjoy most?',
  'What is a wish of yours for this class?',
  'Which plants and weeds grow near your school?',
  'What are you good at that nobody knows?',
  '¿Quién te ayuda en casa?',
  '¿De qué estás orgullosa u orgulloso?',
  '¿De qué hablarías durante horas?',
  '¿Qué te gustaría hacer algún día?',
  '¿Qué deporte te gusta?',
  '¿Juegas en un equipo deportivo?',
  '¿Qué cocinas con tu abuela?',
  '¿Qué armas con bloques?',
  '¿Te gustan los números primos?',
  '¿Qué te da risa?',
  '¿Dónde haces la tarea?',
  '¿Qué te ayuda cuando algo es difícil?',
  '¿Qué libro elegirías para la clase?',
  '¿Te gustaría ser médica, bombero o artista?',
  '¿Qué oración escribirías en un cartel?',
  '¿En qué grado estás, quinto o sexto?',
  '¿Qué robot construirías?',
  '¿Con quién te gusta trabajar?',
  '¿Qué aprendiste de tu familia?',
  '¿En qué idiomas sueñas?',
  '¿Qué haces en tu tiempo libre?',
];

test.each(harmless)('“%s” may be asked', (text) => {
  expect(findProtectedTopics(text)).toEqual([]);
});

test('one question may ask about several topics, and each is told', () => {
  const topics = findProtectedTopics('Is your family religious, and who do your parents vote for?');
  expect(topics.map(({ topic }) => topic)).toEqual(['politics', 'religion']);
});

test('capitals, accents written apart, and line breaks hide nothing', () => {
  expect(findProtectedTopics('¿CUÁL ES TU RELIGIO\u0301N?')).toMatchObject([{ topic: 'religion' }]);
  expect(findProtectedTopics('Have you talked to\n a  LAWYER?')).toMatchObject([{ topic: 'privileged' }]);
});

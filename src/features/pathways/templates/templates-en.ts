import { choice, milestone, mustDo, type TemplateText } from './template-parts.ts';

export const templatesInEnglish: TemplateText[] = [
  {
    id: 'choose-one-week',
    title: 'Choose 1 of 3 week',
    about: 'One week on one topic: learn it together, then each student chooses how to show it.',
    pathway: {
      title: 'Choose 1 of 3 week',
      summary: 'We learn together first. Then you choose how to show what you know.',
      language: 'en',
      competencies: [
        { id: 'understand', statement: 'I can explain the main idea of this topic in my own words.' },
        { id: 'show', statement: 'I can show what I learned in a way that suits me.' },
      ],
      milestones: [
        milestone('learn', 'Learn together', [
          mustDo({
            id: 'read-first',
            title: 'Read and note three things',
            minutes: 20,
            points: 4,
            competencies: ['understand'],
            instructions:
              'Read the pages for this week. Write down three things that matter, each in one sentence.',
          }),
          mustDo({
            id: 'talk',
            title: 'Talk it over with a partner',
            minutes: 15,
            people: 'pair',
            points: 2,
            competencies: ['understand'],
            instructions:
              'Tell a partner your three things. Listen to theirs. Write one thing that you had not noticed.',
          }),
        ]),
        milestone('show-it', 'Show it your way', [
          choice({ id: 'show-choice', title: 'How will you show it?', choose: 1, points: 12 }, [
            {
              id: 'write',
              title: 'Write a one-page explanation',
              minutes: 40,
              competencies: ['understand', 'show'],
              instructions:
                'Explain the main idea to someone who missed this week. Use one example of your own.',
            },
            {
              id: 'record',
              title: 'Record a three-minute talk',
              minutes: 40,
              competencies: ['understand', 'show'],
              instructions:
                'Explain the main idea aloud, as if to a friend. Use one example of your own. Share the link.',
            },
            {
              id: 'make',
              title: 'Draw a poster or build a model',
              minutes: 40,
              formats: ['offline', 'link'],
              competencies: ['understand', 'show'],
              instructions:
                'Show the main idea with a picture or a model. Label the parts. Show it to your teacher.',
            },
          ]),
        ]),
        milestone('look-back', 'Look back', [
          mustDo({
            id: 'exit',
            title: 'One thing I will remember',
            minutes: 5,
            points: 2,
            competencies: ['show'],
            instructions: 'Write one thing that you will remember, and one question that you still have.',
          }),
        ]),
      ],
    },
  },
  {
    id: 'first-two-weeks',
    title: 'First two weeks: getting to know you',
    about:
      'The start of a course: students tell how they learn, meet each other, and try their first choice.',
    pathway: {
      title: 'First two weeks: getting to know you',
      summary: 'You tell us how you learn best. We find out how this class can work for you.',
      language: 'en',
      competencies: [
        { id: 'know-myself', statement: 'I can say what helps me learn and what gets in my way.' },
        { id: 'work-together', statement: 'I can work with someone whom I did not know before.' },
      ],
      milestones: [
        milestone('about-me', 'About me', [
          mustDo({
            id: 'profile',
            title: 'How I learn best',
            minutes: 25,
            points: 5,
            competencies: ['know-myself'],
            instructions:
              'Write or draw: what I like, what I am good at, what is hard for me, and what helps me. Your teacher reads it.',
          }),
          mustDo({
            id: 'wish',
            title: 'One wish for this class',
            minutes: 5,
            points: 1,
            competencies: ['know-myself'],
            instructions: 'Finish this sentence: “I will learn well here if …”',
          }),
        ]),
        milestone('about-us', 'About us', [
          choice({ id: 'meet-choice', title: 'Meet someone new', choose: 1, points: 6 }, [
            {
              id: 'interview',
              title: 'Interview a classmate',
              minutes: 20,
              people: 'pair',
              competencies: ['work-together'],
              instructions:
                'Ask five questions to someone whom you don’t know well. Write down the answer that surprised you most.',
            },
            {
              id: 'walk',
              title: 'Walk and talk',
              minutes: 15,
              people: 'pair',
              place: 'outdoors',
              formats: ['offline', 'text'],
              competencies: ['work-together'],
              instructions:
                'Walk one round with a classmate. Find three things that you share. Tell your teacher one of them.',
            },
            {
              id: 'object',
              title: 'Bring an object',
              minutes: 20,
              people: 'small group',
              formats: ['offline'],
              competencies: ['work-together'],
              instructions: 'Bring something that matters to you. Tell a small group why. Listen to theirs.',
            },
          ]),
        ]),
        milestone('first-choice', 'My first choice', [
          choice({ id: 'try-choice', title: 'Try a way of working', choose: 1, points: 8 }, [
            {
              id: 'alone',
              title: 'Alone, with a text',
              minutes: 30,
              people: 'alone',
              competencies: ['know-myself'],
              instructions: 'Read a short text from the shelf. Write what it says and what you think of it.',
            },
            {
              id: 'pair',
              title: 'With a partner, by talking',
              minutes: 30,
              people: 'pair',
              formats: ['offline', 'text'],
              competencies: ['know-myself', 'work-together'],
              instructions:
                'Take a question from the box. Talk until you both can explain an answer. Tell it to your teacher.',
            },
            {
              id: 'hands',
              title: 'With your hands',
              minutes: 30,
              formats: ['offline', 'link'],
              competencies: ['know-myself'],
              instructions: 'Build or draw something that explains one idea. Show it to your teacher.',
            },
          ]),
          mustDo({
            id: 'how-was-it',
            title: 'Was it a good choice?',
            minutes: 5,
            points: 2,
            competencies: ['know-myself'],
            instructions: 'Would you choose the same again? Say why, in two sentences.',
          }),
        ]),
      ],
    },
  },
  {
    id: 'show-what-you-know',
    title: 'Show what you know',
    about:
      'The end of a unit: a check for all, practice by choice, and one product that each student chooses.',
    pathway: {
      title: 'Show what you know',
      summary: 'Check where you stand, practise what you need, then show what you know.',
      language: 'en',
      competencies: [
        { id: 'understand', statement: 'I can use the main ideas of this unit.' },
        { id: 'show', statement: 'I can explain my work and say how I know that it is good.' },
      ],
      milestones: [
        milestone('check', 'Where do I stand?', [
          mustDo({
            id: 'self-check',
            title: 'Check yourself',
            minutes: 20,
            points: 2,
            formats: ['text', 'offline'],
            competencies: ['understand'],
            instructions:
              'Answer the questions on the sheet without help. Mark each: sure, not sure, not yet.',
          }),
        ]),
        milestone('practise', 'Practise what you need', [
          choice({ id: 'practise-choice', title: 'Choose two ways to practise', choose: 2, points: 8 }, [
            {
              id: 'cards',
              title: 'Make a set of cards',
              minutes: 25,
              formats: ['offline', 'link'],
              competencies: ['understand'],
              instructions: 'Make ten question cards about what was “not sure”. Try them with a partner.',
            },
            {
              id: 'solve',
              title: 'Solve and explain',
              minutes: 25,
              competencies: ['understand'],
              instructions: 'Solve three problems. Write beside each step why you may do it.',
            },
            {
              id: 'teach',
              title: 'Teach someone',
              minutes: 25,
              formats: ['text', 'offline'],
              competencies: ['understand'],
              instructions:
                'Explain one idea to someone at home or in class. Write down their question and your answer.',
            },
          ]),
        ]),
        milestone('product', 'Show it', [
          choice({ id: 'product-choice', title: 'Choose your product', choose: 1, points: 20 }, [
            {
              id: 'paper',
              title: 'Write',
              minutes: 60,
              competencies: ['understand', 'show'],
              instructions: 'Write two pages that use all main ideas on one example of your choice.',
            },
            {
              id: 'talk',
              title: 'Explain to an audience',
              minutes: 60,
              people: 'small group',
              formats: ['offline', 'link'],
              competencies: ['understand', 'show'],
              instructions: 'Give a five-minute talk to a small group. Answer two questions.',
            },
            {
              id: 'build',
              title: 'Make something',
              minutes: 60,
              formats: ['link', 'offline', 'text'],
              competencies: ['understand', 'show'],
              instructions:
                'Make a model, a comic or a film that uses all main ideas. Add a short note on how.',
            },
          ]),
          mustDo({
            id: 'reflect',
            title: 'How do you know it is good?',
            minutes: 10,
            points: 2,
            competencies: ['show'],
            instructions: 'Point to the part of your work that shows it best. Say why in three sentences.',
          }),
        ]),
      ],
    },
  },
];

import type { AgeBand } from '../../../domain/age-band.ts';
import type { ProfileSection } from '../../../domain/profile.ts';

/** What the profile says otherwise to children, teens and young adults. Words that options quote stand with those of the trail. */
export interface BandWords {
  intro: string;
  limits: string;
  tapsLegend: string;
  text: string;
  sections: Record<ProfileSection, string>;
  prompts: Record<ProfileSection, string>;
  taps: Record<string, string>;
}

export const profileBands: Record<AgeBand, BandWords> = {
  'to-5': {
    intro: 'Tell us about you. You can skip any part.',
    limits: 'If you tell us that someone may be hurt, your teacher must help.',
    tapsLegend: 'Tap what is true for you',
    text: 'Your own words',
    sections: {
      people: 'Me and my people',
      interests: 'Things I like',
      strengths: 'Things I do well',
      helps: 'What helps me learn',
      goals: 'My wishes and dreams',
      languages: 'Languages I speak',
      'tell-teacher': 'A note for my teacher',
    },
    prompts: {
      people: 'Who is important to you?',
      interests: 'What do you love to do?',
      strengths: 'What can you show a friend?',
      helps: 'What helps you when work is hard?',
      goals: 'What do you want to do when you are bigger?',
      languages: 'Which languages do you talk or sing in?',
      'tell-teacher': 'What do you want your teacher to know?',
    },
    taps: {
      asking: 'asking questions',
      calm: 'staying calm',
      drawing: 'drawing',
      explaining: 'telling how things work',
      fixing: 'fixing things',
      helping: 'helping friends',
      ideas: 'new ideas',
      numbers: 'counting',
      organizing: 'tidying up',
      reading: 'reading',
    },
  },
  '6-8': {
    intro: 'Tell what helps people teach you. Skip what you like.',
    limits: 'If you write that someone may be hurt, your teacher must act.',
    tapsLegend: 'Tap what fits',
    text: 'In your own words',
    sections: {
      people: 'Me and my people',
      interests: 'What I like',
      strengths: 'What I am good at',
      helps: 'What helps me',
      goals: 'My goals and dreams',
      languages: 'My languages',
      'tell-teacher': 'What I want my teacher to know',
    },
    prompts: {
      people: 'Who matters to you?',
      interests: 'What could you talk about for hours?',
      strengths: 'What do others ask you to help with?',
      helps: 'What makes learning easier for you?',
      goals: 'What would you like to do one day?',
      languages: 'Which languages do you speak, sing or dream in?',
      'tell-teacher': 'What should your teacher know?',
    },
    taps: {
      asking: 'asking questions',
      calm: 'staying calm',
      drawing: 'drawing',
      explaining: 'explaining',
      fixing: 'fixing things',
      helping: 'helping others',
      ideas: 'having ideas',
      numbers: 'numbers',
      organizing: 'keeping order',
      reading: 'reading',
    },
  },
  '9-12': {
    intro: 'Say what helps people teach you well. Every part is up to you.',
    limits: 'If you write that someone may be hurt, your teacher must act.',
    tapsLegend: 'Tap what fits you',
    text: 'In your own words',
    sections: {
      people: 'People who matter to me',
      interests: 'My interests',
      strengths: 'My strengths',
      helps: 'How I work best',
      goals: 'Goals and plans',
      languages: 'Languages',
      'tell-teacher': 'Good to know about me',
    },
    prompts: {
      people: 'Who has your back?',
      interests: 'What do you read, watch or make when nobody asks you to?',
      strengths: 'What do people come to you for?',
      helps: 'When do you do your best work?',
      goals: 'What are you working toward?',
      languages: 'Which languages do you use, and where?',
      'tell-teacher': 'What should someone who teaches you know?',
    },
    taps: {
      asking: 'asking good questions',
      calm: 'keeping a cool head',
      drawing: 'drawing and design',
      explaining: 'explaining ideas',
      fixing: 'repairing things',
      helping: 'supporting others',
      ideas: 'coming up with ideas',
      numbers: 'working with numbers',
      organizing: 'planning ahead',
      reading: 'reading closely',
    },
  },
};

/** A first profile, card by card. */
export const firstRound = {
  title: 'Tell who you are',
  howMany: (cards: number) => `${cards} short cards. Skip any of them.`,
  howLong: 'It takes about ten minutes. Each card is kept at once.',
  begin: 'Begin',
  goOn: 'Go on',
  stop: 'Stop for now',
  back: 'Back',
  skip: 'Skip',
  next: 'Next',
  finish: 'Finish',
  cardOf: (number: number, of: number) => `Card ${number} of ${of}`,
  readBy: (readers: string) => `Who reads this: ${readers}`,
  waits: (cards: number) =>
    cards === 1
      ? 'One card waits here for the network. It goes by itself.'
      : `${cards} cards wait here for the network. They go by themselves.`,
  tryNow: 'Try now',
  refused: (card: string) => `“${card}” was not kept.`,
  openCard: (card: string) => `Go to “${card}”`,
  doneTitle: 'That is you, for now',
  laterTitle: 'Another time, then',
  told: (cards: number, of: number) => `You told something on ${cards} of ${of} cards.`,
  reasons: 'Your path now says why an option may fit you.',
  noReasons: 'What you tap under likes and help shows on your path.',
  later: 'You can change it all at any time.',
  skippedAll: 'You skipped all cards. They wait for you under My profile.',
  seePath: 'See my path',
};

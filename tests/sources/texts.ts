/** What people in invented towns said, a source each: an opening line, then the sentence that is quoted, then a rest. */
export interface SpokenText {
  id: string;
  speaker: string;
  before: string;
  /** The words that articles quote, with at least one negation, number, name and modal among them in the lot. */
  said: string;
  after: string;
}

export const TEXTS: readonly SpokenText[] = [
  {
    id: 'bridge',
    speaker: 'Ann Lee',
    before: 'Thank you, chair. I have walked over that bridge since I was a girl.',
    said: 'We did not close the bridge because of the flood. We closed it because 14 bolts in the northern arch had rusted through, and nobody at Harrow had looked at them since the autumn.',
    after: 'I will take questions now, if there are any from the gallery.',
  },
  {
    id: 'hospital',
    speaker: 'Priya Nair',
    before: 'The ward was built for twenty beds.',
    said: 'On Tuesday night there were 31 patients on a ward for twenty, and some of them may have waited nine hours for a doctor. The staff of this hospital should never be asked to work like that again.',
    after: 'That is what I told the board, and that is what the minutes ought to show.',
  },
  {
    id: 'school',
    speaker: 'Owen Marsh',
    before: 'I am a governor, not a builder.',
    said: 'The roof of the sports hall could come down in a strong wind. Our surveyor from Calder Mills wrote that in March, and the council has not answered a single letter of ours.',
    after: 'The children play outside, whatever the weather does to them.',
  },
  {
    id: 'ferry',
    speaker: 'Una Vale',
    before: 'My father had the ferry before me.',
    said: 'We carry about 200 people across the Wend on a good Saturday. If the grant goes, the boat goes, and the people of Staithe will have to drive eighteen miles to buy a pint of milk.',
    after: 'Nobody in the council offices has ever taken the crossing, as far as I can tell.',
  },
  {
    id: 'farm',
    speaker: 'Idris Pugh',
    before: 'It was the wettest spring that I remember.',
    said: 'We lost forty lambs in one night, and the insurer says that it will not pay for more than ten of them. I cannot see how any farm in the Dunmoor valley is going to get through another year like this one.',
    after: 'My daughter keeps the books, and she says the same thing in fewer words.',
  },
  {
    id: 'library',
    speaker: 'Maud Birtwhistle',
    before: 'There used to be five of us behind the desk.',
    said: 'People think that a library is a room with books in it. It is the only warm place in Ferrow that asks for nothing, and every afternoon in January at least thirty pensioners sit here until we close at six.',
    after: 'Some of them read the paper, and some of them just sleep in the chairs.',
  },
  {
    id: 'inquest',
    speaker: 'Tom Reed',
    before: 'I was the first to get to the lock that evening.',
    said: 'The gate was open and there was no light on the towpath. I shouted twice, I think, before I saw the coat in the water, and by then it must have been a quarter past seven on the Friday.',
    after: 'I have nothing to add to that, sir, except that I still hear it.',
  },
  {
    id: 'factory',
    speaker: 'Carla Boyd',
    before: 'We make gaskets, and we have made them since the war.',
    said: 'Half of the night shift will go before Easter, and most of them have never worked anywhere else. The company told us nothing until Mr Voss from Leipzig read our names out in the canteen.',
    after: 'You could have heard a pin drop, and then somebody laughed.',
  },
  {
    id: 'market',
    speaker: 'Samir Haddad',
    before: 'My stall is the one with the green awning.',
    said: 'They want to raise the rent by 15 percent, and they want us to sign for three years without knowing whether the square will be dug up. Would you sign that? I would rather sell figs from the back of a van in Oxley.',
    after: 'I have a van, so this is not an empty threat.',
  },
  {
    id: 'theatre',
    speaker: 'Orla Swain',
    before: 'It is a small part but a loud one.',
    said: 'I have played this part in four towns, and only in Marlow did the front row answer back. One man stood up in the second act and told me that I ought to leave my husband before Sunday.',
    after: 'I nearly did, to be honest with you.',
  },
];

/** The text as a transcript with labels, a question in front. */
export const transcriptOf = ({ speaker, before, said, after }: SpokenText): string =>
  `INTERVIEWER: Would you tell us what happened?\n\n${speaker.toUpperCase()}: ${before} ${said} ${after}\n\nINTERVIEWER: Thank you. The next witness will be called after lunch.\n`;

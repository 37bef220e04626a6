/** What follows the phrase: the one quoted, or the quoted words. */
export interface CuePhrase {
  /** In lower case, `…` standing for one to a few words (a name or a possessive). */
  phrase: string;
  /** Where the one whose words they are stands: after the phrase, in its gap, or before it as subject. */
  source: 'after' | 'gap' | 'before';
}

/** Fixed phrases, other than verbs, that say whose words stand nearby. */
export const CUE_PHRASES: readonly CuePhrase[] = [
  ...`according to|as per|per|in the words of|in the view of|in the opinion of|in the eyes of|to quote|to paraphrase
quoting|citing|paraphrasing|as told by|as described by|as reported by|as stated by|as stated in|as quoted by
as quoted in|as seen by|as written by|as defined by|attributed to|credited to|courtesy of|a spokesman for|a spokeswoman for
a spokesperson for|spokespeople for|a source close to|sources close to|in a statement from|a statement from|a letter from
an email from|a post by|a tweet from|a tweet by|a report by|a report from`
    .split(/[|\n]/)
    .map((phrase): CuePhrase => ({ phrase, source: 'after' })),
  ...`in … words|in … own words|in … view|in … opinion|in … eyes|in … telling|in … estimation|in … judgment|in … judgement
by … account|by … own account|by … own admission|on … account|to … mind|to use … words|to use … phrase|to borrow … phrase
to quote … words|as … put it|as … puts it|as … has put it|as … would have it|as … says|as … said|as … tells it|as … told it
as … calls it|as … called it|as … call it|as … described it|as … describes it|as … wrote|as … writes|as … sees it|as … saw it
as … likes to say|as … once said|what … calls|what … called|what … call|what … described as|what … describes as|what … termed
what … dubbed|what … has called|what … refers to as|what … referred to as`
    .split(/[|\n]/)
    .map((phrase): CuePhrase => ({ phrase, source: 'gap' })),
  ...`quoted as saying|quoted as telling|reported as saying|reported to have said|alleged to have said|said to have told
recorded as saying|heard to say|heard saying|heard shouting|heard telling|known to say|cited as saying|on record as saying
went on record|with the words|in the following words|in so many words|words to the effect that|words to that effect
in a statement|in a letter|in an email|in a post|in a tweet|in an interview|in a speech|in a report|in a message|in a ruling
in a press release|in a joint statement|in a written statement|in a news release|in a memo|in a video|in an open letter
in a blog|in an article|in a reply|in a submission|in a judgment|in a judgement|under the headline|under the title|by the name of`
    .split(/[|\n]/)
    .map((phrase): CuePhrase => ({ phrase, source: 'before' })),
];

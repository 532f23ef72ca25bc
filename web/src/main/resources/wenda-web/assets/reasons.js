// Why this community does not publish a question as it is, in the reader's language.
import {get} from 'wenda/api';
import {has, language, say} from 'wenda/texts';

const inWords = ({code, words}) => ({code, words: words[language] ?? words.en ?? Object.values(words)[0]});

/** In the order of the desk: `[{code, words}]`. */
export const reasons = async () => (await get('/api/reviews/reasons')).items.map(inWords);

/** Of one that no moderator chooses, in words of our own; nothing for one that the community no longer has. */
export const wordsOf = (all, wanted) =>
  all.find(({code}) => code === wanted)?.words ?? (has(`question.reason.${wanted}`) ? say(`question.reason.${wanted}`) : '');

// What somebody who would answer lacks, and what the asker says of an answer that misses.
import {del, put} from 'wenda/api';
import {say} from 'wenda/texts';
import {words} from 'wenda/words';

/** Asks the asker for what is missing. */
export const enquire = (question) =>
  saying(`/api/questions/${question}/enquiry`, {
    title: say('question.enquire-title'),
    hint: say('question.enquire-hint'),
    action: say('question.enquire-send'),
  });

/** The asker says that an answer does not answer it. */
export const miss = (answer) =>
  saying(`/api/answers/${encodeURIComponent(answer)}/objection`, {
    title: say('question.miss-title'),
    hint: say('question.miss-hint'),
    action: say('question.miss-send'),
  });

/** Nothing is missing any more. */
export async function settle(question) {
  await del(`/api/questions/${question}/enquiry`);
  location.reload();
}

async function saying(path, asked) {
  const typed = await words(asked);
  if (typed !== undefined) {
    await put(path, {words: typed});
    location.reload();
  }
}

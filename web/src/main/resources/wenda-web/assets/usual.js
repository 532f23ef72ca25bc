// How long a review takes, as the community shows it to everybody.
import {get} from 'wenda/api';
import {span} from 'wenda/time';

/** The median and what nine in ten stay within, in words; null where nothing was reviewed lately. */
export async function usualReview() {
  const {decisions, medianSeconds, p90Seconds} = await get('/api/reviews/times');
  return decisions === 0 ? null : {median: inWords(medianSeconds), p90: inWords(p90Seconds), decisions};
}

const inWords = (seconds) => span(0, Math.max(seconds, 60) * 1000);

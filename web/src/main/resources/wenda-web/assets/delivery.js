// Why an alert came and by which ways, in words: for its member, and for who looks it up.
import {html, nothing} from 'lit';
import {has, locale, say, sayWith} from 'wenda/texts';
import {full} from 'wenda/time';

const momentFormat = new Intl.DateTimeFormat(locale, {dateStyle: 'medium', timeStyle: 'short'});

/** A point in time that may lie ahead: day and hour. */
export const moment = (instant) => html`<time datetime=${instant} title=${full(instant)}>${momentFormat.format(new Date(instant))}</time>`;

/** "the tag kafka", or "one of its tags" where it is not known which. */
export function whatInWords(followed, reason) {
  if (followed?.kind === 'community' || followed?.kind === 'question') {
    return say(`delivery.what-${followed.kind}`);
  }
  if (followed?.kind === 'announcements') {
    const [topic, language] = followed.id.split('.');
    return say('delivery.what-announcements', {topic: say(`announcing.topic-${topic}`), language: say(`staff.language-${language}`)});
  }
  if (followed?.title) {
    return sayWith(`delivery.what-${followed.kind}`, {name: html`<bdi>${followed.title}</bdi>`});
  }
  return say(reason === 'tag' || followed?.kind === 'tag' ? 'delivery.what-some-tag' : 'delivery.what-somebody');
}

/** What the member has to do with it; `who` is "because" for themselves and "as" for others. */
export const reasonInWords = (who, {reason, followed}) => {
  const key = `delivery.${who}-${reason}`;
  return has(key) ? sayWith(key, {what: whatInWords(followed, reason)}) : reason;
};

/** What becomes, or became, of mail; and what today's settings say, where that is another thing. */
export const mailInWords = ({state, at, today}) => html`
  ${sayWith(`delivery.mail-${state}`, {time: at ? moment(at) : nothing})}
  ${state === 'off' ? nothing : html`<span class="meta">${say('delivery.today', {timing: say(`delivery.timing-${today}`)})}</span>`}`;

/** The ways of the reader's own alert. */
export const ways = (delivery) => html`
  <dl class="ways">
    <dt>${say('delivery.why')}</dt>
    <dd>${reasonInWords('because', delivery)}</dd>
    <dt>${say('delivery.inbox')}</dt>
    <dd>${sayWith('delivery.came', {time: moment(delivery.at)})}</dd>
    <dt>${say('delivery.bell')}</dt>
    <dd>${say(delivery.rings ? 'delivery.rings' : 'delivery.rings-not')}</dd>
    <dt>${say('delivery.mail')}</dt>
    <dd>${mailInWords(delivery.mail)}</dd>
  </dl>`;

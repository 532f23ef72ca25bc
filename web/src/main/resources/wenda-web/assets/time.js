// Times in the reader's own zone and words. The server wrote them in UTC; here they are written again.
import {html} from 'lit';
import {locale, say} from 'wenda/texts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const clockFormat = new Intl.DateTimeFormat(locale, {hour: '2-digit', minute: '2-digit', hourCycle: 'h23'});
const weekdayFormat = new Intl.DateTimeFormat(locale, {weekday: 'short'});
const dateFormat = new Intl.DateTimeFormat(locale, {day: 'numeric', month: 'short'});
const yearFormat = new Intl.DateTimeFormat(locale, {day: 'numeric', month: 'short', year: 'numeric'});
const fullFormat = new Intl.DateTimeFormat(locale, {dateStyle: 'full', timeStyle: 'short'});

/** "15:31" */
export const clock = (instant) => clockFormat.format(new Date(instant));

/** "Thursday, 19 November 2026 at 15:31" */
export const full = (instant) => fullFormat.format(new Date(instant));

/** How long ago, in one unit: "38 min", "3 h", "5 days". */
export function span(instant, now = Date.now()) {
  const length = now - new Date(instant);
  if (length < MINUTE) {
    return say('time.moment');
  }
  if (length < HOUR) {
    return say('time.minutes', {count: Math.floor(length / MINUTE)});
  }
  if (length < 2 * DAY) {
    return say('time.hours', {count: Math.floor(length / HOUR)});
  }
  return say('time.days', {count: Math.floor(length / DAY)});
}

/** "15:31" today, "Thu 15:31" within a week, "19 Nov" before that. */
export function at(instant, now = new Date()) {
  const then = new Date(instant);
  const days = Math.round((midnight(now) - midnight(then)) / DAY);
  if (days === 0) {
    return clock(then);
  }
  if (days > 0 && days < 7) {
    return `${weekdayFormat.format(then)} ${clock(then)}`;
  }
  return (then.getFullYear() === now.getFullYear() ? dateFormat : yearFormat).format(then);
}

/** A time for a template, kept right while the page is open. */
export const timeTag = (instant, style = 'at') =>
  html`<time datetime=${instant} data-time=${style} title=${full(instant)}>${words(instant, style)}</time>`;

/** Writes every time below `root` in the reader's zone. */
export function tellTimes(root = document) {
  for (const time of root.querySelectorAll('time[data-time]')) {
    const told = words(time.dateTime, time.dataset.time);
    if (time.textContent !== told) {
      time.textContent = told;
    }
    time.title = full(time.dateTime);
  }
}

function words(instant, style) {
  if (style === 'waiting') {
    return say('time.waiting', {span: span(instant)});
  }
  if (style === 'full') {
    return full(instant);
  }
  if (style === 'day') {
    return yearFormat.format(new Date(instant));
  }
  return style === 'span' ? span(instant) : at(instant);
}

function midnight(instant) {
  const day = new Date(instant);
  day.setHours(0, 0, 0, 0);
  return day;
}

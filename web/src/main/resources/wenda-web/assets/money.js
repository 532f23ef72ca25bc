// Amounts and plans, as the reader's language writes them.
import {get} from 'wenda/api';
import {inWords, locale, say} from 'wenda/texts';

/** price({minor: 2000, currency: 'CNY'}) -> "CN¥20.00" */
export function price({minor, currency}) {
  const format = new Intl.NumberFormat(locale, {style: 'currency', currency});
  return format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits);
}

/** What it costs and for how long: "CN¥20.00 a month". */
export function priceOf({price: money, months}) {
  if (!money) {
    return say('membership.price.free');
  }
  return months
    ? say('membership.price.months', {price: price(money), count: months})
    : say('membership.price.life', {price: price(money)});
}

/** "An answer within 8 answering hours": minutes of the hours in which the community answers. */
export const answerWithin = (minutes) =>
  minutes % 60 === 0 ? say('membership.answer-hours', {count: minutes / 60}) : say('membership.answer-minutes', {count: minutes});

/** The plan's name as the reader gets it; its code where the community has it no more. */
export const nameOf = (plans, code) => inWords(plans?.find((plan) => plan.code === code)?.name ?? {}) ?? code;

/** Memberships and sponsorships: what an order or a line of the books may be for. */
export async function allPlans() {
  const [joining, sponsoring] = await Promise.all([get('/api/plans'), get('/api/sponsors/plans')]);
  return [...joining.plans, ...sponsoring.plans];
}

/** What somebody typed, in the smallest unit of the currency; null where it is no amount. */
export function minorOf(text, currency) {
  const digits = new Intl.NumberFormat('en', {style: 'currency', currency}).resolvedOptions().maximumFractionDigits;
  const amount = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(amount) ? null : Math.round(amount * 10 ** digits);
}

const DAY = new Intl.DateTimeFormat(locale, {year: 'numeric', month: 'long', day: 'numeric'});

/** "22 December 2026" */
export const day = (instant) => DAY.format(new Date(instant));

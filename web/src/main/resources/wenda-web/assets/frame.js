// What every page does beside its own content: the reader's times, language, light and session, and being offline.
import {get} from 'wenda/api';
import {grey, initial} from 'wenda/avatar';
import {enhanceCode} from 'wenda/code';
import {is, keepSession, member, signInPath, signOut} from 'wenda/session';
import {say} from 'wenda/texts';
import {tellTimes} from 'wenda/time';
import {toast} from 'wenda/toast';

const YEAR_S = 365 * 24 * 3600;
const MINUTE_MS = 60_000;
/** Where one does something about it, and what the link there says. */
const WAYS = {
  rules: ['/rules', 'conduct.to-rules'],
  unguarded: ['/settings#second-factor', 'security.to-second'],
  expelled: ['/conduct', 'conduct.to-case'],
  warned: ['/conduct', 'conduct.to-case'],
};

tellTimes();
setInterval(() => tellTimes(), MINUTE_MS);
enhanceCode();
watchSwitches();
watchSearchKey();
watchLine();
document.addEventListener('wenda-signed-out', signedOut, {once: true});
await fillIn();

/** Language and light are cookies, so that the next page comes right from the server. */
function watchSwitches() {
  for (const choice of document.querySelectorAll('select[data-cookie]')) {
    choice.addEventListener('change', () => {
      const age = choice.value === '' ? 0 : YEAR_S;
      document.cookie = `${choice.dataset.cookie}=${choice.value}; Path=/; Max-Age=${age}; SameSite=Lax`;
      location.reload();
    });
  }
  for (const button of document.querySelectorAll('[data-action="sign-out"]')) {
    button.addEventListener('click', () => signOut());
  }
}

/** The slash leads to search, unless somebody types it somewhere, or turned the keys off at the review desk. */
function watchSearchKey() {
  document.addEventListener('keydown', (event) => {
    const typing = event.target.closest?.('input, textarea, select, dialog, [contenteditable]');
    const held = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    if (event.key === '/' && !typing && !held && localStorage.getItem('wenda.review-keys') !== 'off') {
      event.preventDefault();
      document.querySelector('.search__field')?.focus();
    }
  });
}

/** The bar above the page while there is no line. */
function watchLine() {
  const bar = document.querySelector('.offline');
  const tell = () => {
    bar.hidden = navigator.onLine;
  };
  addEventListener('online', tell);
  addEventListener('offline', tell);
  tell();
}

/** Shows what is for this reader, on pages that came without knowing who that is. */
async function fillIn() {
  const me = await member();
  if (document.body.dataset.session === 'ask') {
    const [moderator, admin, assistant, treasurer, duty] =
      await Promise.all(['moderator', 'admin', 'assistant', 'treasurer', 'duty'].map(is));
    const sponsors = moderator || treasurer || duty;
    const groups = assistant || admin;
    const shown = {guest: !me, member: !!me, moderator, admin, assistant, treasurer, groups, sponsors, desks: sponsors || groups};
    for (const part of document.querySelectorAll('[data-for]')) {
      part.hidden = !shown[part.dataset.for];
    }
    for (const square of me ? document.querySelectorAll('[data-avatar]') : []) {
      square.className = `avatar avatar--28 avatar--grey-${grey(me.id)}`;
      square.textContent = initial(me.name);
    }
    for (const name of document.querySelectorAll('[data-name]')) {
      name.textContent = me?.name ?? '';
    }
  }
  if (me) {
    tellConduct(me);
    keepSession();
    await import('wenda/bell');
  }
  if (await is('moderator')) {
    await countReviews();
  }
}

/** The bar under the top bar while something about the reader's conduct waits for them. */
function tellConduct({warned, expelled, rules, unguarded}) {
  const kind = (expelled && 'expelled') || (unguarded && 'unguarded') || (warned && 'warned') || (rules && 'rules');
  const [path, words] = WAYS[kind] ?? WAYS.warned;
  if (kind && !['/conduct', '/rules', path.split('#')[0]].includes(location.pathname)) {
    const bar = document.createElement('p');
    bar.className = `strip strip--${kind}`;
    const link = document.createElement('a');
    link.href = path;
    link.textContent = say(words);
    bar.append(say(`conduct.strip.${kind}`), ' ', link);
    document.querySelector('main')?.prepend(bar);
  }
}

async function countReviews() {
  const counts = document.querySelectorAll('[data-count="reviews"]');
  try {
    const {total} = await get('/api/reviews?limit=1');
    counts.forEach((count) => {
      count.textContent = total > 0 ? total : '';
    });
  } catch {
    // A number that is not known is not shown.
  }
}

async function signedOut() {
  if (await member()) {
    toast(say('frame.signed-out'), {action: say('frame.sign-in'), onAction: () => location.assign(signInPath())});
  }
}

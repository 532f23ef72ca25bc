// Pages of what is announced: the button that subscribes to a topic in a language, and the one that passes one on.
import {del, get, put} from 'wenda/api';
import {member} from 'wenda/session';
import {share} from 'wenda/share';
import {say} from 'wenda/texts';
import {toast} from 'wenda/toast';

const PATH = '/api/announcements/subscriptions';

for (const button of document.querySelectorAll('[data-subscribe]')) {
  begin(button);
}

for (const button of document.querySelectorAll('[data-share]')) {
  button.addEventListener('click', () => share(button.dataset.share).catch(() => toast(say('announcing.share-failed'))));
}

async function begin(button) {
  if (!(await member())) {
    return;
  }
  const {subscribe: topic, language} = button.dataset;
  const show = ({items}) => {
    const on = items.some((each) => each.topic === topic && each.language === language);
    button.setAttribute('aria-pressed', String(on));
    button.querySelector('span').textContent = say(on ? 'announcing.subscribed' : 'announcing.subscribe');
    button.hidden = false;
  };
  const toggle = async () => {
    const on = button.getAttribute('aria-pressed') === 'true';
    try {
      show(await (on ? del : put)(`${PATH}/${topic}/${language}`));
    } catch {
      toast(say('announcing.subscribe-failed'));
    }
  };
  try {
    show(await get(PATH));
    button.addEventListener('click', toggle);
  } catch {
    // Without the service there is nothing to press.
  }
}

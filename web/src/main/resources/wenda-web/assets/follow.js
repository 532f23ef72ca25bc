// Buttons that follow a question, a tag, a member or the whole community, and that mute a question. They show once it is
// known what the reader follows.
import {del, get, put} from 'wenda/api';
import {member} from 'wenda/session';
import {say} from 'wenda/texts';
import {toast} from 'wenda/toast';

/** Every `<button data-follow="tag" data-id="netty" hidden>` with a `<span>` for its words, and `data-mute` with an id. */
export async function followButtons(root) {
  if (!(await member())) {
    return;
  }
  for (const button of root.querySelectorAll('[data-follow]')) {
    const {follow: kind, id} = button.dataset;
    const mute = [...root.querySelectorAll('[data-mute]')].find(({dataset}) => kind === 'question' && dataset.mute === id);
    await begin(button, mute, `/api/follows/${kind}/${encodeURIComponent(id)}`);
  }
}

async function begin(button, mute, path) {
  const draw = async () => {
    const {following, muted, followers} = await get(path);
    show(button, following, words(button.dataset.follow, following, followers));
    if (mute) {
      show(mute, muted, say(muted ? 'question.muted' : 'question.mute'));
    }
  };
  const toggle = (pressed, at) =>
    pressed.addEventListener('click', async () => {
      try {
        await (pressed.getAttribute('aria-pressed') === 'true' ? del(at) : put(at));
        await draw();
      } catch {
        toast(say('question.follow-failed'));
      }
    });
  try {
    await draw();
  } catch {
    return;
  }
  toggle(button, path);
  if (mute) {
    toggle(mute, `${path}/mute`);
  }
}

function show(button, on, text) {
  button.setAttribute('aria-pressed', String(on));
  button.querySelector('span').textContent = text;
  button.hidden = false;
}

function words(kind, on, followers) {
  if (kind === 'community') {
    return say(on ? 'list.following-all' : 'list.follow-all');
  }
  return followers > 0
    ? say(on ? 'question.following-count' : 'question.follow-count', {count: followers})
    : say(on ? 'question.following' : 'question.follow');
}

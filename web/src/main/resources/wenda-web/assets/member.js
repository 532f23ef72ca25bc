// A member's page: rows as everywhere, and what moderators do about the picture.
import 'wenda/list';
import {Problem, del} from 'wenda/api';
import {confirm} from 'wenda/confirm';
import {say} from 'wenda/texts';
import {toast} from 'wenda/toast';

for (const button of document.querySelectorAll('[data-remove-picture]')) {
  button.addEventListener('click', () => remove(button.dataset.removePicture));
}

async function remove(id) {
  const sure = await confirm({
    title: say('profile.remove-picture'),
    text: say('profile.remove-picture.text'),
    action: say('profile.remove-picture'),
  });
  if (!sure) {
    return;
  }
  try {
    await del(`/api/avatars/${encodeURIComponent(id)}`);
    location.reload();
  } catch (problem) {
    if (!(problem instanceof Problem)) {
      throw problem;
    }
    toast(problem.message);
  }
}

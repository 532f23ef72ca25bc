// Rows that were read since their last change are set in plain weight. Remembered in this browser only. And how long a review takes.
import {followButtons} from 'wenda/follow';
import {readAt} from 'wenda/reading';
import {say} from 'wenda/texts';
import {usualReview} from 'wenda/usual';

for (const row of document.querySelectorAll('[data-row]')) {
  const read = readAt(row.dataset.row);
  row.classList.toggle('row--read', read !== undefined && read >= Date.parse(row.dataset.active));
}

followButtons(document);

const usual = await usualReview().catch(() => null);
const place = document.querySelector('[data-usual]');
if (usual && place) {
  place.textContent = say('list.usual', usual);
}

// Rows that were read since their last change are set in plain weight. Remembered in this browser only.
import {readAt} from 'wenda/reading';

for (const row of document.querySelectorAll('[data-row]')) {
  const read = readAt(row.dataset.row);
  row.classList.toggle('row--read', read !== undefined && read >= Date.parse(row.dataset.active));
}

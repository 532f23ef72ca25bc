// Passing something public on where Wenda cannot send it: a ready text with a QR picture of its link.
import {html, render} from 'lit';
import {get} from 'wenda/api';
import {language, say} from 'wenda/texts';

const PICTURE_PIXELS = 480;

/** Fetches the ready text of a post and offers it. `path` as in the API: `questions/q1`, `answers/a1`. */
export async function share(path) {
  offer(await get(`/api/${path}/ready-text?language=${language}`));
}

/** Offers {text, url, picture} to be copied: at once, or each by itself. */
export function offer({text, url, picture}) {
  const dialog = document.createElement('dialog');
  dialog.className = 'dialog share';
  dialog.setAttribute('aria-labelledby', 'share-title');
  const png = pngOf(picture).catch(() => null);
  const copies = (what) => async () => {
    dialog.querySelector('[role=status]').textContent = say(`share.${await what().catch(() => 'failed')}`);
  };
  render(
    html`<form method="dialog">
      <h2 class="dialog__title" id="share-title">${say('share.title')}</h2>
      <p>${say('share.lead')}</p>
      <label class="field__label" for="share-text">${say('share.text')}</label>
      <textarea class="input" id="share-text" rows="6" readonly .value=${text}></textarea>
      <img class="share__picture" src=${sourceOf(picture)} width="180" height="180" alt=${say('share.picture', {url})} />
      <p role="status"></p>
      <div class="dialog__actions">
        <button class="button button--ink" type="button" autofocus @click=${copies(() => copyBoth(text, png))}>${say('share.copy')}</button>
        <button class="button" type="button" @click=${copies(() => copyText(text))}>${say('share.copy-text')}</button>
        <button class="button" type="button" @click=${copies(() => copyPicture(png))}>${say('share.copy-picture')}</button>
        <button class="button button--quiet" value="close">${say('share.close')}</button>
      </div>
    </form>`,
    dialog,
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** Programs take what they can: words, words with the picture, or the picture. */
async function copyBoth(text, png) {
  const picture = await png;
  if (!picture || !globalThis.ClipboardItem) {
    return copyText(text);
  }
  const kinds = {'text/plain': text, 'text/html': htmlOf(text, await dataOf(picture))};
  const blobs = Object.entries(kinds).map(([type, words]) => [type, new Blob([words], {type})]);
  await navigator.clipboard.write([new ClipboardItem({...Object.fromEntries(blobs), 'image/png': picture})]);
  return 'copied';
}

async function copyText(text) {
  await navigator.clipboard.writeText(text);
  return 'text-copied';
}

async function copyPicture(png) {
  await navigator.clipboard.write([new ClipboardItem({'image/png': await png})]);
  return 'picture-copied';
}

const sourceOf = (svg) => `data:image/svg+xml,${encodeURIComponent(svg)}`;

/** Drawn large enough to be read from a screen. Some browsers draw no SVG that does not say how large it is. */
async function pngOf(svg) {
  const image = new Image();
  image.src = sourceOf(svg.replace('<svg ', `<svg width="${PICTURE_PIXELS}" height="${PICTURE_PIXELS}" `));
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = PICTURE_PIXELS;
  canvas.height = PICTURE_PIXELS;
  canvas.getContext('2d').drawImage(image, 0, 0);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

function dataOf(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(reader.result));
    reader.addEventListener('error', reject);
    reader.readAsDataURL(blob);
  });
}

/** The words are people's: they are set as text, and written out from there. */
function htmlOf(text, picture) {
  const page = document.createElement('div');
  for (const part of text.split('\n\n')) {
    page.append(Object.assign(document.createElement('p'), {textContent: part}));
  }
  page.append(Object.assign(document.createElement('img'), {src: picture, alt: ''}));
  return page.innerHTML;
}

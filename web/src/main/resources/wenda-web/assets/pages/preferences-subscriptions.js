import {del, get, put} from 'wenda/api';
import {WendaElement, define, html, nothing} from 'wenda/element';
import {say} from 'wenda/texts';
import {toast} from 'wenda/toast';

const PATH = '/api/announcements/subscriptions';
const TOPICS = ['release', 'event', 'article', 'case'];
const LANGUAGES = ['en', 'zh', 'fr', 'ru'];

/** Which announcements one wants to hear of: each topic in each language by itself. Kept at once. */
class Subscriptions extends WendaElement {
  static properties = {items: {state: true}};

  constructor() {
    super();
    this.items = null;
  }

  async connectedCallback() {
    super.connectedCallback();
    try {
      this.items = (await get(PATH)).items;
    } catch {
      this.items = null; // The rest of the page works; this part is not offered.
    }
  }

  render() {
    return this.items === null
      ? nothing
      : html`
        <section class="preferences__follows" aria-labelledby="subscriptions">
          <h2 class="heading heading--section" id="subscriptions">${say('announcing.title')}</h2>
          <p class="meta">${say('announcing.choose-text')}</p>
          ${TOPICS.map((topic) => html`
            <fieldset class="subscriptions">
              <legend>${say(`announcing.topic-${topic}`)}</legend>
              ${LANGUAGES.map((language) => this.#box(topic, language))}
            </fieldset>`)}
        </section>`;
  }

  #box(topic, language) {
    const on = this.items.some((each) => each.topic === topic && each.language === language);
    return html`
      <label class="check"><input type="checkbox" data-topic=${topic} data-language=${language} .checked=${on}
        @change=${({target}) => this.#turn(target, topic, language)} /><span>${say(`staff.language-${language}`)}</span></label>`;
  }

  async #turn(box, topic, language) {
    try {
      this.items = (await (box.checked ? put : del)(`${PATH}/${topic}/${language}`)).items;
    } catch (problem) {
      box.checked = !box.checked;
      toast(problem.message);
    }
  }
}

define('wenda-subscriptions', Subscriptions);

import {WendaForm} from 'wenda/form';

/** A page that is read anew when an alert tells that something of it changed. Whoever extends it says which do, and reads. */
export class LivePage extends WendaForm {
  static properties = {...WendaForm.properties, failed: {state: true}};

  constructor() {
    super();
    this.failed = false;
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('wenda-alert', this.#ring);
    this.load();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('wenda-alert', this.#ring);
  }

  #ring = ({detail: alert}) => {
    if (this.concerns(alert)) {
      this.load();
    }
  };

  async load() {
    try {
      await this.read();
      this.failed = false;
    } catch {
      this.failed = true;
    }
  }
}

// Alerts as they happen. One tab holds the line for all tabs of this browser and passes on what it hears.
//
// The tab that gets the lock connects; the others listen to it on a channel, and one of them gets the lock when it goes.
// A lost line is tried again after 1, 2, 4 .. 30 seconds, each time from the last alert heard, so nothing is missed;
// what comes twice, also after the next page was opened, is dropped by its id.

const HEARD_NOTHING_MS = 40_000;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
const REMEMBERED = 200;

/**
 * Calls `onAlert(item)` once for each new alert of this member, in every tab, and `onLine()` whenever the line is up
 * again, for what was counted elsewhere meanwhile. `onMoved()`: this member saw, read or archived something on some page.
 */
export function listen(memberId, {onAlert, onLine, onMoved}) {
  const channel = new BroadcastChannel(`wenda-alerts:${memberId}`);
  const hear = ({kind, item}) => ({line: onLine, moved: onMoved, alert: () => onAlert(item)})[kind]?.();
  const tell = (message) => {
    hear(message);
    channel.postMessage(message);
  };
  channel.addEventListener('message', ({data}) => hear(data));
  const hold = () => new Line(memberId, tell).hold();
  if (navigator.locks) {
    navigator.locks.request(`wenda-stream:${memberId}`, hold);
  } else {
    hold();
  }
}

/** The one connection, tried again and again until the session is over. */
class Line {
  #memberId;
  #tell;
  #wait = FIRST_WAIT_MS;

  constructor(memberId, tell) {
    this.#memberId = memberId;
    this.#tell = tell;
  }

  async hold() {
    for (;;) {
      try {
        if (!(await this.#connect())) {
          return;
        }
      } catch {
        // Silence or a broken line: tried again below.
      }
      await this.#pause();
    }
  }

  /** Listens until the line ends. False when there is no session any more. */
  async #connect() {
    const silence = new AbortController();
    let timer;
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), HEARD_NOTHING_MS);
    };
    alive();
    try {
      const response = await fetch('/api/inbox/stream', {headers: this.#headers(), signal: silence.signal});
      if (response.status === 401 || response.status === 403) {
        return false;
      }
      if (!response.ok) {
        return true;
      }
      this.#wait = FIRST_WAIT_MS;
      this.#tell({kind: 'line'});
      for await (const event of eventsOf(response.body, alive)) {
        this.#take(event);
      }
      return true;
    } finally {
      clearTimeout(timer);
    }
  }

  #take({id, type, data}) {
    if (id) {
      localStorage.setItem(this.#lastKey(), id);
    }
    if (type === 'moved') {
      this.#tell({kind: 'moved'});
    }
    const item = type === 'alert' ? JSON.parse(data) : null;
    if (item && this.#isNew(item.id)) {
      this.#tell({kind: 'alert', item});
    }
  }

  /** Remembers what was told, for the tab that holds the line next. */
  #isNew(id) {
    const key = `wenda-heard:${this.#memberId}`;
    const heard = JSON.parse(localStorage.getItem(key) ?? '[]');
    if (heard.includes(id)) {
      return false;
    }
    localStorage.setItem(key, JSON.stringify([id, ...heard].slice(0, REMEMBERED)));
    return true;
  }

  #headers() {
    const last = localStorage.getItem(this.#lastKey());
    return {Accept: 'text/event-stream', ...(last ? {'Last-Event-ID': last} : {})};
  }

  #lastKey() {
    return `wenda-last-alert:${this.#memberId}`;
  }

  /** Waits, longer each time and never in step with others; being online again ends the wait. */
  async #pause() {
    const wait = this.#wait * (0.5 + Math.random() / 2);
    this.#wait = Math.min(this.#wait * 2, LONGEST_WAIT_MS);
    await new Promise((resolve) => {
      const go = () => {
        clearTimeout(timer);
        removeEventListener('online', go);
        resolve();
      };
      const timer = setTimeout(go, wait);
      addEventListener('online', go);
    });
  }
}

/** Reads server-sent events (HTML standard, 9.2.6) from a stream of bytes. */
export async function* eventsOf(bytes, onBytes = () => {}) {
  const reader = bytes.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const {done, value} = await reader.read();
    if (done) {
      return;
    }
    onBytes();
    const blocks = (rest + value).split(/\r?\n\r?\n/);
    rest = blocks.pop();
    for (const block of blocks) {
      yield eventOf(block);
    }
  }
}

function eventOf(block) {
  const event = {id: '', type: 'message', data: ''};
  for (const line of block.split(/\r?\n/)) {
    const [, field, value] = /^([a-z]+): ?(.*)$/.exec(line) ?? [];
    if (field === 'id') {
      event.id = value;
    } else if (field === 'event') {
      event.type = value;
    } else if (field === 'data') {
      event.data += (event.data && '\n') + value;
    }
  }
  return event;
}

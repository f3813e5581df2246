// <guidance-compare from="2018" to="2023" topic="assessment">: a comparison as an element of any page.
//
// What stands between its tags is shown until the comparison is there, and where it can't be.
import init, { mount, rest, update } from "./app.js";

// Where links lead; where it is empty, to the folder of this file.
const SITE = "";
const DEFAULTS = { topic: "all", role: "all", for: "all", kind: "all", layout: "auto", evidence: "era", q: "" };
const NAMES = ["from", "to", ...Object.keys(DEFAULTS), "v"];

// One program and one style sheet serve every element of a page.
let running;
const program = () => (running ??= Promise.all([style(), start()]).then(([sheet]) => sheet));

const start = () => init({ module_or_path: new URL("./app_bg.wasm", import.meta.url) });

const style = async () => {
  const answer = await fetch(new URL("guidance-compare.css", import.meta.url));
  if (!answer.ok) throw new Error(`guidance-compare.css: ${answer.status}`);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(await answer.text());
  return sheet;
};

// A guest is the program at work in a root of its own. When its element goes, it waits here for the next one.
const waiting = [];
const guest = (...settings) => {
  const spare = waiting.pop();
  if (spare) {
    update(spare.number, ...settings);
    return spare;
  }
  const root = document.createElement("div");
  root.className = "guest";
  root.lang = "en-GB";
  root.dir = "ltr";
  root.part = "all";
  const fresh = { root, went: undefined };
  const site = SITE || new URL(".", import.meta.url).href;
  fresh.number = mount(root, site, ...settings, (href) => fresh.went?.(href));
  return fresh;
};

export class GuidanceCompare extends HTMLElement {
  static observedAttributes = NAMES;

  #guest;
  #reflecting = false;
  #settling = false;

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(document.createElement("slot"));
  }

  connectedCallback() {
    // What a page set before this file had come stands in the way of the element's own properties.
    for (const name of NAMES.filter((name) => Object.hasOwn(this, name))) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    this.#settle();
  }

  disconnectedCallback() {
    this.#settle();
  }

  attributeChangedCallback(name, before, after) {
    if (!this.#reflecting && before !== after) this.#settle();
  }

  /** The comparison as it is shown: every setting by name. */
  get settings() {
    return Object.fromEntries(NAMES.map((name) => [name, this[name]]));
  }

  // However much happens at once (several attributes, a move in the page), the element settles once.
  async #settle() {
    if (this.#settling) return;
    this.#settling = true;
    let sheet;
    try {
      sheet = await program();
    } catch (reason) {
      this.#fail(reason);
    }
    this.#settling = false;
    if (!sheet) return;
    try {
      if (!this.isConnected) {
        this.#end();
      } else if (this.#guest === undefined) {
        this.#begin(sheet);
      } else {
        update(this.#guest.number, this.from, this.to, this.#query());
      }
    } catch (reason) {
      this.#fail(reason);
    }
  }

  #begin(sheet) {
    this.shadowRoot.adoptedStyleSheets = [sheet];
    this.#guest = guest(this.from, this.to, this.#query());
    this.#guest.went = (href) => this.#went(href);
    this.shadowRoot.replaceChildren(this.#guest.root);
  }

  #end() {
    if (this.#guest === undefined) return;
    this.#guest.went = undefined;
    rest(this.#guest.number);
    waiting.push(this.#guest);
    this.#guest = undefined;
    this.shadowRoot.replaceChildren(document.createElement("slot"));
  }

  #query() {
    const query = new URLSearchParams();
    for (const name of [...Object.keys(DEFAULTS), "v"]) {
      const value = this.getAttribute(name);
      if (value) query.set(name, value.slice(0, 200));
    }
    return query.toString();
  }

  // Somebody chose something else inside: the attributes follow, and the page is told.
  #went(href) {
    const { pathname, searchParams } = new URL(href, document.baseURI);
    const [, from, to] = /embed-(.+)-(.+)\.html$/.exec(pathname) ?? [];
    if (!from) return;
    this.#reflecting = true;
    this.from = from;
    this.to = to;
    for (const [name, otherwise] of Object.entries(DEFAULTS)) this[name] = searchParams.get(name) ?? otherwise;
    this.#reflecting = false;
    // The program learns that what it shows is what is wanted, so that a later wish for what was wanted before counts.
    update(this.#guest.number, this.from, this.to, this.#query());
    const detail = { ...this.settings, address: href };
    this.dispatchEvent(new CustomEvent("guidance-compare-change", { bubbles: true, composed: true, detail }));
  }

  // What stood between the tags stays, with one line that says what is missing.
  #fail(reason) {
    const line = document.createElement("p");
    line.textContent = "The comparison could not be shown here.";
    this.shadowRoot.replaceChildren(document.createElement("slot"), line);
    console.info("guidance-compare:", String(reason));
  }
}

for (const name of NAMES) {
  Object.defineProperty(GuidanceCompare.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name) ?? DEFAULTS[name] ?? "";
    },
    set(value) {
      if (value === null || value === undefined || value === "") this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

if (!customElements.get("guidance-compare")) customElements.define("guidance-compare", GuidanceCompare);

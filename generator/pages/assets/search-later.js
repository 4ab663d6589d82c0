// The theme asks for the search index as soon as a page opens; it grows with the site. This lets it wait
// until somebody goes to the search box, and the worker that searches until there is something to tell it.
// It has to run before the theme's own script. A page that is reached by a hit (`?h=`) has its words marked,
// for which the theme needs the index.
// `briefs build` packs the index by pages; the theme gets it as it knows it.
// Keys that are typed fast are looked for once, when they rest: with many briefs each search takes a while.
// A hyphen at the end of a word, as in one that is half written, is kept from the theme: it would look for
// everything, and with many briefs the page would stand still.
(() => {
  "use strict";
  const box = document.querySelector("[data-md-component=search-query]");
  const written = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value");
  if (box) Object.defineProperty(box, "value", {
    get() { return written.get.call(this).replace(/-+(?=\s|$)/g, ""); },
    set(words) { written.set.call(this, words); },
  });
  let rest;
  addEventListener("keyup", (event) => {
    if (event.target !== box || !event.isTrusted) return;
    event.stopImmediatePropagation();
    clearTimeout(rest);
    rest = setTimeout(() => box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: event.key })), 120);
  }, true);
  const unpacked = ({ pages, ...index }) => pages ? { ...index, docs: pages.flatMap(([page, ...entries]) =>
    entries.map(([anchor, title, text = "", more = {}]) => ({ location: page + anchor, title, text, ...more }))) } : index;
  const Begun = Worker;
  window.Worker = class extends EventTarget {
    constructor(address) { super(); this.address = address; }
    postMessage(message) {
      if (!this.begun) {
        this.begun = new Begun(this.address);
        this.begun.onmessage = ({ data }) => this.dispatchEvent(new MessageEvent("message", { data }));
      }
      this.begun.postMessage(message);
    }
  };
  const reached = new URLSearchParams(location.search).has("h");
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, address, ...given) {
    if (/\/search\/search_index\.json$/.test(address)) {
      const send = (...body) => { this.responseType = "json"; XMLHttpRequest.prototype.send.apply(this, body); };
      this.send = reached || !box || box === document.activeElement ? send
        : (...body) => box.addEventListener("focus", () => send(...body), { once: true });
      this.addEventListener("load", () => {
        const index = new Blob([JSON.stringify(unpacked(this.response || {}))]);
        Object.defineProperty(this, "response", { value: index });
      });
    }
    return open.call(this, method, address, ...given);
  };
})();

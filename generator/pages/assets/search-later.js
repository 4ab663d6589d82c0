// The theme asks for the search index as soon as a page opens; it grows with the site. This lets it wait
// until somebody goes to the search box. It has to run before the theme's own script. A page that is reached
// by a hit (`?h=`) has its words marked, for which the theme needs the index.
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
  if (new URLSearchParams(location.search).has("h")) return;
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, address, ...given) {
    if (box && box !== document.activeElement && /\/search\/search_index\.json$/.test(address))
      this.send = (...body) => box.addEventListener(
        "focus", () => XMLHttpRequest.prototype.send.apply(this, body), { once: true });
    return open.call(this, method, address, ...given);
  };
})();

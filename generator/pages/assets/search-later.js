// The theme asks for the search index as soon as a page opens; it grows with the site. This lets it wait
// until somebody goes to the search box. It has to run before the theme's own script. A page that is reached
// by a hit (`?h=`) has its words marked, for which the theme needs the index.
(() => {
  "use strict";
  if (new URLSearchParams(location.search).has("h")) return;
  const open = XMLHttpRequest.prototype.open;
  XMLHttpRequest.prototype.open = function (method, address, ...given) {
    const box = document.querySelector("[data-md-component=search-query]");
    if (box && box !== document.activeElement && /\/search\/search_index\.json$/.test(address))
      this.send = (...body) => box.addEventListener(
        "focus", () => XMLHttpRequest.prototype.send.apply(this, body), { once: true });
    return open.call(this, method, address, ...given);
  };
})();

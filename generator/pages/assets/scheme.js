// What the theme writes into every page as two scripts: how its own script keeps a reader's choices, and
// the colours that were chosen, set before the page is drawn. The folder of the site is the one above ours.
{
  const scope = new URL("..", document.currentScript.src);
  const key = (name, where) => `${where.pathname}.${name}`;
  window.__md_scope = scope;
  window.__md_hash = (words) => [...words].reduce((hash, sign) => (hash << 5) - hash + sign.charCodeAt(0), 0);
  window.__md_get = (name, store = localStorage, where = scope) => JSON.parse(store.getItem(key(name, where)));
  window.__md_set = (name, value, store = localStorage, where = scope) => {
    try {
      store.setItem(key(name, where), JSON.stringify(value));
    } catch {
      // a browser that keeps nothing
    }
  };
  const colours = window.__md_get("__palette")?.color;
  if (colours) {
    // Who follows the system gets the colours of that choice which the system has now.
    const follows = colours.media === "(prefers-color-scheme)";
    const now = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    const chosen = follows && document.querySelector(`[data-md-color-media="(prefers-color-scheme: ${now})"]`);
    for (const name of ["scheme", "media"])
      document.body.setAttribute(`data-md-color-${name}`, chosen ? chosen.getAttribute(`data-md-color-${name}`) : colours[name]);
  }
}

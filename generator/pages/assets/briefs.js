// What JavaScript adds to a page that is whole without it: evidence in place, open targets, copied
// links, a drawer for the keyboard, tables that sort and filter. Nothing is fetched but pages of this site.
(() => {
  "use strict";

  // A link into something closed opens it.
  const reveal = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id && document.getElementById(id);
    if (!target) return;
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    target.scrollIntoView();
  };

  // Evidence in place. The pop-up can be pointed at, stays until left, and goes with Escape (WCAG 1.4.13).
  const pages = new Map();
  let pop = null, owner = null, wanted = null, timer = 0, touched = false, silent = false;

  const pageOf = (address) => {
    if (address === location.href.split("#")[0]) return Promise.resolve(document);
    if (!pages.has(address))
      pages.set(address, fetch(address).then((answer) => answer.text())
        .then((text) => new DOMParser().parseFromString(text, "text/html")).catch(() => null));
    return pages.get(address);
  };

  const copied = (node, base) => {
    const copy = document.importNode(node, true);
    copy.removeAttribute("id");
    copy.querySelectorAll("[id]").forEach((part) => part.removeAttribute("id"));
    copy.querySelectorAll("a[href]").forEach((part) => part.setAttribute("href", new URL(part.getAttribute("href"), base).href));
    copy.querySelectorAll(".headerlink, .footnote-backref").forEach((part) => part.remove());
    return copy;
  };

  // What a citation leads to: the note of a brief, or a claim's card with its heading and its quotes.
  const contents = (target, address) => {
    const note = target.closest(".footnote li");
    if (note) return [...note.children].map((part) => copied(part, address));
    const says = document.createElement("p");
    says.className = "bf-pop-says";
    says.textContent = copied(target, address).textContent.trim();
    const parts = [says];
    for (let next = target.nextElementSibling; next && !/^H[1-6]$/.test(next.tagName); next = next.nextElementSibling)
      if (next.matches(".bf-meta, .bf-evidence")) parts.push(copied(next, address));
    return parts;
  };

  const show = async (link) => {
    clearTimeout(timer);
    if (owner === link) return;
    wanted = link;
    const [address, id] = link.href.split("#");
    const page = await pageOf(address);
    const target = page && page.getElementById(decodeURIComponent(id || ""));
    if (!target || wanted !== link) return; // left before the other page was there
    hide();
    owner = link;
    pop = document.createElement("div");
    pop.className = "bf-pop md-typeset";
    pop.id = "bf-pop";
    pop.setAttribute("role", "note");
    pop.append(...contents(target, address));
    // Right behind its link in the order of the page, so that the next Tab goes into it.
    (link.closest("sup") || link).after(pop);
    place(link);
    link.setAttribute("aria-describedby", "bf-pop");
    pop.addEventListener("click", (event) => { if (event.target.closest("a")) hide(); });
    pop.addEventListener("pointerenter", () => clearTimeout(timer));
    pop.addEventListener("pointerleave", () => later());
    pop.addEventListener("focusout", (event) => { if (!pop?.contains(event.relatedTarget)) later(); });
    pop.addEventListener("focusin", () => clearTimeout(timer));
  };

  const place = (link) => {
    const box = link.getBoundingClientRect();
    const home = pop.offsetParent?.getBoundingClientRect() || { left: 0, top: 0 };
    // Within the column of text: the list of contents beside it stays free.
    const room = document.querySelector(".md-content__inner").getBoundingClientRect();
    const left = Math.max(room.left, Math.min(box.left, room.right - pop.offsetWidth));
    pop.style.left = `${left - home.left}px`;
    // On the side where it fits, else on the roomier one, where it scrolls.
    const under = innerHeight - box.bottom - 14, over = box.top - 62;
    const below = pop.offsetHeight <= under || under >= over;
    pop.style.maxHeight = `${Math.max(120, below ? under : over)}px`;
    pop.style.top = `${(below ? box.bottom + 6 : box.top - pop.offsetHeight - 6) - home.top}px`;
  };

  const hide = () => {
    clearTimeout(timer);
    pop?.remove();
    owner?.removeAttribute("aria-describedby");
    pop = owner = wanted = null;
  };
  const later = () => { clearTimeout(timer); wanted = null; timer = setTimeout(hide, 250); };

  const cites = () => document.querySelectorAll('a.bf-cite, a[href^="#fn:"]').forEach((link) => {
    // The browser's own tip would lie over ours; its words stay as the link's name.
    if (link.matches('[href^="#fn:"]')) {
      const who = document.getElementById(decodeURIComponent(link.hash.slice(1)))?.querySelector("strong");
      link.setAttribute("aria-label", `Note ${link.textContent}${who ? `: ${who.textContent}` : ""}`);
    }
    if (link.title) { link.setAttribute("aria-label", link.title); link.removeAttribute("title"); }
    link.addEventListener("pointerenter", (event) => { if (event.pointerType !== "touch") { clearTimeout(timer); timer = setTimeout(() => show(link), 120); } });
    link.addEventListener("pointerleave", (event) => { if (event.pointerType !== "touch") later(); });
    link.addEventListener("focus", () => { if (!touched && !silent) show(link); });
    link.addEventListener("blur", (event) => { if (!pop?.contains(event.relatedTarget)) later(); });
    link.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; });
    link.addEventListener("click", (event) => {
      if (touched && owner !== link) { event.preventDefault(); show(link); } else hide();
    });
  });

  // Each heading gets a link to itself, which is copied when it is followed.
  const permalinks = () => {
    document.querySelectorAll(".md-typeset :is(h2, h3, h4)[id]:not(:has(.headerlink))").forEach((heading) => {
      const link = document.createElement("a");
      link.className = "headerlink";
      link.href = `#${heading.id}`;
      link.title = "Link to this heading";
      link.textContent = "¶";
      heading.append(link);
    });
    const said = document.createElement("div");
    said.className = "bf-said";
    said.setAttribute("role", "status");
    document.body.append(said);
    document.addEventListener("click", (event) => {
      const link = event.target.closest?.("a.headerlink");
      if (!link || !navigator.clipboard) return;
      navigator.clipboard.writeText(link.href).then(() => {
        said.textContent = "Link copied";
        setTimeout(() => { said.textContent = ""; }, 1800);
      }, () => {});
    });
  };

  // On a narrow screen a label for a hidden box opens the drawer with the navigation, which no key reaches: it
  // becomes a button. Focus goes into the drawer and back; who goes on beyond its last link leaves it closed.
  const drawer = () => {
    const box = document.getElementById("__drawer"), side = document.querySelector(".md-sidebar--primary");
    const label = document.querySelector(".md-header__button[for=__drawer]");
    if (!box || !side || !label) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = `${label.className} bf-menu`;
    button.setAttribute("aria-label", "Navigation");
    button.setAttribute("aria-expanded", "false");
    button.append(...label.childNodes);
    label.replaceWith(button);
    button.addEventListener("click", () => box.click());
    box.addEventListener("change", () => {
      button.setAttribute("aria-expanded", box.checked);
      if (box.checked) side.querySelector("a").focus();
      else if (side.contains(document.activeElement)) button.focus();
    });
    side.addEventListener("focusout", (event) => {
      if (box.checked && event.relatedTarget && !side.contains(event.relatedTarget)) box.click();
    });
    addEventListener("keydown", (event) => { if (event.key === "Escape" && box.checked) box.click(); });
  };

  // Tables: every header sorts, marked columns filter. Without JavaScript they stay whole.
  const words = (cell) => cell.textContent.trim();
  const tables = () => document.querySelectorAll("table[data-bf-sort]").forEach((table) => {
    const body = table.tBodies[0], rows = [...body.rows], heads = [...table.tHead.rows[0].cells];
    const tools = table.closest(".bf-scroll").previousElementSibling; // its room is kept free
    const count = document.createElement("output");
    const filters = [];
    const apply = () => {
      let left = 0;
      rows.forEach((row) => {
        const keep = filters.every((keeps) => keeps(row));
        row.classList.toggle("bf-hidden", !keep);
        left += keep;
      });
      count.textContent = `${left} of ${rows.length}${tools.dataset.bfOf || ""}`;
    };
    const tool = (name, field) => {
      const label = document.createElement("label");
      label.append(name, field);
      field.addEventListener("input", apply);
      tools.append(label);
    };
    const search = document.createElement("input");
    search.type = "search";
    tool("Filter", search);
    filters.push((row) => words(row).toLowerCase().includes(search.value.trim().toLowerCase()));
    heads.forEach((head, index) => {
      if (head.hasAttribute("data-bf-filter")) {
        const select = document.createElement("select");
        const parts = (row) => words(row.cells[index]).split(/;\s+/);
        const options = [...new Set(rows.flatMap(parts))].filter(Boolean).sort();
        select.append(new Option("all", ""), ...options.map((words) => new Option(words, words)));
        tool(words(head), select);
        filters.push((row) => !select.value || parts(row).includes(select.value));
      }
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const key = (row) => row.cells[index].dataset.sort || words(row.cells[index]);
        const sorted = [...rows].sort((a, b) => key(a).localeCompare(key(b), "en", { numeric: true }));
        body.append(...(down ? sorted.reverse() : sorted));
      });
    });
    tools.append(count);
    apply();
  });

  cites();
  permalinks();
  drawer();
  tables();
  reveal();
  addEventListener("hashchange", reveal);
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !pop) return;
    const link = owner, within = pop.contains(document.activeElement);
    hide();
    silent = true; // going back to the citation is no wish to see it again
    if (within) link.focus({ preventScroll: true });
    silent = false;
  });
  addEventListener("pointerdown", (event) => { if (pop && !pop.contains(event.target) && event.target !== owner) hide(); });
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((box) => { box.open = true; }));
})();

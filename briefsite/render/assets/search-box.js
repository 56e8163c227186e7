/*
  The search in the header of every page: arrows walk through what is found, Enter opens it, Escape leaves. A combobox
  with a list box; without script it is a form that leads to the search page. search-start.js loads it and has the keys
  that lead here.
*/
(() => {
  "use strict";

  const { element, named, open, say, search, shown, ROOT } = briefsiteSearch;
  const WAIT = 120; // milliseconds of silence before a search
  const MOST = 5;
  const form = document.querySelector("[data-search-box]");
  if (!form) return;
  const input = form.querySelector("input");
  const list = form.querySelector("[role=listbox]");
  const status = form.querySelector("[aria-live]");
  let asked = 0;
  let timer;
  let active = -1;

  const options = () => [...list.querySelectorAll("[role=option]")];
  const pageOf = (query) => new URL(`search.html?${new URLSearchParams({ q: query })}`, ROOT).href;

  function close() {
    asked++;
    clearTimeout(timer);
    list.hidden = true;
    list.replaceChildren();
    status.textContent = "";
    mark(-1);
    input.setAttribute("aria-expanded", "false");
  }

  function mark(place) {
    active = place;
    options().forEach((option, at) => option.setAttribute("aria-selected", String(at === place)));
    const chosen = options()[place];
    chosen?.scrollIntoView({ block: "nearest" });
    if (chosen) input.setAttribute("aria-activedescendant", chosen.id);
    else input.removeAttribute("aria-activedescendant");
  }

  function option(place, address, language, ...children) {
    const attributes = { role: "option", id: `bs-option-${place}`, "aria-selected": "false", href: address, lang: language, dir: language && "auto", tabindex: "-1" };
    return element("a", attributes, ...children);
  }

  async function show() {
    const query = input.value.trim();
    const own = ++asked;
    if (!query) return close();
    try {
      const { texts, language } = await open();
      const [topics, { results }] = await Promise.all([named(query, 3), search(query)]);
      const briefings = await Promise.all(results.slice(0, MOST).map((result) => shown(result, 1)));
      if (own !== asked) return;
      const rows = topics.map((topic) => [topic.address, null, element("b", {}, topic.label), " ", element("small", {}, topic.kind)]);
      rows.push(...briefings.map((found) => [
        found.passages[0]?.here?.length ? found.passages[0].address : found.address, found.language === language ? null : found.language,
        element("span", {}, found.title), element("small", {}, found.passages[0]?.parts ?? []),
      ]));
      rows.push([pageOf(query), null, say(texts, language, results.length ? "all" : "none_short", { n: results.length })]);
      list.replaceChildren(...rows.map(([address, own, ...children], place) => option(place, address, own, ...children)));
      status.textContent = say(texts, language, "count", { n: results.length });
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      mark(-1);
    } catch {
      if (own === asked) close(); // the page behind Enter says what is wrong
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    const all = options();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!all.length) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      mark(active < 0 ? (step > 0 ? 0 : all.length - 1) : (active + step + all.length) % all.length);
    } else if (event.key === "Enter" && all[active]) {
      event.preventDefault();
      all[active].click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (list.hidden) input.blur();
      close();
    }
    event.stopPropagation(); // Material has keys of its own
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays until the click

  // It has been loaded for a reader who is about to search, or is typing already.
  open().catch(() => {});
  if (form.contains(document.activeElement) && input.value.trim()) show();
})();

/* The search page: words, filters with counts, order, results; its address carries all of them. */
(() => {
  "use strict";

  const { element, named, open, search, shown, choicesOf } = briefsiteSearch;
  const PAGE = 10; // results shown at a time
  const CHOICES = 60; // of a filter
  const WAIT = 200; // milliseconds of silence before a search
  const place = document.querySelector("[data-search-page]");
  if (!place) return;
  const part = (name) => place.querySelector(`[data-${name}]`);
  const form = place.querySelector("form");
  const status = place.querySelector("[role=status]");
  let site = null;
  let asked = 0;
  let timer;

  const say = (key, values) => briefsiteSearch.say(site.texts, site.language, key, values);

  /* From disk some browsers refuse to change the part after `?`; there it stands after `#`. */
  const stated = () => new URLSearchParams(location.search.length > 1 && !location.hash.includes("=") ? location.search : location.hash.slice(1));

  function state() {
    const values = stated();
    const filters = Object.fromEntries(site.facets.map((facet) => [facet, values.getAll(facet)]));
    return { query: values.get("q") ?? "", filters, sort: values.get("sort") === "date" ? "date" : "" };
  }

  function write({ query, filters, sort }, add) {
    const values = new URLSearchParams();
    if (query) values.set("q", query);
    for (const [facet, chosen] of Object.entries(filters)) chosen.forEach((value) => values.append(facet, value));
    if (sort) values.set("sort", sort);
    const change = (address) => history[add ? "pushState" : "replaceState"](null, "", address);
    try {
      change(`${location.pathname}${values.size ? `?${values}` : ""}`);
    } catch {
      change(`#${values}`);
    }
  }

  async function run() {
    const own = ++asked;
    const now = state();
    form.elements.q.value = now.query;
    form.elements.sort.value = now.sort;
    place.setAttribute("aria-busy", "true");
    try {
      const empty = !now.query.trim() && !Object.values(now.filters).some((values) => values.length);
      const [topics, answer] = await Promise.all([named(now.query), empty ? null : search(now.query, now.filters, now.sort)]);
      const chips = await chosen(now);
      if (own !== asked) return;
      part("chips").replaceChildren(...chips);
      suggest(topics);
      facets(now, answer);
      await list(now, answer, own);
    } catch (trouble) {
      if (own === asked) fail(trouble);
    } finally {
      if (own === asked) place.setAttribute("aria-busy", "false");
    }
  }

  function fail(trouble) {
    status.textContent = part("trouble").textContent;
    place.setAttribute("aria-busy", "false");
    console.warn(`briefsite: ${trouble.message} cannot be read`);
  }

  function suggest(topics) {
    const section = part("suggestions");
    section.hidden = !topics.length;
    part("topics").replaceChildren(...topics.map(({ label, address, kind, count }) =>
      element("li", {}, element("a", { href: address }, label), " ", element("small", {}, `${kind} · ${say("n_briefings", { n: count })}`))));
  }

  async function list(now, answer, own) {
    const results = part("results");
    part("hint").hidden = Boolean(answer);
    results.closest("section").hidden = !answer?.results.length;
    part("none").hidden = !answer || answer.results.length > 0;
    part("more").hidden = true;
    status.textContent = answer ? say("count", { n: answer.results.length }) : "";
    document.title = now.query ? `${now.query} – ${place.dataset.title}` : place.dataset.title;
    if (!answer) return results.replaceChildren();
    const first = await Promise.all(answer.results.slice(0, PAGE).map((result) => shown(result, 3)));
    if (own !== asked) return;
    results.replaceChildren(...first.map(row));
    more(answer.results, PAGE, own);
  }

  function more(results, done, own) {
    const button = part("more");
    button.hidden = results.length <= done;
    button.onclick = async () => {
      const next = await Promise.all(results.slice(done, done + PAGE).map((result) => shown(result, 3)));
      if (own !== asked) return;
      const rows = next.map(row);
      part("results").append(...rows);
      rows[0]?.querySelector("a").focus();
      more(results, done + PAGE, own);
    };
  }

  function row({ title, address, date, language, passages }) {
    const foreign = language === site.language ? {} : { lang: language, dir: "auto" };
    const name = language === site.language ? "" : ` · ${site.called[language]}`;
    return element("li", {},
      element("h3", foreign, element("a", { href: address }, title)),
      element("p", { class: "bs-facts" }, `${date}${name}`),
      element("ul", {}, passages.map((passage) =>
        element("li", foreign, element("a", { href: passage.address, class: "bs-passage" }, passage.parts), " ",
          element("small", { lang: site.language }, `¶ ${passage.number}`)))));
  }

  async function chosen(now) {
    const rows = Object.entries(now.filters).flatMap(([facet, values]) => values.map((value) => [facet, value]));
    return Promise.all(rows.map(async ([facet, value]) => {
      const label = (await choicesOf(facet)).find((choice) => choice.value === value)?.label ?? value;
      return element("button", { type: "button", "aria-label": say("remove", { label }), onclick: () => toggle(facet, value) }, `${label} ×`);
    }));
  }

  function toggle(facet, value) {
    const now = state();
    const values = now.filters[facet];
    now.filters[facet] = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
    write(now, true);
    run();
  }

  /* Counts are read only for filters that stand open: their tables grow with the site. */
  function facets(now, answer) {
    for (const box of place.querySelectorAll("[data-facet]")) {
      const fill = async () => {
        if (!box.open) return;
        const own = asked;
        const { counts } = answer ?? (await search("", now.filters, now.sort));
        const choices = await counts(box.dataset.facet);
        if (own === asked) choose(box, choices, now.filters[box.dataset.facet]);
      };
      box.ontoggle = fill;
      fill().catch(fail);
    }
  }

  function choose(box, choices, values) {
    const shownOnes = choices.filter(({ value, number }) => number || values.includes(value)).slice(0, CHOICES);
    const focused = box.contains(document.activeElement) ? document.activeElement.value : null;
    box.querySelector("ul").replaceChildren(...shownOnes.map(({ value, label, number }) => {
      const attributes = { type: "checkbox", value, checked: values.includes(value), onchange: () => toggle(box.dataset.facet, value) };
      return element("li", {}, element("label", {}, element("input", attributes), ` ${label} `, element("small", {}, say("number", { n: number }))));
    }));
    if (focused !== null) [...box.querySelectorAll("input")].find((input) => input.value === focused)?.focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    write({ ...state(), query: form.elements.q.value.trim() }, true);
    run();
  });
  form.elements.q.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      write({ ...state(), query: form.elements.q.value.trim() }, false);
      run();
    }, WAIT);
  });
  form.elements.sort.addEventListener("change", () => {
    write({ ...state(), sort: form.elements.sort.value }, true);
    run();
  });
  part("results").addEventListener("keydown", walk);
  form.elements.q.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") walk(event);
    if (event.key === "Escape") form.elements.q.value ? null : form.elements.q.blur();
  });

  /* Arrows walk through the links of the results, and back into the words. */
  function walk(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [form.elements.q, ...part("results").querySelectorAll("a")];
    const next = links[links.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  window.addEventListener("popstate", run);
  place.hidden = false;
  if (matchMedia("(max-width: 60em)").matches) place.querySelector(".bs-filters").open = false; // results come first
  open().then((opened) => {
    site = opened;
    const busy = document.activeElement?.closest("input"); // somebody types in the header already
    if (!state().query && !busy) form.elements.q.focus({ preventScroll: true });
    return run();
  }).catch(fail);
})();

/*
  What is new on the home page since the reader was here last?

  The browser compares, not the build: a page that told what has changed since the build before would depend on that
  build, so that building anew or only what has changed, here or elsewhere, gave different bytes. And no two readers
  were here last at the same time. Nothing of it leaves the browser; without storage nothing is marked.
*/
(() => {
  "use strict";

  const line = document.querySelector("[data-visits]");
  const cards = [...document.querySelectorAll("[data-briefing][data-version]")];
  if (!line || !cards.length) return;
  const { LANGUAGE, of } = briefsiteTexts;
  const MOST = 500; // briefings that are remembered
  // By the site's root: several sites may share an origin, and from disk all of them do.
  const KEY = `briefsite-visits:${new URL("../", document.currentScript.src).pathname}`;

  /* [[id, version] …] as stored, null if there is none; storage that is refused throws already when it is named. */
  function read(storage) {
    try {
      const rows = JSON.parse(storage().getItem(KEY));
      const sound = Array.isArray(rows) && rows.every((row) => Array.isArray(row) && row.length === 2);
      return sound ? rows : null;
    } catch {
      return null;
    }
  }

  function write(storage, rows) {
    try {
      storage().setItem(KEY, JSON.stringify(rows));
    } catch {
      // Refused or full: the next visit is like the first.
    }
  }

  const local = () => window.localStorage;
  const tab = () => window.sessionStorage;
  const here = cards.map(({ dataset }) => [dataset.briefing, dataset.version]);
  const stored = read(local);
  const before = read(tab) ?? stored ?? here; // as it was when this tab came, so that a reload keeps the marks
  const newest = new Map([...here, ...(stored ?? []).filter(([id]) => !here.some(([own]) => own === id))].slice(0, MOST));
  write(tab, before);
  write(local, [...newest]);

  const say = of(line);
  const known = new Map(before);
  const counts = { new: 0, changed: 0 };
  for (const card of cards) {
    const { briefing, version } = card.dataset;
    const kind = !known.has(briefing) ? "new" : known.get(briefing) !== version ? "changed" : null;
    if (!kind) continue;
    counts[kind]++;
    const badge = document.createElement("span");
    badge.className = `bs-badge bs-badge-${kind}`;
    badge.textContent = say(`is_${kind}`);
    const link = card.querySelector("a[href]:not(.headerlink)");
    if (link) link.after(" ", badge);
    else card.append(" ", badge);
  }
  const told = Object.entries(counts).filter(([, n]) => n).map(([kind, n]) => say(kind, { n }));
  if (!told.length) return;
  line.textContent = say("since", { what: new Intl.ListFormat(LANGUAGE, { type: "conjunction" }).format(told) });
  line.hidden = false;
})();

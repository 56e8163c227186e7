/* Which topics and people does a query name, in any language and spelling? */
Object.assign(briefsiteSearch, (() => {
  "use strict";

  const { open, table, ROOT } = briefsiteSearch;

  const plain = (text) => wordsOf(text).map(keyOf).join(" ");

  /* A name as publish/search/names.py keys it. */
  const keyOf = (text) =>
    text.normalize("NFD").toLowerCase().normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "");

  /* The shard of a key: of those named by its first letters the one that takes most of them. */
  async function shardFor(key) {
    const { names } = await open();
    const letters = [...key].slice(0, 3).map((letter) => letter.codePointAt(0).toString(16));
    for (let size = letters.length; size >= 0; size--) {
      const name = letters.slice(0, size).join("-") || "all";
      if (names.includes(name)) return table(`names/${name}`);
    }
    return { terms: [], names: {}, begins: {} };
  }

  const wordsOf = (query) => query.split(/[\s\-‐‑–]+/).filter((word) => keyOf(word)).slice(0, 12);

  /* Runs of the query's words that are a name, the longest first: {start, size, rows}. */
  async function runs(words) {
    const found = [];
    const taken = new Set();
    for (let size = Math.min(words.length, 8); size; size--) {
      for (let start = 0; start + size <= words.length; start++) {
        const run = words.slice(start, start + size).join("");
        const slight = run.length < 4 && words.length > 1 && run !== run.toUpperCase(); // `un`, `us` among words
        const places = [...Array(size).keys()].map((step) => start + step);
        if (slight || places.some((place) => taken.has(place))) continue;
        const shard = await shardFor(keyOf(run));
        if (!Object.hasOwn(shard.names, keyOf(run))) continue;
        places.forEach((place) => taken.add(place));
        found.push({ start, size, rows: shard.names[keyOf(run)].map((place) => shard.terms[place]) });
      }
    }
    return found;
  }

  /* Topics and people that the query names or begins to, in any language: {label, address, kind, count}. */
  async function named(query, most = 4) {
    const found = (await runs(wordsOf(query))).flatMap(({ rows }) => rows);
    const begun = keyOf(query);
    if (begun.length > 2) {
      const shard = await shardFor(begun);
      const keys = Object.keys(shard.begins).filter((key) => key.startsWith(begun));
      const places = [...new Set(keys.flatMap((key) => shard.begins[key]))];
      found.push(...places.map((place) => shard.terms[place]).sort((a, b) => b[3] - a[3]));
    }
    const rows = new Map(found.map(([label, address, kind, count]) => [address, { label, kind, count }]));
    return [...rows].slice(0, most).map(([address, row]) => ({ ...row, address: new URL(address, ROOT).href }));
  }

  /* The query as texts in `language` would put it: each name by the label that its topic has there. */
  async function translated(query, language) {
    const words = wordsOf(query);
    for (const { start, size, rows } of await runs(words)) {
      const key = keyOf(words.slice(start, start + size).join(""));
      const label = rows.filter((row) => stands(row, key)).map(([, , , , labels]) => labels[language]).find(Boolean);
      if (label) words.splice(start, size, label, ...Array(size - 1).fill(""));
    }
    return words.filter(Boolean).join(" ");
  }

  /* Whether a key stands for all of a topic; of a subject only its labels do. */
  const stands = ([own, , , , labels, subject], key) =>
    !subject || [own, ...Object.values(labels)].some((label) => keyOf(label) === key);

  return { named, translated, plain, wordsOf, keyOf };
})());

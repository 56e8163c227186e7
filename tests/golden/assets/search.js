/*
  How is the site searched, over http and from disk alike?

  A page opened from disk may load scripts but may not fetch. So everything below search/ is a script that hands its
  content to `receive`, in both worlds, and Pagefind, which fetches, is answered from there. Its own code is imported
  from memory, once a language, because each copy keeps the word rules of one language only.
*/
const briefsiteSearch = (() => {
  "use strict";

  const ROOT = new URL("../", document.currentScript.src);
  const INDEX = "/briefsite-search/"; // addresses that only Pagefind asks for; nothing is ever requested there
  const FIXED = /_[0-9a-f]{7,}(\.|$)/; // a name with its content's checksum never goes stale
  const waiting = new Map();
  const tables = new Map();
  let version = Date.now().toString(36); // of the manifest, until it has told its own
  let opened = null;

  function receive(name, content) {
    waiting.get(name)?.(content);
    waiting.delete(name);
  }

  function script(name) {
    return new Promise((resolve, reject) => {
      const element = document.createElement("script");
      const done = () => {
        element.remove();
        if (waiting.delete(name)) reject(new Error(`search/${name}.js`));
      };
      waiting.set(name, resolve);
      element.onload = element.onerror = done;
      element.src = new URL(`search/${name}.js${FIXED.test(name) ? "" : `?v=${version}`}`, ROOT);
      document.head.append(element);
    });
  }

  function table(name) {
    if (!tables.has(name)) tables.set(name, script(name));
    tables.get(name).catch(() => tables.delete(name)); // the next question tries again
    return tables.get(name);
  }

  async function bytes(name) {
    const text = atob(await script(name));
    const array = new Uint8Array(text.length);
    for (let place = 0; place < text.length; place++) array[place] = text.charCodeAt(place);
    return array;
  }

  const fetched = window.fetch;
  window.fetch = (input, ...rest) =>
    typeof input === "string" && input.startsWith(INDEX)
      ? bytes(input.slice(INDEX.length).split("?")[0]).then((content) => new Response(content))
      : fetched.call(window, input, ...rest);

  /* The manifest, with an engine for each language of the briefings. */
  function open() {
    opened ??= (async () => {
      const manifest = await table("manifest");
      version = manifest.version;
      const code = await bytes("code");
      const engines = await Promise.all(manifest.languages.map((language) => engine(language, code, manifest.language)));
      return { ...manifest, engines };
    })();
    opened.catch(() => (opened = null));
    return opened;
  }

  async function engine(language, code, own) {
    const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    const { createInstance } = await import(address);
    URL.revokeObjectURL(address);
    const instance = createInstance({ basePath: `${INDEX}${language}/`, baseUrl: "/", noWorker: true });
    await instance.init();
    return { language, search: instance.search, weight: language === own ? 1 : OTHER_LANGUAGE, lacking: new Map() };
  }

  /* ["a phrase" between quotation marks …, the other words]; [null] asks for everything. */
  function parts(query) {
    const phrases = [...query.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]/g)].filter((found) => found[1].trim());
    const words = phrases.reduce((rest, found) => rest.replace(found[0], " "), query).replace(/["“”„«»]/g, " ").trim();
    const asked = [...phrases.map((found) => `"${found[1].trim()}"`), ...(words ? [words] : [])];
    return asked.length ? asked : [null];
  }

  /* Weights of a hit by a name that the reader has not typed, and of one outside the site's language. */
  const OTHER_NAME = 0.3;
  const OTHER_LANGUAGE = 0.8;

  /* What one language's index holds of the query, in the reader's words or in those of its own language. */
  async function foundIn(engine, query) {
    const all = new Map((await found(engine, parts(query))).map((result) => [result.id, result]));
    const other = /["“”„«»]/.test(query) ? query : await translated(query, engine.language);
    if (plain(other) !== plain(query)) {
      for (const result of await found(engine, parts(other))) {
        const known = all.get(result.id);
        if (known) known.words = [...known.words, ...result.words];
        else all.set(result.id, { ...result, score: result.score * OTHER_NAME });
      }
    }
    return [...all.values()];
  }

  /*
    What one language's index holds of all parts: {id, score, words, data, language}. Scores end at 1, because those
    of two indexes do not compare (a word is rarer in ten articles than in a thousand), and at 2 for a hit in a title.
  */
  async function found(engine, asked) {
    const absent = async (part) => part && !part.startsWith('"') && (await Promise.all(wordsOf(part).map((word) => lacks(engine, word)))).some(Boolean);
    if ((await Promise.all(asked.map(absent))).some(Boolean)) return [];
    const answers = [];
    for (const part of asked) answers.push((await engine.search(part)).results);
    const [first, ...others] = answers.map((results) => new Map(results.map((result) => [result.id, result])));
    const results = [...first.values()]
      .filter(({ id }) => others.every((other) => other.has(id)))
      .map(({ id, data }) => {
        const all = [first, ...others].map((answer) => answer.get(id));
        const score = all.reduce((sum, result) => sum + result.score, 0);
        const titled = all.some((result) => result.matchedMetaFields?.includes("title"));
        return { id, data, score, titled, words: all.flatMap((result) => result.words), language: engine.language };
      });
    const best = results.reduce((most, { score }) => Math.max(most, score), 0) || 1;
    return results.map((result) => ({ ...result, score: (result.score / best + result.titled) * engine.weight }));
  }

  /*
    Whether a word is in no text of an index. Pagefind answers such a word with the longest beginning of it that is a
    word, `il` for `ilegal`, so what was hit is compared: of a real hit the word, or its stem, is the beginning.
  */
  async function lacks(engine, word) {
    if (!engine.lacking.has(word)) {
      engine.lacking.set(word, (async () => {
        const { results } = await engine.search(word);
        if (!results.length) return true;
        const fragment = await results[0].data();
        const texts = fragment.content.split(/\s+/);
        const hits = results[0].words.flatMap((place) => (texts[place] ?? "").split(/[^\p{L}\p{N}]+/u)).map(keyOf);
        const whole = results[0].words.map((place) => keyOf(texts[place] ?? ""));
        const asked = keyOf(word);
        const least = Math.max(2, Math.min(asked.length, Math.ceil(asked.length * 0.6)));
        return results[0].words.length > 0 && ![...hits, ...whole].some((hit) => hit.startsWith(asked.slice(0, least)) && hit.length >= least);
      })());
    }
    return engine.lacking.get(word);
  }

  /*
    The briefings that hold all words and phrases of `query` and every choice of `filters` ({facet: [values]}), best
    first or newest first. Answers with {results, counts}; `counts(facet)` is what each choice would leave.
  */
  async function search(query, filters = {}, sort = "") {
    const { engines } = await open();
    const every = (await Promise.all(engines.map((engine) => foundIn(engine, query)))).flat();
    const chosen = Object.entries(filters).filter(([, values]) => values.length);
    const newest = sort === "date" || !query.trim();
    const places = newest || chosen.length ? await placed() : null;
    const bearing = new Map();
    for (const [facet, values] of chosen) bearing.set(facet, await narrowed(facet, values));
    const fits = (result, but) =>
      [...bearing].every(([facet, kept]) => facet === but || kept.has(places.get(result.id)));
    const results = every.filter((result) => fits(result));
    results.sort((a, b) => (newest ? places.get(a.id) - places.get(b.id) : b.score - a.score));
    return { results, counts: (facet) => counted(facet, every, fits) };
  }

  async function placed() {
    return new Map((await table("pages")).map((id, place) => [id, place]));
  }

  const oneEach = (facet) => facet === "year" || facet === "lang"; // a briefing has one: two choices widen

  async function narrowed(facet, values) {
    const choices = await choicesOf(facet);
    const sets = values.map((value) => choices.find((choice) => choice.value === value)?.places ?? new Set());
    if (oneEach(facet)) return new Set(sets.flatMap((set) => [...set]));
    return new Set([...sets[0]].filter((place) => sets.every((set) => set.has(place))));
  }

  const unpacked = new Map();

  /* The choices of a facet: {value, label, places}. */
  async function choicesOf(facet) {
    if (!unpacked.has(facet)) {
      const rows = await table(`facets/${facet}`);
      unpacked.set(facet, rows.map(([value, label, steps]) => {
        let place = 0;
        return { value, label, places: new Set(steps.map((step) => (place += step))) };
      }));
    }
    return unpacked.get(facet);
  }

  async function counted(facet, every, fits) {
    const places = await placed();
    const open = every.filter((result) => fits(result, oneEach(facet) ? facet : null)).map(({ id }) => places.get(id));
    const rows = (await choicesOf(facet)).map(({ value, label, places: bearing }) => ({
      value, label, number: open.reduce((sum, place) => sum + bearing.has(place), 0),
    }));
    return oneEach(facet) ? rows : rows.sort((a, b) => b.number - a.number);
  }

  const plain = (text) => wordsOf(text).map(keyOf).join(" ");

  /* A name as publish/search/names.py keys it. */
  const keyOf = (text) =>
    text.normalize("NFD").toLowerCase().normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "");

  const shardOf = (key, depth) =>
    [...key].slice(0, depth).map((letter) => letter.codePointAt(0).toString(16)).join("-") || "all";

  async function shardFor(key) {
    const { depth, names } = await open();
    const name = `names/${shardOf(key, depth)}`;
    return names.includes(name) ? table(name) : { terms: [], names: {}, begins: {} };
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
      const label = rows.map(([, , , , labels]) => labels[language]).find(Boolean);
      if (label) words.splice(start, size, label, ...Array(size - 1).fill(""));
    }
    return words.filter(Boolean).join(" ");
  }

  return { receive, open, search, named, choicesOf, ROOT };
})();

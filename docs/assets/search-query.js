/* Which briefings does a query find? */
Object.assign(briefsiteSearch, (() => {
  "use strict";

  const { open, table, plain, translated, wordsOf, keyOf } = briefsiteSearch;
  /* Weights of a hit by a name that the reader has not typed, and of one outside the site's language. */
  const OTHER_NAME = 0.3;
  const OTHER_LANGUAGE = 0.8;
  const REMEMBERED = 16; // words: of each all that it finds is kept
  const STEM = 0.6; // of a word's letters stand in all its inflections

  /* ["a phrase" between quotation marks …, the other words]; [null] asks for everything. */
  function parts(query) {
    const phrases = [...query.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]/g)].filter((found) => found[1].trim());
    const words = phrases.reduce((rest, found) => rest.replace(found[0], " "), query).replace(/["“”„«»]/g, " ").trim();
    const asked = [...phrases.map((found) => `"${found[1].trim()}"`), ...(words ? [words] : [])];
    return asked.length ? asked : [null];
  }

  /*
    What one language holds of the query, with its names as that language calls them; in the site's own language, which
    readers mostly type, also of the words as they are.
  */
  async function foundIn(language, query, own) {
    const other = /["“”„«»]/.test(query) ? query : await translated(query, language.language);
    const same = plain(other) === plain(query);
    if (same || language.language !== own) return found(language, parts(same ? query : other), same ? 1 : OTHER_NAME);
    const all = new Map((await found(language, parts(query), 1)).map((result) => [result.id, result]));
    for (const result of await found(language, parts(other), OTHER_NAME)) {
      const known = all.get(result.id);
      if (known) known.words = [...known.words, ...result.words];
      else all.set(result.id, result);
    }
    return [...all.values()];
  }

  /*
    What one language holds of all parts: {id, score, words, data, language}. Scores end at 1, because those of two
    languages do not compare (a word is rarer in ten articles than in a thousand), and at 2 for all words in a title.
  */
  async function found({ language, shards }, asked, weight) {
    const results = (await Promise.all(shards.map((shard) => foundBy(shard, asked)))).flat();
    const best = results.reduce((most, { score }) => Math.max(most, score), 0) || 1;
    return results.map((result) => ({ ...result, language, score: (result.score / best + result.titled) * weight }));
  }

  async function foundBy(shard, asked) {
    const words = asked.filter((part) => part && !part.startsWith('"')).flatMap(wordsOf);
    const known = await Promise.all(words.map((word) => about(shard, word)));
    if (known.some(({ absent }) => absent)) return [];
    const answers = [];
    for (const part of asked) answers.push(part === words[0] ? known[0].results : (await shard.search(part)).results);
    const [first, ...others] = answers.map((results) => new Map(results.map((result) => [result.id, result])));
    const both = [...first.values()].filter(({ id }) => others.every((other) => other.has(id)));
    return both.map(({ id, data }) => {
      const all = [first, ...others].map((answer) => answer.get(id));
      const score = all.reduce((sum, result) => sum + result.score, 0);
      const phrases = all.slice(0, asked.filter((part) => part?.startsWith('"')).length); // they stand in front
      const inTitle = [...known.map((word) => word.titled.has(id)), ...phrases.map(isTitled)];
      const titled = inTitle.filter(Boolean).length / (inTitle.length || 1);
      return { id, data, score, titled, words: all.flatMap((result) => result.words) };
    });
  }

  function about(shard, word) {
    if (shard.words.size > REMEMBERED) shard.words.clear();
    if (!shard.words.has(word)) shard.words.set(word, read(shard, word));
    return shard.words.get(word);
  }

  /*
    Whether a word is in no text of an index, in which titles it is, and what it finds. Pagefind answers a word that it does not hold
    with the longest beginning of it that is a word, `il` for `ilegal`, so what was hit is compared: of a real hit the
    word, or its stem, is the beginning.
  */
  async function read(shard, word) {
    const { results } = await shard.search(word);
    const titled = new Set(results.filter(isTitled).map(({ id }) => id));
    if (!results.length) return { absent: true, titled, results };
    const texts = (await results[0].data()).content.split(/\s+/);
    const hits = results[0].words.map((place) => texts[place] ?? "");
    const asked = keyOf(word);
    const stem = asked.slice(0, Math.max(2, Math.ceil(asked.length * STEM)));
    const pieces = hits.flatMap((hit) => [hit, ...hit.split(/[^\p{L}\p{N}]+/u)]).map(keyOf);
    return { absent: hits.length > 0 && !pieces.some((piece) => piece.startsWith(stem)), titled, results };
  }

  const isTitled = (result) => result.matchedMetaFields?.includes("title");

  /*
    The briefings that hold all words and phrases of `query` and every choice of `filters` ({facet: [values]}), best
    first or newest first. Answers with {results, counts}; `counts(facet)` is what each choice would leave.
  */
  async function search(query, filters = {}, sort = "") {
    const { languages, language: own } = await open();
    const every = (await Promise.all(languages.map((language) => foundIn(language, query, own)))).flat();
    for (const result of every) result.score *= result.language === own ? 1 : OTHER_LANGUAGE;
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

  let positions = null;

  /* Where each briefing stands among all, newest first, by the name under which its index answers. */
  function placed() {
    positions ??= (async () => {
      const { indexes } = await open();
      const shards = Object.values(indexes).flat().map((index) => table(`${index}/pages`));
      const [order, ...pages] = await Promise.all([table("order"), ...shards]);
      const next = pages.map((ids) => ids[Symbol.iterator]());
      return new Map(order.map((shard, place) => [next[shard].next().value, place]));
    })();
    positions.catch(() => (positions = null));
    return positions;
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

  return { search, choicesOf };
})());

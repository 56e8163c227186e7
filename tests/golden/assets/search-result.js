/* What does a reader see of a briefing that was found? Its title, its date and the sentences that hold the words. */
briefsiteSearch.shown = (() => {
  "use strict";

  const LONGEST = 36; // words of a passage
  const BEFORE = 14; // of them in front of the first hit
  const ENDS = /[.!?…]["”»’)\]]*$/;

  /* {title, date, address, language, passages}; title and passage texts are lists of [text, hit]. */
  async function shown(result, most) {
    const fragment = await result.data();
    const words = fragment.content.split(/\s+/);
    const hits = telling(result.words, words);
    const anchors = fragment.anchors.filter(({ id }) => /^p\d+$/.test(id));
    const address = new URL(fragment.raw_url, briefsiteSearch.ROOT).href;
    const ends = anchors.map((_, place) => anchors[place + 1]?.location ?? words.length);
    const paragraphs = anchors.map(({ id, location }, place) => {
      const here = [...hits].filter((hit) => hit >= location && hit < ends[place]).sort((a, b) => a - b);
      return { address: `${address}#${id}`, number: id.slice(1), start: location, end: ends[place], here };
    });
    const kinds = ({ here }) => new Set(here.map((hit) => words[hit].slice(0, 5).toLowerCase())).size;
    const told = paragraphs.filter(({ here }) => here.length).sort((a, b) => kinds(b) - kinds(a) || b.here.length - a.here.length);
    const passages = (told.length ? told.slice(0, most) : paragraphs.slice(0, 1)).sort((a, b) => a.start - b.start);
    return {
      address,
      language: result.language,
      date: fragment.meta.date,
      title: marked(fragment.meta.title.split(/\s+/), 0, hits),
      passages: passages.map((passage) => ({ ...passage, parts: passageOf(words, passage, hits) })),
    };
  }

  /* The sentence around the first hit, or as much of it as is read at a glance. */
  function passageOf(words, { start, end, here }, hits) {
    const hit = here[0] ?? start;
    let from = hit;
    while (from > start && hit - from < BEFORE && !ENDS.test(words[from - 1])) from--;
    let to = hit + 1;
    while (to < end && to - from < LONGEST && !(ENDS.test(words[to - 1]) && to - from > 8)) to++;
    const parts = marked(words.slice(from, to), from, hits);
    if (from > start && !ENDS.test(words[from - 1])) parts.unshift(["… ", false]);
    if (to < end && !ENDS.test(words[to - 1])) parts.push([" …", false]);
    return parts;
  }

  /* Without short words that stand alone, as `del` of `Corea del Norte` somewhere else, unless there are no others. */
  function telling(places, words) {
    const all = new Set(places);
    const kept = places.filter((place) => words[place].length > 3 || all.has(place - 1) || all.has(place + 1));
    return new Set(kept.length ? kept : places);
  }

  /* Words as a list of [text, hit]; neighbouring hits are one, punctuation around them is none. */
  function marked(words, offset, hits) {
    const parts = [];
    words.forEach((word, place) => {
      const hit = hits.has(offset + place);
      const [, before, inner, after] = word.match(/^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su);
      const last = parts.at(-1);
      if (hit && last?.[1] && !before) last[0] += ` ${inner}`;
      else parts.push([place ? ` ${before}` : before, false], [hit ? inner : inner + after, hit]);
      if (hit && after) parts.push([after, false]);
    });
    return parts.filter(([text]) => text);
  }

  return shown;
})();

/* An element with attributes and children, which are elements, texts or lists of [text, hit]. */
briefsiteSearch.element = (name, attributes, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value != null) element.setAttribute(key, value);
  }
  for (const child of children.flat()) {
    if (Array.isArray(child)) element.append(child[1] ? briefsiteSearch.element("mark", {}, child[0]) : child[0]);
    else element.append(child);
  }
  return element;
};

/* `{n}` and the like filled in; of plural forms the one that fits n in the site's language. */
briefsiteSearch.say = (texts, language, key, values = {}) => {
  const text = texts[`search_${key}`];
  const form = typeof text === "string" ? text : text[new Intl.PluralRules(language).select(values.n)] ?? text.other;
  const shown = (value) => (typeof value === "number" ? new Intl.NumberFormat(language).format(value) : value);
  return form.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? shown(values[name]) : whole));
};

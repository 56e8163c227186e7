/* How does a script of the page say it? The page carries its texts as JSON in `data-texts`, in the site's language. */
const briefsiteTexts = (() => {
  "use strict";

  const LANGUAGE = document.documentElement.lang || "en";

  /* `{name}` filled in, numbers as the language writes them; of plural forms the one that fits `n`. */
  function say(texts, key, values = {}) {
    const text = texts[key];
    const form = typeof text === "string" ? text : text[new Intl.PluralRules(LANGUAGE).select(values.n)] ?? text.other;
    const shown = (value) => (typeof value === "number" ? new Intl.NumberFormat(LANGUAGE).format(value) : value);
    return form.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? shown(values[name]) : whole));
  }

  /* The function that says the texts of an element. */
  function of(element) {
    const texts = JSON.parse(element.dataset.texts);
    return (key, values) => say(texts, key, values);
  }

  return { LANGUAGE, of };
})();

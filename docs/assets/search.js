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
  const FIXED = /_[0-9a-f]{7,}(\.|\/|$)/; // a name with its content's checksum never goes stale
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

  /* The word rules of a language are the same in each of its shards. */
  const placed = (name) => name.replace(/^.*\/(wasm\.)/, "$1");

  async function bytes(name) {
    const own = placed(name);
    const text = atob(await (own === name ? script(name) : table(own)));
    const array = new Uint8Array(text.length);
    for (let place = 0; place < text.length; place++) array[place] = text.charCodeAt(place);
    return array;
  }

  const fetched = window.fetch;
  window.fetch = (input, ...rest) =>
    typeof input === "string" && input.startsWith(INDEX)
      ? bytes(input.slice(INDEX.length).split("?")[0]).then((content) => new Response(content))
      : fetched.call(window, input, ...rest);

  /* The manifest, with what is searched of each language of the briefings. */
  function open() {
    opened ??= (async () => {
      const manifest = await table("manifest");
      version = manifest.version;
      const code = await table("code");
      const names = Object.entries(manifest.indexes);
      const languages = await Promise.all(names.map(([language, indexes]) => opening(language, indexes, code)));
      return { ...manifest, languages };
    })();
    opened.catch(() => (opened = null));
    return opened;
  }

  /* One language: {language, shards}. The first of its shards starts the copy of the code that all of them share. */
  async function opening(language, indexes, code) {
    const address = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
    const { createInstance } = await import(address);
    URL.revokeObjectURL(address);
    const shard = async (index) => {
      const instance = createInstance({ basePath: `${INDEX}${index}/`, baseUrl: "/", noWorker: true });
      await instance.filters(); // answers when the index is open
      return { search: instance.search, words: new Map() };
    };
    const [first, ...others] = indexes;
    return { language, shards: [await shard(first), ...(await Promise.all(others.map(shard)))] };
  }

  return { receive, table, open, ROOT };
})();

/*
  What of the search does a page need before anybody searches? The keys that lead to it. The rest is loaded when the box
  gets the focus, or at once on the search page. The box is a form of the page, so what is typed meanwhile stays in it.
*/
(() => {
  "use strict";

  const HERE = document.currentScript.src;
  const form = document.querySelector("[data-search-box]");
  const place = document.querySelector("[data-search-page]");
  // Each one needs those before it.
  const names = ["search", "search-names", "search-query", "search-result", "search-box", ...(place ? ["search-page"] : [])];
  let done = 0;
  let running = false;

  const AGAIN = 2000; // milliseconds

  const addressOf = (name) => new URL(`${name}.js`, HERE).href;

  /* One after the other; after a failure the next occasion goes on where it broke off. */
  function load() {
    if (running || done === names.length) return;
    running = true;
    if (!done && location.protocol.startsWith("http")) names.forEach(announce);
    step();
  }

  function step() {
    const script = document.createElement("script");
    script.onload = () => {
      if (++done < names.length) step();
      else running = false;
    };
    script.onerror = () => {
      script.remove();
      running = false;
      fail();
      setTimeout(() => form?.contains(document.activeElement) && load(), AGAIN); // somebody waits for it
    };
    script.src = addressOf(names[done]);
    document.head.append(script);
  }

  /* The network brings all of them at a time, though they run in their order. */
  function announce(name) {
    document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "script", href: addressOf(name) }));
  }

  function fail() {
    if (!place) return;
    place.querySelector("[role=status]").textContent = place.querySelector("[data-trouble]").textContent;
    place.hidden = false;
  }

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const called = (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) ||
      (event.key?.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey);
    if (!called) return;
    const input = form?.querySelector("input");
    const target = place && !place.hidden ? place.querySelector("input[name=q]") : input;
    if (!target) return;
    event.preventDefault();
    if (target === input && !input.offsetParent) { // a phone
      if (!place) window.location.href = new URL("../search.html", HERE).href;
      return;
    }
    target.focus();
    target.select();
  }, true);

  form?.addEventListener("focusin", load);
  if (place || form?.contains(document.activeElement)) load();
})();

/*
  What is behind a link to a topic or person? A small card tells it to whoever rests on the link with the pointer or the
  focus. Only where the site is served: a page opened from disk may not read another one. The card follows WCAG 1.4.13:
  Escape closes it, the pointer may move onto it, and it stays until pointer and focus have gone.
*/
(() => {
  "use strict";

  if (!location.protocol.startsWith("http")) return;
  const ROOT = new URL("../", document.currentScript.src).href;
  const WAIT = 300; // milliseconds of rest before anything is asked for
  const GRACE = 250; // milliseconds to move from the link onto the card
  const MOST = 2; // mentions shown
  const LONGEST = 240; // characters of one
  const GAP = 6; // pixels between link and card, and to the edge of the window
  const coarse = matchMedia("(pointer: coarse)");
  const told = new Map(); // by address: a promise of what the card says, null if there is nothing to say
  let link = null; // the one that is rested on
  let card = null;
  let timer, leaving, asking;

  /* The address of the page that a link leads to, if it is one that has a card. */
  function target(element) {
    const found = element.closest?.(".md-content article a[href]");
    if (!found || found.closest("nav, header, footer, .headerlink, .bs-preview")) return null;
    const address = found.href.split("#")[0];
    const path = address.startsWith(ROOT) ? address.slice(ROOT.length).split("?")[0] : "";
    const fits = /^(?:topics|people)\/[^/]+\.html$/.test(path) && path !== "topics/index.html";
    return fits && address !== location.href.split("#")[0] ? { found, address } : null;
  }

  function rest(event) {
    if (coarse.matches || event.pointerType === "touch") return;
    if (event.type === "focusin" && !event.target.matches(":focus-visible")) return;
    const aim = target(event.target);
    if (!aim) return;
    if (aim.found === link) return clearTimeout(leaving);
    close();
    link = aim.found;
    timer = setTimeout(() => show(aim, event), WAIT);
  }

  function leave() {
    clearTimeout(leaving);
    if (link && document.activeElement === link && link.matches(":focus-visible")) return;
    if (card) leaving = setTimeout(close, GRACE);
    else close();
  }

  function close() {
    clearTimeout(timer);
    clearTimeout(leaving);
    asking?.abort();
    asking = null;
    if (card) describe(link, false);
    card?.remove();
    link = card = null;
  }

  async function show({ found, address }, { clientX, clientY }) {
    const content = await contentOf(address);
    if (!content || link !== found || card) return;
    card = document.createElement("div");
    Object.assign(card, { id: "bs-preview", className: "bs-preview md-typeset", lang: content.lang });
    card.setAttribute("role", "tooltip");
    for (const { kind, text, lang } of content.lines) {
      const line = document.createElement("p");
      Object.assign(line, { className: `bs-preview-${kind}`, textContent: text, lang });
      card.append(line);
    }
    card.addEventListener("pointerenter", () => clearTimeout(leaving));
    card.addEventListener("pointerleave", leave);
    found.closest(".md-content").append(card); // behind the text it is about, inside a landmark
    place(found, clientX, clientY);
    describe(found, true);
  }

  /* Each page is asked for once; one that was broken off or not to be had is asked for again. */
  function contentOf(address) {
    if (!told.has(address)) {
      asking = new AbortController();
      told.set(address, read(address, asking.signal).catch(() => (told.delete(address), null)));
    }
    return told.get(address);
  }

  async function read(address, signal) {
    const answer = await fetch(address, { signal, mode: "same-origin" });
    if (!answer.ok) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html"); // in it nothing runs or loads
    const heading = page.querySelector("article h1");
    if (!heading) return null;
    const lang = page.documentElement.lang;
    const facts = page.querySelector("article .bs-facts");
    const lines = [["title", heading], ...(facts ? [["facts", facts]] : []), ...mentionsOf(page).map((item) => ["mention", item])];
    return { lang, lines: lines.map(([kind, element]) => ({ kind, ...textOf(element, lang) })) };
  }

  /* The first list items below the heading of the mentions, up to the next heading of its rank. */
  function mentionsOf(page) {
    const heading = page.getElementById("mentions");
    const items = [...(heading?.querySelectorAll("li") ?? [])];
    for (let next = heading?.nextElementSibling; next && next.tagName !== heading.tagName; next = next.nextElementSibling) {
      items.push(...next.querySelectorAll("li"));
    }
    return items.slice(0, MOST);
  }

  function textOf(element, lang) {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".headerlink, .bs-ref, svg, script, style").forEach((part) => part.remove());
    const text = copy.textContent.replace(/\s+/g, " ").trim();
    const short = text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/\s+\S*$/, "")} …` : text;
    return { text: short, lang: copy.querySelector("[lang]")?.lang || lang };
  }

  /* Below the line of the link that is pointed at, else above it: beside the link, inside the window. */
  function place(found, x, y) {
    const lines = [...found.getClientRects()];
    const line = lines.find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) ?? lines[0];
    if (!line) return close();
    const [first, last] = [Math.min(...lines.map((box) => box.top)), Math.max(...lines.map((box) => box.bottom))];
    const head = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
    const below = innerHeight - last - 2 * GAP;
    const above = first - Math.max(head, 0) - 2 * GAP;
    const under = card.offsetHeight <= below || below >= above;
    card.style.maxHeight = `${Math.max(under ? below : above, 0)}px`;
    const left = Math.min(line.left, document.documentElement.clientWidth - card.offsetWidth - GAP);
    const origin = card.getBoundingClientRect(); // it stands where positions are counted from
    card.style.left = `${Math.max(left, GAP) - origin.left}px`;
    card.style.top = `${(under ? last + GAP : first - GAP - card.offsetHeight) - origin.top}px`;
  }

  function describe(element, on) {
    const others = (element.getAttribute("aria-describedby") ?? "").split(/\s+/).filter((id) => id && id !== "bs-preview");
    const ids = on ? [...others, "bs-preview"] : others;
    if (ids.length) element.setAttribute("aria-describedby", ids.join(" "));
    else element.removeAttribute("aria-describedby");
  }

  const left = (event) => link && !link.contains(event.relatedTarget) && link.contains(event.target);
  document.addEventListener("pointerover", rest);
  document.addEventListener("pointerout", (event) => left(event) && leave());
  document.addEventListener("focusin", rest);
  document.addEventListener("focusout", (event) => left(event) && !link.matches(":hover") && !card?.matches(":hover") && close());
  document.addEventListener("keydown", (event) => event.key === "Escape" && link && close(), true);
})();

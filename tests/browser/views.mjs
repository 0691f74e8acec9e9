// The switches of how pages are shown, in headless Chromium under a strict
// policy: they say whether they are on, hold on other pages, and give the same
// page back; amounts in another unit are exact; without JavaScript or storage
// nothing is lost.
import fs from "node:fs";
import path from "node:path";
import { check, end, launch, scratch, build, serve } from "./lib/site.mjs";

const YEAR = "departments/futian-zwfwsj/2023.html";

const site = build(path.join(scratch(), "public"));
const server = await serve(site);
const base = server.base;
const browser = await launch();
const errors = [];

async function open(context, url) {
  const page = await context.newPage();
  page.on("console", (m) => { if (m.type() === "error") errors.push(`${url}: ${m.text()}`); });
  page.on("pageerror", (e) => errors.push(`${url}: ${e}`));
  await page.goto(url);
  return page;
}

const text = (page) => page.evaluate(() => document.querySelector("main").textContent);
const pressed = (page, which) => page.getAttribute(which, "aria-pressed");

// Amounts of the page with their power of ten to yuan.
const amounts = (page) => page.evaluate(() => {
  const powers = { 元: 0, 万元: 4, 亿元: 8, yuan: 0, "million yuan": 6 };
  const found = [];
  for (const node of document.querySelectorAll(".yuan, .figures dd:first-of-type")) {
    const m = /([-+]?[\d,]+(?:\.\d+)?) ?(亿元|万元|元|million yuan|yuan)/.exec(node.textContent);
    if (m) found.push([m[1], powers[m[2]]]);
  }
  for (const table of document.querySelectorAll("table[data-power]")) {
    const unit = powers[table.querySelector(".unit").textContent] ?? +table.dataset.power;
    const texts = +(/\bt(\d)\b/.exec(table.className)?.[1] ?? 0);
    for (const cell of table.querySelectorAll("tbody td"))
      if (cell.cellIndex >= texts && /^[-+]?[\d,]+(\.\d+)?$/.test(cell.textContent))
        found.push([cell.textContent, unit]);
  }
  return found;
});

// In 10^-12 yuan, exactly.
function exact([number, power]) {
  const sign = number.startsWith("-") ? -1n : 1n;
  const [whole, rest = ""] = number.replace(/[-+,]/g, "").split(".");
  return sign * BigInt(whole + rest) * 10n ** BigInt(12 + power - rest.length);
}

async function checkUnits(language) {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const page = await open(context, `${base}/${language}${YEAR}`);
  const before = await amounts(page);
  const plain = await text(page);
  check(`${language}: amounts to convert`, before.length > 300, String(before.length));
  await page.click(".views summary");
  for (const unit of await page.$$eval("[data-unit]", (all) => all.map((b) => b.dataset.unit).filter(Boolean))) {
    await page.click(`[data-unit="${unit}"]`);
    const after = await amounts(page);
    const wrong = before.filter((x, i) => exact(x) !== exact(after[i]));
    check(`${language} unit ${unit}: the same amounts`, after.length === before.length && !wrong.length,
      JSON.stringify(wrong.slice(0, 3)));
    check(`${language} unit ${unit}: all in it`, after.every((x) => String(x[1]) === unit));
    check(`${language} unit ${unit}: pressed`, await pressed(page, `[data-unit="${unit}"]`) === "true" &&
      await pressed(page, '[data-unit=""]') === "false");
    check(`${language} unit ${unit}: each 100 yuan stay 100`, (await text(page)).includes(language ? "every 100 yuan" : "每100元"));
    await page.reload();
    check(`${language} unit ${unit}: kept`, JSON.stringify(await amounts(page)) === JSON.stringify(after));
    await page.click(".views summary");
  }
  await page.click('[data-unit=""]');
  check(`${language}: as published again`, await text(page) === plain);
  await context.close();
}

async function checkViews(scheme) {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, colorScheme: scheme });
  const page = await open(context, `${base}/${YEAR}`);
  const plain = await text(page);
  const look = () => page.evaluate(() => ({
    ink: getComputedStyle(document.body).color, paper: getComputedStyle(document.body).backgroundColor,
    size: getComputedStyle(document.body).fontSize,
    charts: [...document.querySelectorAll(".chart > svg")].filter((x) => x.checkVisibility()).length,
    tables: [...document.querySelectorAll(".chart details")].every((x) => x.open),
    wide: document.documentElement.scrollWidth > innerWidth,
  }));
  const first = await look();
  await page.focus(".views summary");
  await page.keyboard.press("Enter");
  for (const name of ["contrast", "large", "text"]) {
    await page.keyboard.press("Tab");
    check(`${scheme} ${name}: reached by Tab`, await page.evaluate(() => document.activeElement.dataset.view) === name);
    await page.keyboard.press("Enter");
    check(`${scheme} ${name}: pressed`, await pressed(page, `[data-view=${name}]`) === "true");
  }
  const then = await look();
  const pair = [then.ink, then.paper].sort().join();
  check(`${scheme}: black and white`, pair === "rgb(0, 0, 0),rgb(255, 255, 255)", pair);
  check(`${scheme}: larger`, parseFloat(then.size) >= 1.3 * parseFloat(first.size), then.size);
  check(`${scheme}: no charts, their figures open`, first.charts > 3 && then.charts === 0 && then.tables);
  check(`${scheme}: no sideways scrolling`, !then.wide && !first.wide);
  check(`${scheme}: nothing lost`, await text(page) === plain);
  for (const other of ["index.html", "glossary.html", `en/${YEAR}`]) {
    await page.goto(`${base}/${other}`);
    const there = await page.evaluate(() => document.documentElement.className);
    check(`${scheme} ${other}: kept`, ["contrast", "large", "text"].every((x) => there.includes(`view-${x}`)), there);
    check(`${scheme} ${other}: no sideways scrolling`, !(await look()).wide);
  }
  await context.close();
}

async function checkWithout() {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await open(context, `${base}/${YEAR}`);
  check("without JavaScript: no switches", !await page.isVisible(".views"));
  check("without JavaScript: amounts and charts", (await amounts(page).catch(() => [1])).length > 0 &&
    await page.isVisible(".chart > svg"));
  await context.close();
  const closed = await browser.newContext();
  await closed.addInitScript(() => Object.defineProperty(window, "localStorage",
    { get() { throw new Error("closed"); } }));
  const again = await open(closed, `${base}/${YEAR}`);
  await again.click(".views summary");
  await again.click("[data-view=large]");
  check("without storage: the switches work", await pressed(again, "[data-view=large]") === "true");
  await closed.close();
  const odd = await browser.newContext();
  await odd.addInitScript(() => localStorage.setItem("budgetpress-view", '{"unit":"7","large":"yes"}'));
  const third = await open(odd, `${base}/${YEAR}`);
  check("what is stored and unknown means nothing", await pressed(third, '[data-unit=""]') === "true" &&
    await pressed(third, "[data-view=large]") === "false");
  await odd.close();
}

async function checkTerms(javaScriptEnabled) {
  const label = `terms, JavaScript ${javaScriptEnabled}`;
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 360, height: 800 } });
  const page = await open(context, `${base}/${YEAR}`);
  const html = fs.readFileSync(path.join(site, YEAR), "utf8");
  const sections = html.split('<section class="commentary"').slice(1).map((x) => x.split("</section>")[0]);
  const found = sections.map((x) => [...x.matchAll(/popovertarget="(\w+)">([^<]+)</g)].map((m) => m[1]));
  check(`${label}: there are some`, found.flat().length > 10);
  check(`${label}: once a section`, found.every((x) => new Set(x).size === x.length));
  check(`${label}: each has one definition`, [...new Set(found.flat())].every((x) =>
    html.split(`popover id="${x}"`).length === 2));
  check(`${label}: none in links`, !/<a [^>]*>[^<]*<button/.test(html));
  const first = page.locator(`[popovertarget=${found.flat()[0]}]`).first();
  const box = page.locator(`#${found.flat()[0]}`);
  // A long year is folded on a telephone, by the script alone.
  const folds = page.locator(".fold");
  check(`${label}: folded or whole`, (await folds.count() > 3) === javaScriptEnabled
    && await first.isVisible() !== javaScriptEnabled);
  if (javaScriptEnabled)
    await folds.filter({ has: page.locator(`[popovertarget=${found.flat()[0]}]`) }).first().locator("> summary").click();
  await first.click();
  check(`${label}: shown by touch`, await box.isVisible() &&
    await box.locator("a").getAttribute("href").then((x) => x.includes("glossary.html#term-")));
  await page.keyboard.press("Escape");
  check(`${label}: closed by Esc`, !await box.isVisible());
  await first.focus();
  await page.keyboard.press("Enter");
  check(`${label}: shown by keyboard`, await box.isVisible());
  const place = await box.boundingBox();
  check(`${label}: inside the window`, place.x >= 0 && place.x + place.width <= 360);
  if (process.env.PICTURE) await page.screenshot({ path: process.env.PICTURE });
  await context.close();
}

// A row of a table gives the text to cite it with, as it was published.
async function checkCite(folder, source) {
  const name = `cite ${folder}`;
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const row = "#expenditure-futian-zwfwsj-bj-2010301";
  const page = await open(context, `${base}/${folder}${YEAR}${row}`);
  const heading = (await page.textContent(`${row} th`)).trim();
  const figure = (await page.textContent(`${row} td:nth-child(4)`)).trim();
  const said = () => page.inputValue(".cite-panel textarea");
  await page.click(".views summary");
  await page.click('[data-unit="8"], [data-unit="6"]');
  await page.click(`${row} th`, { position: { x: 8, y: 8 } });
  const text = await said();
  check(`${name}: row, column, published figure, source, address`, [heading, figure, source, "本级",
    "2010301", `${folder}${YEAR}${row}`].every((x) => text.includes(x)), text);
  check(`${name}: no pattern is left`, !/\{\d\}|undefined/.test(text), text);
  const options = await page.locator(".cite-panel option").allTextContents();
  await page.selectOption(".cite-panel select", "1");
  check(`${name}: another column`, options.length === 6 && await said() !== text, options.length);
  const box = await page.locator(".cite-panel").boundingBox();
  check(`${name}: inside the window`, box.x >= 0 && box.x + box.width <= 360 && box.height < 500);
  await page.click(".cite-panel button");
  await page.keyboard.press("Escape");
  check(`${name}: closed by Esc`, await page.locator(".cite-panel").count() === 0);
  await page.click('tr[id$="-task-1"] th');
  check(`${name}: a task`, (await said()).includes("-task-1"));
  const links = await page.locator(".cite-panel a").evaluateAll((all) => all.map((a) => a.href));
  await page.goto(links.at(-1));
  check(`${name}: the row on the page of places`, await page.locator(
    `[id="${new URL(links.at(-1)).hash.slice(1)}"] a`).count() === 1, links);
  await context.close();
}

await checkCite("", "来源：");
await checkCite("en/", "source: ");
await checkTerms(true);
await checkTerms(false);
await checkUnits("");
await checkUnits("en/");
await checkViews("light");
await checkViews("dark");
await checkWithout();
check("no error", errors.length === 0, errors.slice(0, 3).join("; "));
await browser.close();
server.close();
end();

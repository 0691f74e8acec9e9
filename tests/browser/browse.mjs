// Lists and comparisons in headless Chromium: sorting, filtering, the state in
// the address, the same tables with and without JavaScript, the CSV as shown,
// by keyboard, from the disk and under a strict policy.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { check, end, launch, scratch, build, serve } from "./lib/site.mjs";

const FUTIAN = "futian-zwfwsj";
const DAPENG = "dapeng-zwfwsj";

const site = build(path.join(scratch(), "public"));

const server = await serve(site);
const places = { disk: pathToFileURL(site).href,
  server: server.base };

const browser = await launch();
const errors = [];
async function open(context, url) {
  const page = await context.newPage();
  page.on("console", (m) => { if (m.type() === "error") errors.push(`${url}: ${m.text()}`); });
  page.on("pageerror", (e) => errors.push(`${url}: ${e}`));
  page.on("requestfailed", (r) => errors.push(`${url}: not loaded ${r.url()}`));
  await page.goto(url);
  return page;
}

const said = (page, id = ".list-controls + [role=status]") => page.textContent(id);
const shown = (page) => page.$$eval("table[data-list] tbody tr:not([hidden])",
  (rows) => rows.map((row) => [...row.cells].map((c) => c.dataset.v ?? c.textContent.trim())));

// The projects: against what the page itself holds.
async function projects(context, base, where) {
  const page = await open(context, `${base}/projects/index.html`);
  const all = await shown(page);
  check(`${where}: all projects are shown first`, all.length > 20, all.length);
  check(`${where}: their number is said`, (await said(page)).includes(String(all.length)));
  await page.selectOption("#filter-year", { label: "2026" });
  let wanted = all.filter((r) => r[2] === "2026");
  check(`${where}: by year`, JSON.stringify(await shown(page)) === JSON.stringify(wanted),
    (await shown(page)).length);
  check(`${where}: how many is said`, (await said(page)).includes(String(wanted.length)));
  await page.fill("#filter-amount-min", "30");
  await page.fill("#filter-amount-max", "１,000.5");
  wanted = wanted.filter((r) => r[1] !== "" && Number(r[1]) >= 300000 && Number(r[1]) <= 10005000);
  check(`${where}: by amount`, wanted.length > 0
    && JSON.stringify(await shown(page)) === JSON.stringify(wanted), (await shown(page)).length);
  await page.click("th[data-key=amount] button");
  const up = wanted.slice().sort((a, b) => Number(a[1]) - Number(b[1]));
  check(`${where}: amounts ascend`,
    JSON.stringify((await shown(page)).map((r) => r[1])) === JSON.stringify(up.map((r) => r[1])));
  check(`${where}: it is said which way`,
    await page.getAttribute("th[data-key=amount]", "aria-sort") === "ascending");
  await page.click("th[data-key=amount] button");
  check(`${where}: and descend`,
    JSON.stringify((await shown(page)).map((r) => r[1])) === JSON.stringify(up.reverse().map((r) => r[1])));
  const address = page.url();
  check(`${where}: the state is in the address`, ["year=2026", "amount-min=30", "sort=-amount"]
    .every((part) => address.includes(part)), address);
  const again = await open(context, address);
  check(`${where}: and comes back from it`,
    JSON.stringify(await shown(again)) === JSON.stringify(await shown(page)));
  await again.close();
  await page.fill("#filter-project", "没有这样的项目");
  check(`${where}: nothing found is said`, (await shown(page)).length === 0
    && (await said(page)).includes("没有符合"), await said(page));
  await page.fill("#filter-amount-min", "abc");
  check(`${where}: a wrong amount is said`,
    await page.getAttribute("#filter-amount-min", "aria-invalid") === "true"
    && (await said(page)).includes("数字"));
  await page.click(".controls > button");
  check(`${where}: reset shows all as they were`,
    JSON.stringify(await shown(page)) === JSON.stringify(all) && !page.url().includes("?"), page.url());
  await page.close();
}

// The indicators stand in groups, of which the first is open.
async function indicators(context, base, where) {
  const page = await open(context, `${base}/indicators/index.html`);
  const all = "details.group tbody tr";
  const total = await page.locator(all).count();
  check(`${where}: indicators in groups, the first one open`, total > 500
    && await page.locator("details.group[open]").count() === 1);
  check(`${where}: each group says how many`, await page.$$eval("details.group", (groups) =>
    groups.every((g) => parseInt(g.querySelector(".soft").textContent, 10)
      === g.querySelectorAll("tbody tr").length)));
  await page.fill("#filter-indicator", "满意度");
  const hits = await page.locator(`${all}:not([hidden])`).count();
  check(`${where}: groups with hits are open, the others hidden`, hits > 5 && hits < total
    && await page.$$eval("details.group", (groups) => groups.every((g) =>
      g.open !== g.hidden && g.hidden === !g.querySelector("tbody tr:not([hidden])"))), hits);
  check(`${where}: and say how many`, await page.$$eval("details.group:not([hidden])", (groups) =>
    groups.every((g) => g.querySelector(".soft").textContent
      .startsWith(`${g.querySelectorAll("tbody tr:not([hidden])").length} 项符合`))));
  check(`${where}: the page as well`, (await said(page)).includes(` ${hits} `), await said(page));
  await page.selectOption("#list-order", "amount");
  let rows = await shown(page);
  const amounts = rows.map((r) => r[6]).filter((v) => v !== "").map(Number);
  check(`${where}: sorted, all groups are one table`, rows.length === hits
    && JSON.stringify(amounts) === JSON.stringify(amounts.slice().sort((a, b) => a - b))
    && await page.locator("details.group:visible").count() === 0, rows.length);
  await page.selectOption("#list-order", "");
  await page.fill("#filter-indicator", "");
  check(`${where}: and groups again, as they were`, await page.locator(all).count() === total
    && await page.locator("details.group[open]").count() === 1
    && await page.locator("details.group:visible").count()
      === await page.locator("details.group").count());
  await page.goto(`${base}/indicators/index.html?kind=期限&department=${DAPENG}&sort=-due`);
  rows = await shown(page);
  check(`${where}: indicators by kind and department from the address`, rows.length > 0
    && rows.every((r) => r[2] === "期限" && r[8] === DAPENG && r[3] !== ""), rows.length);
  await page.click(".controls > button:last-child");
  await page.selectOption("#list-order", "level");
  await page.focus("th[data-key=due] button");
  await page.keyboard.press("Enter");
  const due = (await shown(page)).map((r) => r[3]).filter((v) => v !== "");
  check(`${where}: sorted by keyboard`, due.length > 10
    && due.join() === due.slice().sort().join(), due.slice(0, 5));
  await page.close();
}

const tables = (page) => page.$$eval("table.compare", (all) => all.map((table) =>
  [...table.rows].map((row) => [...row.cells].map((c) => c.textContent.trim().replace(/\s+/g, " ")))));

function parseCsv(text) {
  return text.trimEnd().split("\r\n").map((line) => {
    const cells = [""];
    let quoted = false;
    for (const c of line.replaceAll('""', "\u0000")) {
      if (c === '"') quoted = !quoted;
      else if (c === "," && !quoted) cells.push("");
      else cells[cells.length - 1] += c === "\u0000" ? '"' : c;
    }
    return cells;
  });
}

async function comparison(context, base, where) {
  const still = await open(context, `${base}/compare/${FUTIAN}.html`);
  const page = await open(context, `${base}/compare.html?a=${FUTIAN}/2023&b=${FUTIAN}/2026`);
  await page.waitForSelector("table.compare");
  check(`${where}: the same tables as the page without JavaScript`,
    JSON.stringify(await tables(page)) === JSON.stringify(await tables(still)));
  const notes = (p) => p.$$eval(".compare-notes li", (all) => all.map((x) => x.textContent));
  check(`${where}: the same notes`, JSON.stringify(await notes(page)) === JSON.stringify(await notes(still)),
    JSON.stringify(await notes(page)));
  check(`${where}: the new name is said`, (await notes(page)).some((n) => n.includes("改过名称")));
  await page.goto(`${base}/compare.html?a=${FUTIAN}/2023&b=${DAPENG}/2021&c=nobody/2020`);
  await page.waitForSelector("table.compare");
  check(`${where}: what is not known is said`, (await said(page, "#status")).includes("nobody/2020"));
  const shownTables = await tables(page);
  check(`${where}: other scopes are not compared`,
    shownTables[2].some((row) => row[0].startsWith("201 ") && row[1] === "口径不同"), shownTables[2][7]);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("#download")]);
  const text = fs.readFileSync(await download.path(), "utf8");
  const lines = parseCsv(text.replace(/^\uFEFF/, ""));
  check(`${where}: the CSV is marked as UTF-8`, text.startsWith("\uFEFF"));
  const cells = [];
  for (const table of shownTables) {
    const changes = table[1].length === 2 && table[1][1] === "%";
    for (const row of table.slice(changes ? 2 : 1)) {
      if (!changes) cells.push(row.slice(1).join("|"));
      else cells.push(`|${row[1]}`, `|${row[2]}`);
    }
  }
  check(`${where}: the CSV holds what the page shows`,
    JSON.stringify(lines.slice(1, 1 + cells.length).map((l) => l.slice(3).join("|"))) === JSON.stringify(cells),
    JSON.stringify(lines[1]));
  check(`${where}: and its notes`, lines.slice(1 + cells.length).length === (await notes(page)).length);
  await page.selectOption("#depth", "3");
  await page.waitForFunction(() => document.body.textContent.includes("2010301"));
  check(`${where}: codes in detail, in the address`, page.url().includes("depth=3"));
  await page.click("#chosen li:first-child button");
  await page.waitForFunction(() => document.querySelectorAll("#chosen li").length === 1);
  check(`${where}: one is left`, !page.url().includes(FUTIAN) && page.url().includes(DAPENG), page.url());
  await page.click("#reset");
  for (const [id, year] of [[FUTIAN, "2026"], [FUTIAN, "2023"], [DAPENG, "2021"]]) {
    await page.selectOption("#department", id);
    await page.selectOption("#year", year);
    await page.focus("#chooser button[type=submit]");
    await page.keyboard.press("Enter");
  }
  await page.waitForFunction(() => document.querySelectorAll("table.compare thead")[0]
    ?.rows[0].cells.length === 4);
  check(`${where}: three added by keyboard`, (await page.$$("#chosen li")).length === 3);
  await page.keyboard.press("Enter");
  check(`${where}: none twice`, (await said(page, "#status")).includes("已经"));
  await page.close();
  await still.close();
}

for (const [where, base] of Object.entries(places)) {
  const context = await browser.newContext({ acceptDownloads: true, viewport: { width: 1280, height: 800 } });
  await projects(context, base, where);
  await indicators(context, base, where);
  await comparison(context, base, where);
  await context.close();
}

// Without JavaScript everything is there, and nothing that would not work.
const quiet = await browser.newContext({ javaScriptEnabled: false });
for (const [name, least] of [["projects/index.html", 30], ["indicators/index.html", 600],
  [`projects/${FUTIAN}.html`, 20], [`compare/${DAPENG}.html`, 10]]) {
  const page = await open(quiet, `${places.disk}/${name}`);
  check(`${name} without JavaScript: rows`, await page.locator("tbody tr").count() >= least);
  check(`${name} without JavaScript: no controls`,
    await page.locator("main :is(button, input, select):visible").count() === 0);
  await page.close();
}
const plain = await open(quiet, `${places.disk}/compare.html`);
check("compare.html without JavaScript leads to each department",
  await plain.locator("#departments a").count() === 2
  && await plain.locator("main button:visible").count() === 0);
await quiet.close();

// At three widths, light and dark, in both languages.
const pages = ["projects/index.html", "indicators/index.html", "functions/index.html",
  "functions/201.html", "economy/301.html", `compare/${FUTIAN}.html`,
  `compare.html?a=${FUTIAN}/2023&b=${DAPENG}/2021&c=${FUTIAN}/2026&depth=3`];
for (const colorScheme of ["light", "dark"]) {
  for (const width of [360, 768, 1280]) {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
    for (const name of pages.flatMap((p) => [p, `en/${p}`])) {
      const page = await open(context, `${places.disk}/${name}`);
      if (name.includes("compare.html")) await page.waitForSelector("table.compare");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth
        - document.documentElement.clientWidth);
      check(`${name} ${width} ${colorScheme}: no sideways scrolling`, wide <= 0, wide);
      await page.close();
    }
    await context.close();
  }
}
check("no error, nothing from elsewhere", errors.length === 0, errors.slice(0, 4).join("; "));
await browser.close();
server.close();
end();

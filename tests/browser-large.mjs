// Slow. A site of 300 departments in headless Chromium: a page of each kind and
// every page of the departments that are hard to show, at three widths, light
// and dark, with JavaScript and without, in both languages; what people do by
// keyboard alone, from a server and from disk.
// usage: browser-large.mjs [BUILD [SITE]]; SITE is one that is built already.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { look } from "./browser/lib/look.mjs";
import { check, end, launch, open, require, serve, top } from "./browser/lib/site.mjs";

const DEPARTMENTS = 294;
const HARD = ["big", "even", "minus", "single", "none", "less"];
const program = path.resolve(top, process.argv[2] ?? "build", "budgetpress");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

function build() {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), "budgetpress-large-"));
  process.on("exit", () => fs.rmSync(work, { recursive: true, force: true }));
  execFileSync("python3", [path.join(top, "tests/bench/generate.py"), "-n", String(DEPARTMENTS),
    "-l", "zh-CN", "-l", "en", work]);
  execFileSync("python3", [path.join(top, "tests/browser/charts_site.py"), work]);
  execFileSync(program, ["build", "--quiet"], { cwd: work, stdio: "pipe",
    env: { ...process.env, BUDGETPRESS_SHARE: top } });
  return path.join(work, "public");
}

const site = process.argv[3] ? path.resolve(process.argv[3]) : build();

// What a page is, whoever it is about.
const kindOf = (name) => name.replace(/\bd\d{5}\b/g, "ORG").replace(/\b\d{4}\b/g, "YEAR")
  .replace(/\/[0-9]+\.html$/, "/CODE.html").replace(/projects\/[^/]+\.html$/, "projects/ONE.html");

// Of each kind the largest and the smallest; of the hard departments all, but
// two of their many projects.
function choose() {
  const kinds = new Map();
  const hard = [];
  const projects = new Map();
  for (const name of fs.readdirSync(site, { recursive: true })) {
    if (!name.endsWith(".html")) continue;
    const size = fs.statSync(path.join(site, name)).size;
    if (name.split("/").some((part) => HARD.includes(part.replace(".html", "")))) {
      const project = /^(.*\/projects\/)[^/]+\/?[^/]*\.html$/.exec(name);
      if (!project || !/\d{4}\/projects/.test(name)) {
        hard.push(name);
        continue;
      }
      const seen = projects.get(project[1]) ?? { most: -1, least: 1e9 };
      if (size > seen.most) Object.assign(seen, { most: size, large: name });
      if (size < seen.least) Object.assign(seen, { least: size, small: name });
      projects.set(project[1], seen);
      continue;
    }
    const kind = kindOf(name);
    const seen = kinds.get(kind) ?? { most: -1, least: 1e9 };
    if (size > seen.most) Object.assign(seen, { most: size, large: name });
    if (size < seen.least) Object.assign(seen, { least: size, small: name });
    kinds.set(kind, seen);
  }
  return { kinds: kinds.size, names: [...new Set([...hard, ...[...kinds.values(), ...projects.values()]
    .flatMap((seen) => [seen.large, seen.small])])].sort() };
}

const { kinds, names } = choose();
check("there are many kinds of pages", kinds > 60, kinds);
check("and those of the hard departments", HARD.every((org) =>
  names.filter((name) => name.includes(org)).length > 6), names.length);
console.log(`${kinds} kinds, ${names.length} pages`);

const disk = `${pathToFileURL(site).href}/`;
const server = await serve(site);
const browser = await launch();

async function views({ width, colorScheme, javaScriptEnabled }) {
  const context = await browser.newContext({ colorScheme, javaScriptEnabled,
    viewport: { width, height: 800 }, reducedMotion: "reduce" });
  // Once in each language of colours; axe needs scripts.
  const audited = javaScriptEnabled && width === (colorScheme === "dark" ? 360 : 1280);
  for (const name of names) {
    // Where nothing is found, pages lead to the address of the site.
    const base = name.endsWith("404.html") ? `${server.base}/` : disk;
    const page = await open(context, base);
    const label = `${name} ${width} ${colorScheme} ${javaScriptEnabled ? "" : "no "}script`;
    await page.goto(base + name);
    const found = await look(page);
    check(`${label}: no sideways scrolling`, found.scroll <= found.client, `${found.scroll} > ${found.client}`);
    check(`${label}: there is text`, found.text > 20 && found.boxes > 5);
    check(`${label}: nothing on something else`, found.overlaps.length === 0, found.overlaps.join("; "));
    check(`${label}: no error, nothing from elsewhere`, page.wrong.length === 0, page.wrong.slice(0, 3).join("; "));
    if (audited) {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => window.axe.run(document));
      check(`${label}: axe`, violations.length === 0, violations.map(
        (v) => `${v.id} (${v.nodes.length}): ${v.nodes[0].html.slice(0, 160)}`).join("; "));
    }
    await page.close();
  }
  await context.close();
}

// By keyboard alone: forward until what has the focus fits.
async function tabTo(page, fits, most = 400) {
  for (let i = 0; i < most; i += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(fits)) return true;
  }
  return false;
}

const active = (page) => page.evaluate(() => document.activeElement.textContent.trim());

async function journey(where, base, width) {
  const context = await browser.newContext({ acceptDownloads: true, viewport: { width, height: 740 } });
  const page = await open(context, base);
  const label = `keyboard, ${where}, ${width}`;
  await page.goto(`${base}index.html`);
  check(`${label}: to the search`, await tabTo(page, () => document.activeElement.name === "q", 20));
  await page.keyboard.type("望海市第2教育局");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\.html\?q=/);
  await page.waitForSelector("#search[aria-busy=false]", { state: "attached" });
  await page.keyboard.press("ArrowDown");
  check(`${label}: the department is the first result`, await active(page) === "望海市第2教育局", await active(page));
  await page.keyboard.press("Enter");
  await page.waitForURL(/departments\/d\d+\.html/);
  check(`${label}: to a year`, await tabTo(page, () => /\/\d{4}\.html$/.test(document.activeElement.href ?? "")));
  await page.keyboard.press("Enter");
  await page.waitForURL(/departments\/d\d+\/\d{4}\.html/);
  const year = page.url();
  check(`${label}: to a project`, await tabTo(page, () =>
    /\/\d{4}\/projects\/[^/]+\.html/.test(document.activeElement.href ?? "")));
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/projects\/[^/]+\.html/);
  check(`${label}: the project is open`, (await page.textContent("h1")).includes("项目"));
  await page.goBack();
  await page.waitForURL(year);
  check(`${label}: to a CSV`, await tabTo(page, () => /\.csv$/.test(document.activeElement.href ?? ""), 1500));
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  check(`${label}: the CSV comes`, fs.readFileSync(await download.path(), "utf8").split("\n").length > 3);
  await page.goto(`${base}compare.html`);
  for (const [id, chosen] of [["d00001", "2026"], ["d00002", "2025"]]) {
    check(`${label}: to the choice of a department`, await page.evaluate(() =>
      document.activeElement.id === "department") || await tabTo(page, () => document.activeElement.id === "department"));
    await page.selectOption("#department", id);
    await tabTo(page, () => document.activeElement.id === "year", 3);
    await page.selectOption("#year", chosen);
    await tabTo(page, () => document.activeElement.type === "submit", 5);
    await page.keyboard.press("Enter");
    await page.waitForURL(new RegExp(`${id}(/|%2F)${chosen}`));
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Shift+Tab");
  }
  await page.waitForFunction(() => document.querySelectorAll("#chosen li").length === 2);
  await page.waitForSelector("table.compare");
  check(`${label}: one is taken away`, await tabTo(page, () => document.activeElement.closest("#chosen li") !== null));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll("#chosen li").length === 1);
  check(`${label}: to the download of the comparison`, await tabTo(page, () => document.activeElement.id === "download"));
  const [saved] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  check(`${label}: the comparison as CSV`, /2025/.test(fs.readFileSync(await saved.path(), "utf8")));
  // What becomes a download is no page: Chromium says that it did not load.
  const wrong = page.wrong.filter((text) => !/\.csv$/.test(text));
  check(`${label}: no error`, wrong.length === 0, wrong.slice(0, 3).join("; "));
  await context.close();
}

for (const width of [360, 1280]) {
  await journey("server", `${server.base}/`, width);
  await journey("disk", disk, width);
}
const all = [];
for (const width of [360, 768, 1280]) {
  for (const colorScheme of ["light", "dark"]) {
    for (const javaScriptEnabled of [true, false]) all.push({ width, colorScheme, javaScriptEnabled });
  }
}
async function worker() {
  for (let view = all.shift(); view; view = all.shift()) {
    await views(view);
    console.log(`${view.width} ${view.colorScheme} ${view.javaScriptEnabled ? "script" : "no script"} done`);
  }
}
await Promise.all([worker(), worker()]);
await browser.close();
server.close();
end();

// The sample in headless Chromium with JavaScript off, from disk: no sideways
// scrolling of a page, nothing that lies on something else, no message of an
// error, no request to elsewhere.
//
// usage: node tests/browser/pages.mjs [--pictures]
//
// --pictures: of each page, to build/screenshots/, to be looked at.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { look } from "./lib/look.mjs";
import { top, check, end, launch, scratch, build } from "./lib/site.mjs";

const WIDTHS = [360, 768, 1280];
const SCHEMES = ["light", "dark"];

// Pages of each kind: all of the top folder, and from each deeper folder the
// largest and the smallest.
function choose(site) {
  const folders = new Map();
  for (const entry of fs.readdirSync(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".html")) continue;
    const folder = entry.parentPath ?? entry.path;
    const file = path.join(folder, entry.name);
    if (!folders.has(folder)) folders.set(folder, []);
    folders.get(folder).push({ file, size: fs.statSync(file).size });
  }
  const chosen = [];
  for (const [folder, files] of [...folders].sort()) {
    files.sort((a, b) => a.size - b.size || a.file.localeCompare(b.file));
    const some = folder === site ? files : [files[0], files[files.length - 1]];
    for (const { file } of some) if (!chosen.includes(file)) chosen.push(file);
  }
  return chosen;
}

// In the page: rows of published tables whose name or first amount is beyond
// the window's edge. Class t3: three columns of text stand before the amounts.
function totalsOutOfSight() {
  const edge = document.documentElement.clientWidth;
  const found = [];
  for (const table of document.querySelectorAll(".table-block table.amounts")) {
    const texts = Number(/\bt(\d)\b/.exec(table.className)?.[1] ?? 0);
    for (const row of table.tBodies[0].rows) {
      const range = document.createRange();
      for (const cell of [row.querySelector("th"), row.cells[texts]]) {
        if (!cell?.textContent) continue;
        range.selectNodeContents(cell);
        if (range.getBoundingClientRect().right > edge) found.push(`${row.id}: ${cell.textContent}`);
      }
    }
  }
  return found;
}

const work = scratch();
const site = path.join(work, "public");
const pictures = process.argv.includes("--pictures") ? path.join(top, "build/screenshots") : null;
try {
  build(site);
} catch (error) {
  check("the sample builds", false, String(error.stderr ?? error).slice(-600));
  end();
}

if (pictures) {
  fs.rmSync(pictures, { recursive: true, force: true });
  fs.mkdirSync(pictures, { recursive: true });
}
const browser = await launch();
const pages = choose(site);
check("there are pages", pages.length > 5, String(pages.length));
for (const scheme of SCHEMES) {
  for (const width of WIDTHS) {
    const context = await browser.newContext({
      javaScriptEnabled: false, colorScheme: scheme, viewport: { width, height: 800 },
    });
    for (const file of pages) {
      const name = path.relative(site, file);
      const label = `${name} ${width} ${scheme}`;
      const page = await context.newPage();
      const elsewhere = [];
      const errors = [];
      page.on("request", (r) => {
        if (!/^(file|data):/.test(r.url())) elsewhere.push(r.url());
      });
      page.on("requestfailed", (r) => errors.push(`not loaded: ${r.url()}`));
      page.on("console", (m) => { if (m.type() === "error") errors.push(m.text()); });
      page.on("pageerror", (e) => errors.push(String(e)));
      await page.goto(pathToFileURL(file).href);
      const size = await look(page, scheme === "light" && width !== 768 ? 4 : 0);
      check(`${label}: no sideways scrolling`, size.scroll <= size.client,
        `${size.scroll} > ${size.client}`);
      check(`${label}: nothing on something else`, size.overlaps.length === 0, size.overlaps.join("; "));
      check(`${label}: there is text`, size.text > 20);
      check(`${label}: no error`, errors.length === 0, errors.slice(0, 3).join("; "));
      check(`${label}: nothing from elsewhere`, elsewhere.length === 0, elsewhere[0]);
      if (width === 360) {
        const hidden = await page.evaluate(totalsOutOfSight);
        check(`${label}: names and totals of published tables in sight`,
          hidden.length === 0, hidden.slice(0, 3).join("; "));
      }
      if (pictures) {
        await page.screenshot({
          path: path.join(pictures, `${name.replaceAll("/", "-")}-${width}-${scheme}.png`),
          fullPage: width === 360 && scheme === "light" && size.text < 20000,
        });
      }
      await page.close();
    }
    await context.close();
  }
}
await browser.close();
end();

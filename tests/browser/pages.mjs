// The sample in headless Chromium with JavaScript off, from disk: no sideways
// scrolling of a page, nothing that lies on something else, no message of an
// error, no request to elsewhere.
//
// usage: node tests/browser/pages.mjs [--pictures]
//
// --pictures: of each page, to build/screenshots/, to be looked at.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { look } from "./lib/look.mjs";

const top = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "../..");
const require = createRequire(path.join(top, "tests/node/package.json"));
const { chromium } = require("playwright-core");
const WIDTHS = [360, 768, 1280];
const SCHEMES = ["light", "dark"];
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];

let passed = 0;
let failed = 0;
function check(name, good, detail = "") {
  if (good) {
    passed += 1;
  } else {
    failed += 1;
    console.log(`FAIL ${name}${detail ? `: ${detail}` : ""}`);
  }
}

function end() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed || !passed ? 1 : 0);
}

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

const work = fs.mkdtempSync(path.join(os.tmpdir(), "budgetpress-browser-"));
process.on("exit", () => fs.rmSync(work, { recursive: true, force: true }));
const site = path.join(work, "public");
const pictures = process.argv.includes("--pictures") ? path.join(top, "build/screenshots") : null;
try {
  execFileSync(path.join(top, "build/budgetpress"), ["build", "--output", site],
    { cwd: top, stdio: ["ignore", "pipe", "pipe"] });
} catch (error) {
  check("the sample builds", false, String(error.stderr ?? error).slice(-600));
  end();
}

if (pictures) {
  fs.rmSync(pictures, { recursive: true, force: true });
  fs.mkdirSync(pictures, { recursive: true });
}
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });
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

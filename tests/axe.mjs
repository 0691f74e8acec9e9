// axe-core finds nothing on a page of each kind: WCAG 2.2 A and AA, and axe's own
// best practices; in light and dark, wide and narrow, Chinese and English.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const top = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const require = createRequire(path.join(top, "tests/node/package.json"));
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const VIEWS = [{ width: 360, scheme: "dark" }, { width: 1280, scheme: "light" }];

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

const work = fs.mkdtempSync(path.join(os.tmpdir(), "budgetpress-axe-"));
process.on("exit", () => fs.rmSync(work, { recursive: true, force: true }));
const site = path.join(work, "public");
execFileSync(path.join(top, "build/budgetpress"), ["build", "--quiet", "--output", site],
  { cwd: top, stdio: ["ignore", "pipe", "pipe"] });

// One page of each kind: what the first folder, the last folder and the depth
// have in common. The largest, for it has most of what there can be.
function kinds() {
  const found = new Map();
  for (const entry of fs.readdirSync(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith(".html")) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    const parts = path.relative(site, file).split(path.sep);
    const own = parts.length < 2 || ["index.html", "audit.html", "facts.html", "rows.html"].includes(entry.name);
    const kind = [parts[0], parts.length, parts.at(-2), own ? entry.name : ""]
      .filter((part) => !/^\d{4}$/.test(part)).join(" ");
    const size = fs.statSync(file).size;
    if (!(found.get(kind)?.size >= size)) found.set(kind, { file, size });
  }
  return [...found.values()].map(({ file }) => file).sort();
}

const pages = kinds();
check("there are pages of many kinds", pages.length > 30, String(pages.length));
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"],
});
for (const { width, scheme } of VIEWS) {
  const context = await browser.newContext({
    colorScheme: scheme, viewport: { width, height: 800 }, reducedMotion: "reduce",
  });
  for (const file of pages) {
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(axe);
    const { violations, passes } = await page.evaluate(() => window.axe.run(document));
    const label = `${path.relative(site, file)} ${width} ${scheme}`;
    check(`${label}: axe ran`, passes.length > 5, String(passes.length));
    check(`${label}: no violation`, violations.length === 0, violations.map(
      (v) => `${v.id} (${v.nodes.length}): ${v.nodes[0].html.slice(0, 160)}`).join("; "));
    await page.close();
  }
  await context.close();
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);

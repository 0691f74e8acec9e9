// axe-core finds nothing on a page of each kind: WCAG 2.2 A and AA, and axe's own
// best practices; in light and dark, wide and narrow, Chinese and English.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { require, check, end, launch, scratch, build } from "./browser/lib/site.mjs";

const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const VIEWS = [{ width: 360, scheme: "dark" }, { width: 1280, scheme: "light" }];

const site = build(path.join(scratch(), "public"));

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
const browser = await launch();
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
end();

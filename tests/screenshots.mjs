// Pictures of the sample for the READMEs: docs/screenshots/PAGE-WIDTH.png.
//
// usage: screenshots.mjs SITE FOLDER
import { createRequire } from "node:module";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const top = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const require = createRequire(path.join(top, "tests/node/package.json"));
const { chromium } = require("playwright-core");
const [site, folder] = process.argv.slice(2).map((word) => path.resolve(word));
const PAGES = [
  { name: "year", page: "departments/dapeng-zwfwsj/2021.html" },
  { name: "table", page: "departments/futian-zwfwsj/2023.html", at: "general-by-function" },
  { name: "audit", page: "audit/index.html" },
];
const SIZES = [
  { width: 360, height: 780, scheme: "light" },
  { width: 768, height: 900, scheme: "dark" },
  { width: 1280, height: 900, scheme: "light" },
];

fs.mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars"],
});
for (const { width, height, scheme } of SIZES) {
  const context = await browser.newContext({
    viewport: { width, height }, colorScheme: scheme, reducedMotion: "reduce",
  });
  const page = await context.newPage();
  for (const each of PAGES) {
    const url = pathToFileURL(path.join(site, each.page)).href;
    await page.goto(each.at ? `${url}#${each.at}` : url);
    await page.screenshot({ path: path.join(folder, `${each.name}-${width}.png`) });
  }
  await context.close();
}
await browser.close();

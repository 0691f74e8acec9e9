// The picture that shows where a page is shared, drawn from its SVG.
//
// usage: preview.mjs FROM.svg TO.png
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const top = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const require = createRequire(path.join(top, "tests/node/package.json"));
const { chromium } = require("playwright-core");
const [from, to] = process.argv.slice(2).map((word) => path.resolve(word));

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--font-render-hinting=none"],
});
const page = await browser.newPage({ viewport: { width: 1200, height: 630 } });
await page.goto(pathToFileURL(from).href);
await page.screenshot({ path: to });
await browser.close();

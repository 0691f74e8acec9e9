// Charts in headless Chromium with JavaScript off, of the sample and of a site
// that is hard to draw: text stays inside its drawing and never lies on other
// text, every drawing has its name, files are well-formed and show the same.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { look } from "./lib/look.mjs";
import { top, check, end, launch, scratch, build } from "./lib/site.mjs";

// In the page: what is wrong with its drawings.
function inspect(selector) {
  const wrong = [];
  const drawings = [...document.querySelectorAll(selector)];
  for (const svg of drawings) {
    const id = svg.closest("figure")?.id ?? "file";
    const room = svg.getBoundingClientRect();
    const named = (svg.getAttribute("aria-labelledby") ?? "").split(" ")
      .map((name) => document.getElementById(name)?.textContent ?? "").join("");
    const links = svg.querySelector("a") !== null;
    if (!named.trim()) wrong.push(`${id}: no name`);
    if (svg.getAttribute("role") !== (links ? "group" : "img")) wrong.push(`${id}: role`);
    if (svg.querySelector("[style]")) wrong.push(`${id}: style`);
    const boxes = [...svg.querySelectorAll("text")].map((text) => {
      const box = text.getBoundingClientRect();
      return { text: text.textContent, size: parseFloat(getComputedStyle(text).fontSize),
        left: box.left, right: box.right, top: box.top + 3, bottom: box.bottom - 3 };
    }).filter((box) => box.right > box.left);
    if (boxes.length === 0) wrong.push(`${id}: no text`);
    for (const [i, a] of boxes.entries()) {
      if (a.left < room.left - 1 || a.right > room.right + 1
        || a.top < room.top - 4 || a.bottom > room.bottom + 4) {
        wrong.push(`${id}: "${a.text}" leaves the drawing`);
      }
      if (a.size < 12) wrong.push(`${id}: "${a.text}" is small`);
      for (const b of boxes.slice(i + 1)) {
        if (a.left + 1 < b.right && b.left + 1 < a.right
          && a.top < b.bottom && b.top < a.bottom) {
          wrong.push(`${id}: "${a.text}" lies on "${b.text}"`);
        }
      }
    }
    const bars = [...svg.querySelectorAll("rect")].map((r) => r.getBoundingClientRect());
    if (bars.some((r) => r.left < room.left - 1 || r.right > room.right + 1)) {
      wrong.push(`${id}: a bar leaves the drawing`);
    }
  }
  return { count: drawings.length, wrong };
}

const work = scratch();
const hard = path.join(work, "hard");
execFileSync("python3", [path.join(top, "tests/browser/charts_site.py"), hard]);
const sites = { sample: path.join(work, "sample"), hard: path.join(hard, "public") };
build(sites.sample);
build(sites.hard, hard);

const browser = await launch();
for (const [name, site] of Object.entries(sites)) {
  const all = fs.readdirSync(site, { recursive: true });
  const pages = all.filter((file) => file.endsWith(".html")
    && fs.readFileSync(path.join(site, file), "utf8").includes("<figure class=\"chart\""));
  const files = all.filter((file) => file.endsWith(".svg") && file.includes("charts/"));
  check(`${name}: pages with charts`, pages.length >= 4, pages.join(" "));
  check(`${name}: files of charts`, files.length >= 8, files.join(" "));
  for (const width of [360, 768, 1280]) {
    const context = await browser.newContext({
      javaScriptEnabled: false, viewport: { width, height: 800 },
      colorScheme: width === 768 ? "dark" : "light",
    });
    const page = await context.newPage();
    for (const file of pages) {
      await page.goto(pathToFileURL(path.join(site, file)).href);
      const found = await page.evaluate(inspect, ".chart > svg");
      check(`${name} ${file} ${width}`, found.wrong.length === 0,
        found.wrong.slice(0, 4).join("; "));
      const size = await look(page);
      check(`${name} ${file} ${width}: no sideways scrolling`, size.scroll <= size.client);
      check(`${name} ${file} ${width}: nothing on something else`, size.overlaps.length === 0,
        size.overlaps.join("; "));
    }
    if (width === 768) {
      for (const file of files) {
        await page.goto(pathToFileURL(path.join(site, file)).href);
        const found = await page.evaluate(inspect, ":root");
        check(`${name} ${file}`, found.wrong.length === 0,
          found.wrong.slice(0, 4).join("; "));
      }
    }
    await context.close();
  }
  for (const file of files) {
    const text = fs.readFileSync(path.join(site, file), "utf8");
    check(`${name} ${file}: nothing from elsewhere`,
      !/href|url\((?!#)|<script|<image/.test(text));
    let wellFormed = true;
    try {
      execFileSync("xmllint", ["--noout", "--nonet", path.join(site, file)], { stdio: "pipe" });
    } catch {
      wellFormed = false;
    }
    check(`${name} ${file}: well-formed`, wellFormed);
  }
}
await browser.close();
end();

// The search by keyboard, its address, its announcements; the page and the
// lists without JavaScript; no sideways scrolling.
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { check, end, launch, scratch, build } from "./lib/site.mjs";

const site = build(path.join(scratch(), "public"));
const url = (name) => pathToFileURL(path.join(site, name)).href;
const done = (page) => page.waitForSelector("#search[aria-busy=false]", { state: "attached" });
const focused = (page) => page.evaluate(() => document.activeElement.className
  || document.activeElement.id || document.activeElement.tagName);

const browser = await launch();
const errors = [];
async function open(context, name) {
  const page = await context.newPage();
  page.on("console", (m) => { if (m.type() === "error") errors.push(`${name}: ${m.text()}`); });
  page.on("pageerror", (e) => errors.push(`${name}: ${e}`));
  page.on("request", (r) => {
    if (!r.url().startsWith("file:")) errors.push(`${name}: asks ${r.url()}`);
  });
  await page.goto(url(name));
  return page;
}

// From the home page, by keyboard alone.
const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
const page = await open(context, "index.html");
for (let i = 0; i < 10 && await page.evaluate(() => document.activeElement.name !== "q"); i += 1)
  await page.keyboard.press("Tab");
check("the form of the head is among the first things", await page.evaluate(
  () => document.activeElement.name === "q"));
await page.keyboard.type("运维");
await page.keyboard.press("Enter");
await page.waitForURL(/search\.html\?q=/);
await done(page);
const count = await page.locator("a.result").count();
check("it leads to results", count > 3, count);
check("the question stays in the field", await page.inputValue("#q") === "运维");
check("the field has the focus", await focused(page) === "q");
check("results are announced", /^找到 \d+ 条/.test(await page.textContent("#search-status"))
  && await page.getAttribute("#search-status", "role") === "status");
check("words are marked", await page.locator("a.result mark").count() > 0);
await page.keyboard.press("ArrowDown");
check("down goes to the first result", await focused(page) === "result");
await page.keyboard.press("ArrowDown");
check("and on to the second", await page.evaluate(() =>
  [...document.querySelectorAll("a.result")].indexOf(document.activeElement)) === 1);
await page.keyboard.press("ArrowUp");
await page.keyboard.press("ArrowUp");
check("up goes back to the field", await focused(page) === "q");
await page.keyboard.press("ArrowDown");
await page.keyboard.press("/");
check("a slash as well", await focused(page) === "q");
await page.keyboard.press("ArrowDown");
await page.keyboard.press("Escape");
check("Escape as well", await focused(page) === "q");
await page.keyboard.type("/a");
check("a slash can be typed", (await page.inputValue("#q")).endsWith("/a"));
await page.fill("#q", "信息化");
await page.keyboard.press("Enter");
await done(page);
check("the address has the question", new URL(page.url()).searchParams.get("q") === "信息化",
  page.url());
await page.goBack();
await done(page);
check("back is the question before", await page.inputValue("#q") === "运维"
  || await page.inputValue("#q") === "运维/a", await page.inputValue("#q"));
await page.goto(url("search.html") + "?q=" + encodeURIComponent("信息化运维项目"));
await done(page);
await page.keyboard.press("ArrowDown");
const target = await page.evaluate(() => document.activeElement.href);
await page.keyboard.press("Enter");
await page.waitForURL((u) => u.href === target);
check("Enter opens the result", fs.existsSync(new URL(target.split("#")[0])));

// Names stand before texts; amounts and years are there.
await page.goto(url("search.html") + "?q=2010350");
await done(page);
check("a code", await page.locator("section[data-type=fe]:not([hidden]) .code").first()
  .textContent() === "2010350");
await page.fill("#q", "20103");
await done(page);
await page.waitForFunction(() => document.querySelectorAll("section[data-type=fe] li").length > 1);
check("part of a code finds more", await page.locator("section[data-type=fe] li").count() > 1);
await page.goto(url("search.html") + "?q=" + encodeURIComponent("福田区政务服务数据管理局"));
await done(page);
const first = page.locator("section[data-type=d] li").first();
check("a short name that is an alias", await first.locator("a.result").count() === 1);
check("with its years and amounts", /2023：12,578 万元/.test(await first.textContent()),
  await first.textContent());
check("each leads to its year", await first.locator(".years a").count() === 2);
await page.goto(url("search.html") + "?q=" + encodeURIComponent("量子计算机"));
await done(page);
check("nothing is found, and said", await page.locator("a.result").count() === 0
  && /没有找到/.test(await page.textContent("#search-status")));
await page.goto(url("en/search.html") + "?q=budget");
await done(page);
check("in English", /^\d+ results/.test(await page.textContent("#search-status")));

await page.goto(url("en/search.html") + "?q=" + encodeURIComponent("信息"));
await done(page);
check("Chinese in an English page is said to be that", await page.locator("a.result").count() > 3
  && await page.locator("a.result:not([lang=zh-CN])").evaluateAll((all) =>
    all.every((a) => !/\p{Script=Han}/u.test(a.textContent)))
  && await page.locator(".of > [lang=zh-CN]").count() > 3);

for (const [width, scheme] of [[360, "light"], [768, "dark"], [1280, "light"]]) {
  const other = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme });
  for (const name of ["search.html", "names/index.html"]) {
    const p = await open(other, name);
    if (name === "search.html") {
      await p.goto(url(name) + "?q=" + encodeURIComponent("系统"));
      await done(p);
    }
    check(`${name} ${width}: no sideways scrolling`, await p.evaluate(() =>
      document.documentElement.scrollWidth <= document.documentElement.clientWidth));
    await p.close();
  }
  await other.close();
}

const plain = await browser.newContext({ javaScriptEnabled: false });
const bare = await open(plain, "search.html");
check("without JavaScript it says so", /JavaScript/.test(await bare.textContent("#search-status")));
const lists = await bare.locator("section[aria-labelledby=lists] a").evaluateAll(
  (all) => all.map((a) => a.href));
check("and leads to lists", lists.length >= 4 && lists.every((l) => fs.existsSync(new URL(l))),
  lists.join(" "));
await bare.goto(url("names/index.html"));
check("the list has the departments", await bare.locator("ul.departments > li").count() >= 2);
check("by their first letters", await bare.locator("nav.initials a").count() >= 1);
await browser.close();
check("no error, nothing from elsewhere", errors.length === 0, errors.slice(0, 3).join("; "));
end();

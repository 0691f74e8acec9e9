// A built site in a browser: a server that allows nothing but the site's own
// files, pages that tell what went wrong in them, and the counting of checks.
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import fs from "node:fs";
import http from "node:http";
import os from "node:os";
import path from "node:path";

export const top = path.resolve(path.dirname(new URL(import.meta.url).pathname), "../../..");
export const require = createRequire(path.join(top, "tests/node/package.json"));
const { chromium } = require("playwright-core");
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css",
  ".svg": "image/svg+xml", ".csv": "text/csv", ".png": "image/png" };
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
  + "base-uri 'none'; form-action 'self'";

const counts = { passed: 0, failed: 0 };
export function check(name, good, detail = "") {
  counts[good ? "passed" : "failed"] += 1;
  if (!good) console.log(`FAIL ${name}${detail === "" ? "" : `: ${detail}`}`);
}

export function end() {
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exit(counts.failed || !counts.passed ? 1 : 0);
}

// A folder that goes away with the script.
export function scratch() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "budgetpress-browser-"));
  process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

// The program in the build folder that the script is given, else in build/.
export const program = path.resolve(top,
  process.argv.slice(2).find((word) => !word.startsWith("-")) ?? "build", "budgetpress");

// Build a site, the sample unless told otherwise; its folder.
export function build(output, root = top) {
  execFileSync(program, ["build", "--quiet", "-C", root, "--output", output],
    { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, BUDGETPRESS_SHARE: top } });
  return output;
}

export const launch = () => chromium.launch({ executablePath: "/usr/bin/chromium", args: FLAGS });

export async function serve(site) {
  const server = http.createServer((request, answer) => {
    const file = path.join(site, decodeURIComponent(new URL(request.url, "http://x").pathname));
    if (!file.startsWith(site) || !fs.existsSync(file) || fs.statSync(file).isDirectory()) {
      answer.writeHead(404).end();
      return;
    }
    answer.writeHead(200, { "Content-Type": TYPES[path.extname(file)] ?? "text/plain",
      "Content-Security-Policy": POLICY });
    answer.end(fs.readFileSync(file));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { base: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

// The page keeps what went wrong in it: messages, what did not load, requests
// to anywhere but the base.
export async function open(context, base) {
  const page = await context.newPage();
  page.wrong = [];
  page.on("console", (m) => { if (m.type() === "error") page.wrong.push(m.text()); });
  page.on("pageerror", (e) => page.wrong.push(String(e)));
  page.on("requestfailed", (r) => page.wrong.push(`not loaded: ${r.url()}`));
  page.on("request", (r) => {
    if (!r.url().startsWith(base) && !/^(blob|data):/.test(r.url())) page.wrong.push(`asks ${r.url()}`);
  });
  return page;
}

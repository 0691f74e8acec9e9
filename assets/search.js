/* The search: static files, classic scripts, no request to elsewhere.
 *
 * A question is folded and cut into grams as the builder does it
 * (builder/format/search_fold.h, search_grams.h); the index says which volumes
 * may hold all of them; their entries are then compared word by word. An entry
 * is found if each word stands in it or in what it is part of, and at least one
 * in itself. */
(function () {
  "use strict";

  const root = document.getElementById("search");
  const form = root.querySelector("form");
  const input = form.querySelector("input");
  const status = document.getElementById("search-status");
  const base = root.dataset.base;
  const english = root.dataset.language === "en";
  const foreign = root.dataset.foreign || ""; // the data's language, if another
  const say = root.dataset;

  const SHELVES = ["dufeg", "p", "i", "t"];
  const SHOWN = 10; // results of a group before one asks for more
  const ENOUGH = 20; // results of a shelf before one asks for more
  const VOLUMES = 8; // volumes of a shelf that are read without being asked
  const FEW = 16; // volumes, that are all read at once
  const GRAMS = 4; // of a question, that are looked up at first
  const LENGTHS = [10, 6, 4, 3, 2, 1];

  /* ---- Folding ---- */

  const WORD = /[\p{L}\p{N}\p{M}]/u;
  const DROPPED = /["'\u00ad\ufeff\u2018-\u201f\u200b-\u200d\u3008-\u300f\ufe00-\ufe0f]/;
  const isDigit = (c) => c >= "0" && c <= "9";

  // The folded text; places, when given, gets the index in chars of each unit.
  function foldChars(chars, places) {
    let out = "";
    let blank = false;
    const add = (s, i) => {
      out += s;
      if (places) for (let k = 0; k < s.length; k += 1) places.push(i);
    };
    chars.forEach((c, i) => {
      if (DROPPED.test(c)) return;
      if (WORD.test(c)) {
        if (blank && out) add(" ", i);
        add(String.fromCodePoint(c.toLowerCase().codePointAt(0)), i);
        blank = false;
      } else if (!(c === "," && isDigit(chars[i - 1] || "") && isDigit(chars[i + 1] || ""))) {
        blank = true;
      }
    });
    return out;
  }
  const fold = (text) => foldChars([...text.normalize("NFKC")]);

  const HAN = 0;
  const DIGIT = 1;
  const LETTER = 2;
  function classOf(code) {
    if (code >= 48 && code <= 57) return DIGIT;
    return code >= 0x2e80 ? HAN : LETTER;
  }

  // Where the word stands at or after from; a word that begins with a letter
  // stands only where a word begins.
  function find(word, text, from) {
    const bound = classOf(word.codePointAt(0)) === LETTER;
    let at = text.indexOf(word, from);
    while (bound && at > 0 && text[at - 1] !== " " && classOf(text.charCodeAt(at - 1)) === LETTER)
      at = text.indexOf(word, at + 1);
    return at;
  }

  /* ---- Grams ---- */

  function hash(codes) {
    let h = 2166136261;
    for (const c of codes) h = Math.imul(h ^ c, 16777619);
    h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
    h ^= h >>> 15;
    return h >>> 8;
  }

  // As few grams as cover the run.
  function gramsOfRun(kind, run) {
    const fits = LENGTHS.find((n) => n <= run.length && (kind !== HAN || n <= 2));
    if (kind === LETTER) return [hash(run.slice(0, fits))];
    const grams = [];
    const last = run.length - fits;
    const step = kind === HAN ? 1 : fits;
    for (let i = 0; i < last; i += step) grams.push(hash(run.slice(i, i + fits)));
    grams.push(hash(run.slice(last)));
    return grams;
  }

  function gramsOf(word) {
    const grams = [];
    let run = [];
    let kind = -1;
    for (const c of word) {
      const code = c.codePointAt(0);
      if (classOf(code) !== kind && run.length) {
        grams.push(...gramsOfRun(kind, run));
        run = [];
      }
      kind = classOf(code);
      run.push(code);
    }
    return run.length ? grams.concat(gramsOfRun(kind, run)) : grams;
  }

  // Grams of all words: first some that lie far apart, then the others.
  function choose(words) {
    const first = [];
    const rest = [];
    const share = Math.max(1, Math.floor(GRAMS / words.length));
    for (const grams of words.map(gramsOf)) {
      const step = Math.max(1, Math.ceil(grams.length / share));
      grams.forEach((g, i) => (i % step === 0 && first.length < GRAMS ? first : rest).push(g));
    }
    return [[...new Set(first)], [...new Set(rest)].slice(0, GRAMS)];
  }

  /* ---- Files ---- */

  const got = new Map(); // what scripts have handed over, by file name
  const asked = new Map(); // promises, by file name
  let version = "";

  window.budgetpressSearch = {
    start: (info) => got.set("start", info),
    shard: (number, text) => got.set(`words/${number}`, text),
    block: (number, text) => got.set(`volumes/${number}`, text.split("\n")),
    volume: (key, text) => got.set(key, readVolume(key, text)),
  };

  function load(name) {
    if (!asked.has(name)) {
      asked.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${base}${name}.js${version && `?v=${version}`}`;
        script.onload = () => {
          script.remove();
          if (got.has(name)) resolve(got.get(name));
          else reject(new Error(name));
        };
        script.onerror = () => {
          script.remove();
          asked.delete(name);
          reject(new Error(name));
        };
        document.head.append(script);
      }));
    }
    return asked.get(name);
  }

  async function start() {
    const info = await load("start");
    version = info.version.slice(0, 8);
    return info;
  }

  /* ---- Index ---- */

  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Map([...ALPHABET].map((c, i) => [c, i]));

  // The numbers of the volumes that have the gram, ascending.
  function listOf(text, gram, next) {
    let at = 0;
    const number = () => {
      let n = 0;
      for (let size = 1; ; size *= 32) {
        const value = VALUES.get(text[at]);
        at += 1;
        n += (value & 31) * size;
        if (value < 32) return n;
      }
    };
    for (let here = next; at < text.length; here += 1) {
      here += number();
      const form = number();
      const count = Math.floor(form / 2);
      const list = [];
      if (form % 2) {
        for (let i = 0; here === gram && i < count; i += 1) {
          const bits = VALUES.get(text[at + i]);
          for (let k = 0; k < 6; k += 1) if ((bits >> k) & 1) list.push(i * 6 + k);
        }
        at += count;
      } else {
        for (let i = 0, volume = 0; i < count; i += 1, volume += 1) {
          volume += number();
          list.push(volume);
        }
      }
      if (here === gram) return list;
      if (here > gram) return [];
    }
    return [];
  }

  async function lookUp(gram, info) {
    const shift = 24 - info.bits;
    const shard = gram >>> shift;
    return listOf(await load(`words/${shard}`), gram, shard * 2 ** shift);
  }

  function both(a, b) {
    const there = new Set(b);
    return a.filter((n) => there.has(n));
  }

  // Volumes that have all grams, and perhaps all words.
  async function narrow(volumes, grams, info) {
    const lists = await Promise.all(grams.map((g) => lookUp(g, info)));
    lists.sort((a, b) => a.length - b.length);
    return lists.reduce((all, list) => (all ? both(all, list) : list), volumes);
  }

  /* ---- Volumes ---- */

  function readVolume(key, text) {
    const [head, ...lines] = text.split("\n");
    const organization = key.split("/")[1];
    const [name, nameEn] = head.split("\t");
    return lines.map((line) => {
      const [type, url, own, ownEn, code, figures, language, context, body] = line.split("\t");
      return {
        type,
        url: url.replace("~", `departments/${organization}/`),
        name: (english && ownEn) || own,
        names: [own, ownEn || ""],
        lang: (english && ownEn) || language ? "" : foreign,
        code: code || "",
        figures: (figures || "").split("|").filter(Boolean).map((f) => f.split(":")),
        language: language || "",
        of: [...new Set([(english && nameEn) || name, context || ""])].filter(Boolean),
        ofLang: english && nameEn ? ["", foreign] : [foreign, foreign],
        textLang: language ? "" : foreign,
        around: `${head} ${context || ""}`,
        text: body || "",
      };
    }).filter((e) => !e.language || e.language === document.documentElement.lang);
  }

  // How well the entry answers: 0 best; -1 not at all.
  function judge(entry, words) {
    if (!entry.folded) {
      const years = entry.figures.map((f) => f[0]).join(" ");
      const name = entry.names.map(fold).join(" ").trim();
      const aliases = entry.type === "d" || entry.type === "u";
      entry.folded = {
        name,
        title: `${name} ${fold(entry.code)}${aliases ? ` ${fold(entry.text)}` : ""}`,
        own: `${name} ${fold(entry.code)} ${fold(entry.text)}`,
        around: `${fold(entry.around)} ${years}`,
      };
    }
    const f = entry.folded;
    let own = false;
    for (const word of words) {
      const here = find(word, f.own, 0) >= 0;
      if (!here && find(word, f.around, 0) < 0) return -1;
      own = own || here;
    }
    if (!own) return -1;
    if (words.length === 1 && (f.name === words[0] || fold(entry.code) === words[0])) return 0;
    if (words.every((w) => f.name.startsWith(w) || fold(entry.code).startsWith(w))) return 1;
    if (words.every((w) => find(w, f.name, 0) >= 0)) return 2;
    if (words.every((w) => find(w, f.title, 0) >= 0)) return 3;
    return words.some((w) => find(w, f.title, 0) >= 0) ? 4 : 5;
  }

  /* ---- Showing ---- */

  function element(name, className, ...children) {
    const e = document.createElement(name);
    if (className) e.className = className;
    e.append(...children);
    return e;
  }

  // Where words stand in the text, as pairs of places in chars.
  function marks(chars, words) {
    const places = [];
    const text = foldChars(chars.map((c) => c.normalize("NFKC")), places);
    const found = [];
    for (const word of words) {
      for (let at = find(word, text, 0); at >= 0; at = find(word, text, at + 1))
        found.push([places[at], places[at + word.length - 1] + 1]);
    }
    return found.sort((a, b) => a[0] - b[0]);
  }

  function marked(chars, found, from, to) {
    const parts = [];
    let at = from;
    for (const [a, b] of found) {
      if (a < at || b > to) continue;
      parts.push(chars.slice(at, a).join(""), element("mark", "", chars.slice(a, b).join("")));
      at = b;
    }
    return [...parts, chars.slice(at, to).join("")];
  }

  function highlighted(text, words) {
    const chars = [...text];
    return marked(chars, marks(chars, words), 0, chars.length);
  }

  function snippet(text, words) {
    const chars = [...text];
    const found = marks(chars, words);
    if (!found.length) return null;
    const from = Math.max(0, found[0][0] - 24);
    const to = Math.min(chars.length, found[0][1] + 56);
    return element("p", "snippet", from ? "…" : "", ...marked(chars, found, from, to),
      to < chars.length ? "…" : "");
  }

  function amounts(entry) {
    const place = Number(say.place) + 1;
    return entry.figures.map((f) => {
      const label = f[place] ? `${f[0]}${say.sign}${f[place]}` : f[0];
      if (entry.type !== "d" && entry.type !== "k") return element("span", "", label);
      const link = element("a", "", label);
      link.href = entry.url.replace(/\.html$/, `/${f[0]}.html`);
      return link;
    });
  }

  function spoken(made, lang) {
    if (lang) made.lang = lang;
    return made;
  }

  function item(entry, words) {
    const link = element("a", "result", ...highlighted(entry.name, words));
    link.href = entry.url;
    spoken(link, entry.lang);
    const li = element("li", "", link);
    if (entry.code) li.append(" ", element("span", "code", ...highlighted(entry.code, words)));
    const years = amounts(entry);
    if (years.length) li.append(element("p", "years", ...years.flatMap((y, i) => (i ? [say.comma, y] : [y]))));
    const of = entry.of.map((text, i) => spoken(element("span", "", text), entry.ofLang[i]));
    if (of.length) li.append(element("p", "of", of[0], ...of.slice(1).flatMap((o) => [" · ", o])));
    const other = entry.names.filter((n) => n && n !== entry.name).join(" ");
    // The id stands first in the text of departments and units: it is found, not shown.
    const said = /[du]/.test(entry.type) ? entry.text.replace(/^\S+ ?/, "") : entry.text;
    const more = snippet(said, words) || snippet(other, words);
    if (more) li.append(spoken(more, entry.textLang));
    return li;
  }

  const groups = new Map();
  for (const section of root.querySelectorAll("section[data-type]")) {
    const more = element("button", "more");
    more.type = "button";
    section.append(more);
    const group = { section, more, list: section.querySelector("ol"),
      count: section.querySelector(".count"), shown: SHOWN, items: [] };
    more.addEventListener("click", () => {
      const first = group.list.children.length;
      group.shown = Infinity;
      show(group);
      group.list.children[first].querySelector("a").focus();
    });
    for (const type of section.dataset.type) groups.set(type, group);
  }
  const further = element("button", "more further");
  further.type = "button";
  further.hidden = true;
  root.append(further);

  let words = [];
  function show(group) {
    const items = group.items.sort((a, b) => a.score - b.score || a.order - b.order);
    group.section.hidden = !items.length;
    group.count.textContent = String(items.length);
    group.list.replaceChildren(...items.slice(0, group.shown).map((i) => item(i.entry, words)));
    group.more.hidden = items.length <= group.shown;
    group.more.textContent = say.more.replace("{n}", String(items.length - group.shown));
  }

  /* ---- A question ---- */

  let current = 0; // questions before this one are no longer answered
  let order = 0;

  function tell(text) {
    if (status.textContent !== text) status.textContent = text;
  }

  const work = (on) => root.setAttribute("aria-busy", String(on));

  function total() {
    return [...new Set(groups.values())].reduce((n, g) => n + g.items.length, 0);
  }

  function report(left) {
    const n = String(total());
    if (left) tell(say.partly.replace("{n}", n));
    else tell(total() ? say.found.replace("{n}", n) : say.none);
    further.hidden = !left;
    further.textContent = say.further.replace("{n}", String(left));
  }

  async function readNext(question, shelf) {
    const number = shelf.left.shift();
    const block = Math.floor(number / question.info.block);
    const keys = await load(`volumes/${block}`);
    const entries = await load(keys[number % question.info.block]);
    if (question.number !== current) return;
    const changed = new Set();
    for (const entry of entries) {
      const score = judge(entry, question.words);
      if (score < 0) continue;
      order += 1;
      shelf.found += 1;
      const group = groups.get(entry.type);
      group.items.push({ entry, score, order });
      changed.add(group);
    }
    shelf.read += 1;
    changed.forEach(show);
  }

  // Reads on until there is enough of each shelf. What has no result yet is
  // narrowed once more before much is read in vain.
  async function readOn(question) {
    for (const shelf of question.shelves) {
      while (shelf.left.length && shelf.found < shelf.enough && shelf.read < shelf.most) {
        if (question.rest.length && (shelf.read > 0 || shelf.left.length > 1)) {
          const all = [].concat(...question.shelves.map((s) => s.left));
          const kept = new Set(await narrow(all, question.rest, question.info));
          question.rest = [];
          for (const s of question.shelves) s.left = s.left.filter((n) => kept.has(n));
          continue;
        }
        await readNext(question, shelf);
        if (question.number !== current) return;
      }
    }
    report(question.shelves.reduce((n, s) => n + s.left.length, 0));
  }

  function shelvesOf(volumes, ends) {
    const few = volumes.length <= FEW;
    return SHELVES.map((_, i) => ({
      left: volumes.filter((n) => n < ends[i] && (i === 0 || n >= ends[i - 1])),
      found: 0, read: 0, enough: few ? Infinity : ENOUGH, most: few ? Infinity : VOLUMES,
    }));
  }

  let asking = null;
  async function ask(text) {
    current += 1;
    const question = { number: current, words: [...new Set(fold(text).split(" "))].filter(Boolean) };
    words = question.words;
    for (const group of groups.values()) {
      group.items = [];
      group.shown = SHOWN;
      show(group);
    }
    further.hidden = true;
    asking = question;
    if (!words.length) {
      work(false);
      tell(text.trim() ? say.none : say.hint);
      return;
    }
    tell(say.busy);
    work(true);
    try {
      question.info = await start();
      const [first, rest] = choose(words);
      const volumes = await narrow(null, first, question.info);
      if (question.number !== current) return;
      question.rest = rest;
      question.shelves = shelvesOf(volumes, question.info.ends);
      await readOn(question);
    } catch (error) {
      if (question.number === current) tell(say.failed);
    }
    if (question.number === current) work(false);
  }

  further.addEventListener("click", async () => {
    const question = asking;
    work(true);
    for (const shelf of question.shelves) {
      shelf.enough = shelf.found + ENOUGH;
      shelf.most = shelf.read + VOLUMES;
    }
    try {
      await readOn(question);
    } catch (error) {
      tell(say.failed);
    }
    if (question.number === current) work(false);
    if (further.hidden) input.focus();
  });

  /* ---- The page ---- */

  const inAddress = () => new URLSearchParams(location.search).get("q") || "";

  function remember(text, anew) {
    const url = text ? `?q=${encodeURIComponent(text)}` : location.pathname;
    try {
      if (anew) history.pushState(null, "", url);
      else history.replaceState(null, "", url);
    } catch (error) {
      // Some browsers allow no change of a file's address.
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    remember(input.value, input.value !== inAddress());
    ask(input.value);
  });
  let waiting = 0;
  input.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (event.isComposing) return;
    waiting = setTimeout(() => {
      remember(input.value, false);
      ask(input.value);
    }, 300);
  });
  input.addEventListener("compositionend", () => input.dispatchEvent(new Event("input")));
  window.addEventListener("popstate", () => {
    input.value = inAddress();
    ask(input.value);
  });

  // Up and down through the results; "/" and Escape back to the question.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const here = document.activeElement;
    const results = [...root.querySelectorAll("a.result")];
    const at = results.indexOf(here);
    const free = here === document.body || (root.contains(here) && here !== input);
    if ((event.key === "/" && free) || (event.key === "Escape" && at >= 0)) {
      input.focus();
      input.select();
    } else if (event.key === "ArrowDown" && (here === input || at >= 0)) {
      if (results[at + 1]) results[at + 1].focus();
    } else if (event.key === "ArrowUp" && at >= 0) {
      (results[at - 1] || input).focus();
    } else {
      return;
    }
    event.preventDefault();
  });

  root.classList.add("ready");
  input.value = inAddress();
  if (input.value || document.activeElement === document.body) input.focus({ preventScroll: true });
  ask(input.value);
})();

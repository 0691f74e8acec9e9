/* Up to four department-years side by side, in the address as ?a=ORG/YEAR.
 * The figures of a department are in compare/ORG.js, read when it is chosen.
 * All arithmetic is exact: whole numbers with the digits after the point, never
 * binary fractions. A classic script: it runs from a disk and under a strict
 * policy. */
"use strict";
(function () {
  var place = document.getElementById("comparison");
  var form = document.getElementById("chooser");
  if (!place || !form) return;
  var words = place.dataset;
  var language = document.documentElement.lang === "en" ? 1 : 0;
  var LETTERS = ["a", "b", "c", "d"];
  var TOTALS = ["income", "expenditure", "basic", "project_expenditure",
    "three_public", "procurement"];
  var status = document.getElementById("status");
  var departments = new Map();
  var chosen = []; /* { id, year } */
  var parts = []; /* as shown, for the download */
  var notes = [];

  function word(key) {
    return place.getAttribute("data-" + key);
  }

  function say(text, first, second, third) {
    return text.replace("{0}", first).replace("{1}", second)
      .replace("{2}", third);
  }

  function field(id) {
    return document.getElementById(id);
  }

  function element(name, attributes, text) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      made.setAttribute(key, attributes[key]);
    });
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /* Exact decimals. */
  function decimal(text) {
    var point = text.indexOf(".");
    return { digits: BigInt(text.replace(".", "")),
      scale: point < 0 ? 0 : text.length - point - 1 };
  }

  function ten(power) {
    return BigInt(10) ** BigInt(power);
  }

  function subtract(a, b) {
    var scale = Math.max(a.scale, b.scale);
    return { digits: a.digits * ten(scale - a.scale) -
      b.digits * ten(scale - b.scale), scale: scale };
  }

  /* a / b, rounded half away from zero. */
  function divide(a, b, scale) {
    var up = a.digits * ten(scale + b.scale), down = b.digits * ten(a.scale);
    var negative = up < 0n !== down < 0n;
    var x = up < 0n ? -up : up, y = down < 0n ? -down : down;
    var digits = (2n * x + y) / (2n * y);
    return { digits: negative ? -digits : digits, scale: scale };
  }

  /* From the base unit to that of the page. */
  function large(a) {
    return { digits: a.digits, scale: a.scale + Number(words.shift) };
  }

  function shortest(a) {
    var digits = a.digits, scale = a.scale;
    while (scale && digits % 10n === 0n) {
      digits /= 10n;
      scale -= 1;
    }
    return { digits: digits, scale: scale };
  }

  function written(a, sign) {
    var negative = a.digits < 0n;
    var text = String(negative ? -a.digits : a.digits)
      .padStart(a.scale + 1, "0");
    var whole = text.slice(0, text.length - a.scale);
    var after = text.slice(text.length - a.scale);
    return (negative ? "-" : sign && a.digits > 0n ? "+" : "") +
      whole.replace(/\B(?=(\d{3})+$)/g, ",") + (after ? "." + after : "");
  }

  /* A cell: a figure, or why there is none. */
  function figure(a, sign) {
    return { text: written(a, sign), why: false };
  }

  function why(key) {
    return { text: word(key), why: true };
  }

  function percent(part, whole, sign) {
    if (whole.digits === 0n) return why("base_zero");
    if (whole.digits < 0n) return why("base_negative");
    return figure(divide({ digits: part.digits * 100n, scale: part.scale },
      whole, 1), sign);
  }

  /* What a year states of a total or a code. */
  function stated(year, row) {
    var none = year.other ? "other_currency" : "not_published";
    if (row.total)
      return year[row.total] === undefined ? { why: none }
        : { yuan: decimal(year[row.total]), scope: "" };
    var list = year[row.role];
    var code = list && list.codes.find(function (c) {
      return c[0] === row.code;
    });
    if (!code) return { why: list ? "not_listed" : none };
    return { yuan: decimal(code[3]), scope: list.table };
  }

  function amountCell(year, row) {
    var s = stated(year, row);
    return s.why ? why(s.why) : figure(shortest(large(s.yuan)));
  }

  function shareCell(year, row) {
    var s = stated(year, row);
    var whole = row.total ? year.expenditure
      : year[row.role] && year[row.role].total;
    if (s.why) return why(s.why);
    if (whole === undefined) return why("whole_missing");
    return percent(s.yuan, decimal(whole));
  }

  function changeCells(from, to, row) {
    var a = stated(from, row), b = stated(to, row);
    var reason = a.why && b.why ? "neither_published"
      : a.why || b.why ? "one_published"
        : a.scope !== b.scope ? "other_scope" : "";
    if (reason) return [why(reason), why(reason)];
    var change = subtract(b.yuan, a.yuan);
    return [figure(shortest(large(change)), true),
      percent(change, a.yuan, true)];
  }

  function headCell(year, row) {
    var s = stated(year, row);
    if (year.staff === undefined) return why("staff_missing");
    if (s.why) return why(s.why);
    var heads = decimal(year.staff);
    if (heads.digits === 0n) return why("staff_zero");
    return figure(divide(large(s.yuan), heads, 2));
  }

  /* The years that are chosen, with their departments. */
  function columns() {
    return chosen.map(function (c) {
      var shard = self.budgetpressShards[c.id];
      var year = shard.years.find(function (y) { return y.year === c.year; });
      return { id: c.id, year: c.year, data: year, shard: shard,
        name: year.name[language] };
    });
  }

  function sameDepartment(list) {
    return list.every(function (c) { return c.id === list[0].id; });
  }

  function label(column, same) {
    return same ? String(column.year) : column.name + " " + column.year;
  }

  /* Totals that a year states, from one on; codes to a depth. */
  function rowsOf(list, first, depth) {
    var rows = TOTALS.slice(first).filter(function (total) {
      return list.some(function (c) { return c.data[total] !== undefined; });
    }).map(function (total) {
      return { total: total, name: word(total) };
    });
    ["functions", "economy"].forEach(function (role) {
      var found = new Map();
      list.forEach(function (c) {
        (c.data[role] ? c.data[role].codes : []).forEach(function (code) {
          if (code[1] < depth && !found.has(code[0]))
            found.set(code[0], { role: role, code: code[0], depth: code[1],
              name: code[2][language],
              url: code[4] ? words.up + role + "/" + code[0] + ".html" : "" });
        });
      });
      Array.from(found.keys()).sort().forEach(function (key) {
        rows.push(found.get(key));
      });
    });
    return rows;
  }

  function yearHeads(list) {
    var same = sameDepartment(list);
    return list.map(function (c) {
      return { label: label(c, same), stage: word(c.data.stage) ||
        c.data.stage,
      url: words.up + "departments/" + c.id + "/" + c.year + ".html" };
    });
  }

  function part(id, unit, list, rows, make) {
    return { id: id, title: word(id), unit: unit, heads: yearHeads(list),
      rows: rows.map(function (row) {
        return { row: row, cells: list.map(function (c) {
          return make(c.data, row);
        }) };
      }) };
  }

  /* Against the year before it of the same department, else the first. */
  function changes(list, rows) {
    var same = sameDepartment(list);
    var pairs = list.slice(1).map(function (to, i) {
      return { to: to, from: same ? list[i] : list[0] };
    });
    return { id: "change", title: word("change"), changes: true,
      unit: words.unit + words.listComma + "%",
      heads: pairs.map(function (p) {
        return { label: say(word("compared_with"), label(p.to, same),
          label(p.from, same)) };
      }),
      rows: rows.map(function (row) {
        return { row: row, cells: pairs.flatMap(function (p) {
          return changeCells(p.from.data, p.to.data, row);
        }) };
      }) };
  }

  function partsOf(list) {
    var depth = Number(field("depth").value);
    var amounts = rowsOf(list, 0, depth);
    var made = [part("amount", words.unit, list, amounts, amountCell),
      part("share", "%", list, rowsOf(list, 2, depth), shareCell)];
    if (list.length > 1) made.push(changes(list, amounts));
    if (list.some(function (c) { return c.data.staff !== undefined; }))
      made.push(part("head", words.unit + words.aHead, list,
        rowsOf(list, 1, 0), headCell));
    return made.filter(function (p) { return p.rows.length; });
  }

  /* What must be known of the years. */
  function noteNames(list, add) {
    new Set(list.map(function (c) { return c.id; })).forEach(function (id) {
      var own = list.filter(function (c) { return c.id === id; });
      var names = [];
      own.forEach(function (c, i) {
        if (!i || own[i - 1].name !== c.name)
          names.push(say(word("name_in_year"), c.year, c.name));
      });
      if (names.length > 1)
        add(say(word("renamed_note"), names.join(words.semicolon)));
      if (own[0].shard.successor)
        add(say(word("successor_note"), own[0].shard.successor[language]));
    });
  }

  /* Years that are not next to each other, with none here between them. */
  function gap(from, to) {
    var first = Math.min(from.year, to.year);
    var last = Math.max(from.year, to.year);
    return last > first + 1 && !from.shard.years.some(function (y) {
      return y.year > first && y.year < last;
    });
  }

  function notePairs(list, add) {
    var same = sameDepartment(list);
    list.slice(1).forEach(function (to, i) {
      var from = same ? list[i] : list[0];
      var a = label(from, same), b = label(to, same);
      if (from.data.stage !== to.data.stage)
        add(say(word("stages_note"),
          say(word("stage_in_year"), a, word(from.data.stage) ||
            from.data.stage),
          say(word("stage_in_year"), b, word(to.data.stage) ||
            to.data.stage)));
      if (!same && to.year !== from.year)
        add(say(word("years_note"), a, b));
      if (same && gap(from, to))
        add(say(word("gap_note"), Math.min(from.year, to.year),
          Math.max(from.year, to.year)));
    });
  }

  function noteScopes(list, add) {
    var same = sameDepartment(list);
    ["functions", "economy"].forEach(function (role) {
      var last = null;
      list.forEach(function (c) {
        var now = c.data[role];
        if (!now) return;
        if (last && last.data[role].table !== now.table)
          add(say(word("scopes_note"), word(role),
            say(word("scope_in_year"), label(last, same),
              last.data[role].title[language]),
            say(word("scope_in_year"), label(c, same),
              now.title[language])));
        if (!last || same) last = c;
      });
    });
  }

  function notesOf(list) {
    var found = [];
    function add(text, url) {
      found.push({ text: text, url: url });
    }
    noteNames(list, add);
    notePairs(list, add);
    noteScopes(list, add);
    var same = sameDepartment(list);
    list.forEach(function (c) {
      if (c.data.staff !== undefined)
        add(say(word("staff_note"), label(c, same), c.data.staff),
          words.up + "departments/" + c.id + "/" + c.year +
          "/facts.html#fact-" + c.data.fact);
    });
    return found;
  }

  /* As the pages of departments show it: points one below the other. */
  function decimals(text) {
    var at = /^[-+]?[\d,]+(?:\.(\d+))?$/.exec(text);
    return at ? (at[1] || "").length : -1;
  }

  function alignment(text, most) {
    var own = decimals(text), missing = most - own;
    if (own < 0 || !missing) return "";
    return (own ? "z" : "p") + missing;
  }

  function headRows(p) {
    var first = element("tr");
    var made = [first];
    first.append(element("th", p.changes
      ? { scope: "col", class: "name", rowspan: "2" }
      : { scope: "col", class: "name" }, words.item));
    p.heads.forEach(function (h) {
      var th = element("th", p.changes ? { scope: "colgroup", colspan: "2" }
        : { scope: "col", class: "num" });
      th.append(h.url ? element("a", { href: h.url }, h.label) : h.label);
      if (h.stage) th.append(" ", element("span", { class: "level" }, h.stage));
      first.append(th);
    });
    if (p.changes) {
      var second = element("tr");
      p.heads.forEach(function () {
        second.append(element("th", { scope: "col", class: "num" },
          words.difference), element("th", { scope: "col", class: "num" },
          "%"));
      });
      made.push(second);
    }
    return made;
  }

  function bodyRow(entry, most) {
    var tr = element("tr", entry.row.depth
      ? { class: "l" + (entry.row.depth + 1) } : {});
    var th = element("th", { scope: "row" });
    if (entry.row.code)
      th.append(element("span", { class: "code" }, entry.row.code), " ");
    th.append(entry.row.url
      ? element("a", { href: entry.row.url }, entry.row.name)
      : entry.row.name);
    tr.append(th);
    entry.cells.forEach(function (c, i) {
      tr.append(element("td", { class: c.why ? "why"
        : alignment(c.text, most[i]) }, c.text));
    });
    return tr;
  }

  function table(p) {
    var section = element("section", { "aria-labelledby": p.id });
    var scroll = element("div", { class: "scroll", tabindex: "0",
      role: "region", "aria-labelledby": p.id });
    var made = element("table", { class: "amounts compare",
      "data-part": p.id });
    var caption = element("caption");
    var most = p.rows[0].cells.map(function (unused, i) {
      return Math.max.apply(null, p.rows.map(function (r) {
        return decimals(r.cells[i].text);
      }));
    });
    caption.append(element("span", { class: "cap" },
      words.unitColon + p.unit));
    made.append(caption);
    made.createTHead().append.apply(made.tHead, headRows(p));
    made.createTBody().append.apply(made.tBodies[0],
      p.rows.map(function (r) { return bodyRow(r, most); }));
    scroll.append(made);
    section.append(element("h2", { id: p.id }, p.title), scroll);
    return section;
  }

  function noteList() {
    var list = element("ul", { class: "compare-notes" });
    notes.forEach(function (n) {
      var item = element("li");
      item.append(n.url ? element("a", { href: n.url }, n.text) : n.text);
      list.append(item);
    });
    return list;
  }

  /* The name of the year, once its figures are there. */
  function nameOf(c) {
    var shard = (self.budgetpressShards || {})[c.id];
    var year = shard && shard.years.find(function (y) {
      return y.year === c.year;
    });
    return year ? year.name[language] : departments.get(c.id).name;
  }

  function showChosen() {
    var list = field("chosen");
    list.replaceChildren();
    chosen.forEach(function (c, i) {
      var text = nameOf(c) + " " + c.year;
      var item = element("li");
      var button = element("button", { type: "button",
        "aria-label": say(words.remove, text) }, "×");
      button.addEventListener("click", function () {
        chosen.splice(i, 1);
        update();
        field("department").focus();
      });
      item.append(text + " ", button);
      list.append(item);
    });
  }

  function show() {
    var list = columns();
    parts = list.length ? partsOf(list) : [];
    notes = list.length ? notesOf(list) : [];
    place.replaceChildren.apply(place, (notes.length ? [noteList()] : [])
      .concat(parts.map(table)));
    field("download").disabled = !parts.length;
    field("print").disabled = !parts.length;
  }

  /* The same as on the page, a line a row. */
  function quoted(text) {
    return /[",\n\r]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }

  function csvLines() {
    var list = columns();
    var lines = [[words.part, words.code, words.item]
      .concat(list.map(function (c) { return label(c, false); }))];
    function line(title, row, cells) {
      lines.push([title, row.code || "", row.name].concat(cells));
    }
    parts.forEach(function (p) {
      var title = p.title + " (" + p.unit + ")";
      p.rows.forEach(function (r) {
        var texts = r.cells.map(function (c) { return c.text; });
        if (!p.changes) {
          line(title, r.row, texts);
          return;
        }
        line(words.difference + " (" + words.unit + ")", r.row, [""].concat(
          texts.filter(function (unused, i) { return i % 2 === 0; })));
        line(words.percentOf + " (%)", r.row, [""].concat(
          texts.filter(function (unused, i) { return i % 2 === 1; })));
      });
    });
    notes.forEach(function (n) { lines.push([words.note, "", n.text]); });
    return lines;
  }

  /* With a byte order mark, which spreadsheet programs need. */
  function download() {
    var text = "\uFEFF" + csvLines().map(function (cells) {
      return cells.map(quoted).join(",") + "\r\n";
    }).join("");
    var link = element("a", { download: "compare-" + chosen.map(function (c) {
      return c.id + "-" + c.year;
    }).join("-") + ".csv", href: URL.createObjectURL(
      new Blob([text], { type: "text/csv;charset=utf-8" })) });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  /* The figures of a department, once. */
  function load(id, done) {
    if ((self.budgetpressShards || {})[id]) {
      done(true);
      return;
    }
    var script = element("script", { src: words.folder + id + ".js" });
    script.onload = function () {
      done(Boolean((self.budgetpressShards || {})[id]));
    };
    script.onerror = function () { done(false); };
    document.head.append(script);
  }

  function write() {
    var query = chosen.map(function (c, i) {
      return LETTERS[i] + "=" + encodeURIComponent(c.id) + "/" + c.year;
    });
    if (field("depth").value !== "1")
      query.push("depth=" + field("depth").value);
    try {
      history.replaceState(null, "", query.length ? "?" + query.join("&")
        : location.pathname);
    } catch (error) {
      /* Some browsers forbid it for files; the page works on. */
      return;
    }
  }

  function update(message) {
    var ids = Array.from(new Set(chosen.map(function (c) { return c.id; })));
    var left = ids.length;
    showChosen();
    write();
    status.textContent = words.loading;
    function finish() {
      showChosen();
      show();
      status.textContent = (message ? message + " " : "") +
        (chosen.length ? say(words.done, chosen.length) : words.empty);
    }
    if (!left) finish();
    ids.forEach(function (id) {
      load(id, function (good) {
        if (!good) {
          chosen = chosen.filter(function (c) { return c.id !== id; });
          message = say(words.failed, departments.get(id).name);
          showChosen();
        }
        left -= 1;
        if (!left) finish();
      });
    });
  }

  function read() {
    var query = new URLSearchParams(location.search);
    var unknown = [];
    LETTERS.forEach(function (letter) {
      var text = query.get(letter);
      if (text === null) return;
      var slash = text.lastIndexOf("/");
      var id = text.slice(0, slash), year = Number(text.slice(slash + 1));
      var known = departments.get(id);
      if (!known || known.years.indexOf(year) < 0) unknown.push(text);
      else if (!has(id, year)) chosen.push({ id: id, year: year });
    });
    if (/^[123]$/.test(query.get("depth")))
      field("depth").value = query.get("depth");
    update(unknown.length ? say(words.unknown,
      unknown.join(words.listComma)) : "");
  }

  function has(id, year) {
    return chosen.some(function (c) { return c.id === id && c.year === year; });
  }

  function fillDepartments() {
    var wanted = field("search").value.normalize("NFKC").toLowerCase().trim();
    var select = field("department");
    select.replaceChildren();
    departments.forEach(function (d, id) {
      if (d.name.normalize("NFKC").toLowerCase().includes(wanted))
        select.append(element("option", { value: id }, d.name));
    });
    fillYears();
  }

  function fillYears() {
    var known = departments.get(field("department").value);
    field("year").replaceChildren.apply(field("year"),
      (known ? known.years.slice().reverse() : []).map(function (year) {
        return element("option", { value: year }, String(year));
      }));
  }

  function add() {
    var id = field("department").value, year = Number(field("year").value);
    if (!departments.has(id) || !year) return;
    if (has(id, year)) {
      status.textContent = words.twice;
      return;
    }
    if (chosen.length === LETTERS.length) {
      status.textContent = words.full;
      return;
    }
    chosen.push({ id: id, year: year });
    update();
  }

  Array.from(field("departments").children).forEach(function (item) {
    departments.set(item.dataset.id, {
      name: item.querySelector("a").textContent,
      years: item.dataset.years.split(" ").filter(Boolean).map(Number)
    });
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    add();
  });
  field("search").addEventListener("input", fillDepartments);
  field("department").addEventListener("change", fillYears);
  field("depth").addEventListener("change", function () { update(); });
  field("download").addEventListener("click", download);
  field("print").addEventListener("click", function () { self.print(); });
  field("reset").addEventListener("click", function () {
    chosen = [];
    update();
  });
  field("search-field").hidden = departments.size < 12;
  form.hidden = false;
  fillDepartments();
  read();
})();

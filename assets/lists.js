/* Sorting and filtering of a table with data-list, with the state in the
 * address. The table is complete without it. A long list stands in groups
 * (details.group): their rows are filtered where they stand; sorted, all are in
 * the table with data-list, with the cells that the group's template holds. A
 * classic script: it runs from a disk and under a strict policy. */
"use strict";
(function () {
  var SHORT = 8;
  var table = document.querySelector("table[data-list]");
  var box = document.querySelector(".list-controls");
  if (!table || !box) return;
  var words = box.dataset;
  var collator = new Intl.Collator(words.lang, { numeric: true });
  var body = table.tBodies[0];
  var groups = Array.from(document.querySelectorAll("details.group")).map(
    function (box) {
      var list = box.querySelector("tbody");
      return { box: box, open: box.open, list: list,
        rows: Array.from(list.rows), count: box.querySelector(".soft"),
        text: Array.from(box.querySelector(".soft").childNodes),
        cells: Array.from(box.querySelector("template").content
          .querySelectorAll("td")) };
    });
  var sections = Array.from(new Set(groups.map(function (group) {
    return group.box.parentNode;
  })));
  var groupOf = new Map();
  groups.forEach(function (group) {
    group.rows.forEach(function (row) { groupOf.set(row, group); });
  });
  var rows = groups.length ? Array.from(groupOf.keys())
    : Array.from(body.rows);
  /* How many of the columns are the rows' own. */
  var own = groups.length ? rows[0].cells.length : Infinity;
  var heads = Array.from(table.tHead.rows[0].cells);
  var columns = heads.map(function (head, index) {
    return {
      head: head, index: index, key: head.dataset.key || "c" + index,
      name: head.textContent.trim(), sort: head.dataset.sort,
      filter: head.dataset.filter
    };
  });
  var panel = element("div", { class: "controls" });
  var inputs = [];
  var sorted = { key: "", down: false };
  var status;

  function say(text, first, second) {
    return text.replace("{0}", first).replace("{1}", second);
  }

  function element(name, attributes, text) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      made.setAttribute(key, attributes[key]);
    });
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /* Exact decimals: a whole number and how many digits stand after the point;
   * null where the text is no number. */
  function decimal(text) {
    var parts = /^([-+]?)(\d[\d,]*)(?:\.(\d+))?$/.exec(
      text.normalize("NFKC").trim());
    if (!parts) return null;
    var after = parts[3] || "";
    var digits = BigInt(parts[2].replace(/,/g, "") + after);
    return { digits: parts[1] === "-" ? -digits : digits,
      scale: after.length };
  }

  function shifted(number, places) {
    return { digits: number.digits * BigInt(10) ** BigInt(places),
      scale: number.scale };
  }

  function order(a, b) {
    var scale = Math.max(a.scale, b.scale);
    var x = shifted(a, scale - a.scale).digits;
    var y = shifted(b, scale - b.scale).digits;
    return x < y ? -1 : x > y ? 1 : 0;
  }

  function cell(row, column) {
    return column.index < own ? row.cells[column.index]
      : groupOf.get(row).cells[column.index - own];
  }

  function value(row, column) {
    var at = cell(row, column);
    return at.dataset.v === undefined ? at.textContent.trim() : at.dataset.v;
  }

  function folded(text) {
    return text.normalize("NFKC").toLowerCase();
  }

  /* What fits each filter. */
  function addSearch(column) {
    var id = "filter-" + column.key;
    var input = element("input", { id: id, type: "search", autocomplete: "off" });
    addField(id, say(words.contains, column.name, ""), input);
    inputs.push({ key: column.key, input: input, fits: function (row) {
      return folded(cell(row, column).textContent)
        .includes(folded(input.value.trim()));
    } });
  }

  function addChoice(column) {
    var id = "filter-" + column.key;
    var select = element("select", { id: id });
    var names = new Map();
    rows.forEach(function (row) {
      var key = value(row, column);
      if (!names.has(key)) names.set(key, cell(row, column).textContent.trim());
    });
    if (names.size < 2) return;
    select.append(element("option", { value: "" }, words.all));
    Array.from(names).sort(function (a, b) {
      return collator.compare(a[1], b[1]);
    }).forEach(function (pair) {
      /* An empty value is a choice as well. */
      select.append(element("option", { value: "=" + pair[0] },
        pair[1] || words.empty));
    });
    addField(id, column.name, select);
    inputs.push({ key: column.key, input: select, fits: function (row) {
      return "=" + value(row, column) === select.value;
    } });
  }

  function addBound(column, ending, label, fits) {
    var id = "filter-" + column.key + ending;
    var input = element("input", { id: id, type: "text",
      inputmode: "decimal", autocomplete: "off", size: "9" });
    addField(id, say(label, column.name, column.head.dataset.unit), input);
    inputs.push({ key: column.key + ending, input: input, number: true,
      fits: function (row) {
        var bound = decimal(input.value);
        var at = decimal(value(row, column));
        return bound === null || at !== null &&
          fits(order(at, shifted(bound, Number(words.shift))));
      } });
  }

  function addField(id, label, input) {
    var field = element("p");
    field.append(element("label", { for: id }, label), " ", input);
    panel.append(field);
  }

  function active(filter) {
    return filter.input.value.trim() !== "";
  }

  function sort() {
    var column = columns.find(function (c) { return c.key === sorted.key; });
    var list = rows.slice();
    columns.forEach(function (c) {
      if (c.sort) c.head.removeAttribute("aria-sort");
    });
    if (column) {
      var sign = sorted.down ? -1 : 1;
      var keys = new Map(rows.map(function (row) {
        var text = value(row, column);
        return [row, column.sort === "number" ? decimal(text)
          : text === "" ? null
            : column.key === "due" ? text : cell(row, column).textContent];
      }));
      list.sort(function (a, b) {
        var x = keys.get(a), y = keys.get(b);
        if (x === null || y === null) return (x === null) - (y === null);
        return sign * (column.sort === "number" ? order(x, y)
          : collator.compare(x, y));
      });
      column.head.setAttribute("aria-sort",
        sorted.down ? "descending" : "ascending");
    }
    if (groups.length) place(column ? list : null);
    else body.append.apply(body, list);
  }

  /* All rows in one table, in this order, or each in its group. */
  function place(list) {
    table.parentNode.hidden = !list;
    sections.forEach(function (section) { section.hidden = Boolean(list); });
    sorter.value = sorted.key;
    toggle.hidden = Boolean(list);
    rows.forEach(function (row) {
      while (row.cells.length > own) row.lastChild.remove();
      if (!list) groupOf.get(row).list.append(row);
    });
    if (list) list.forEach(function (row) {
      groupOf.get(row).cells.forEach(function (c) {
        row.append(c.cloneNode(true));
      });
      body.append(row);
    });
    showGroups();
  }

  /* Groups with hits are open and say how many; the others are hidden. */
  function showGroups() {
    var some = inputs.some(active);
    groups.forEach(function (group) {
      var hits = group.rows.filter(function (row) { return !row.hidden; });
      group.box.hidden = !hits.length;
      if (some) group.box.open = hits.length > 0;
      else if (group.searched) group.box.open = group.open;
      group.searched = some;
      if (some) group.count.textContent =
        say(words.hits, hits.length, group.rows.length);
      else group.count.replaceChildren.apply(group.count, group.text);
    });
    if (!sorted.key) sections.forEach(function (section) {
      section.hidden = !section.querySelector("details:not([hidden])");
    });
  }

  function filter() {
    var used = inputs.filter(active);
    var wrong = used.filter(function (f) {
      return f.number && decimal(f.input.value) === null;
    });
    var shown = 0;
    inputs.forEach(function (f) {
      f.input.removeAttribute("aria-invalid");
    });
    wrong.forEach(function (f) {
      f.input.setAttribute("aria-invalid", "true");
    });
    rows.forEach(function (row) {
      row.hidden = !used.every(function (f) { return f.fits(row); });
      shown += row.hidden ? 0 : 1;
    });
    showGroups();
    if (table.tFoot) table.tFoot.hidden = shown < rows.length;
    status.textContent = wrong.length ? words.number
      : say(shown ? words.count : words.none, shown, rows.length);
    status.classList.toggle("status", wrong.length > 0 || !shown);
  }

  /* The state in the address. */
  function write() {
    var query = new URLSearchParams();
    inputs.filter(active).forEach(function (f) {
      query.set(f.key, f.input.value.replace(/^=/, ""));
    });
    if (sorted.key) query.set("sort", (sorted.down ? "-" : "") + sorted.key);
    var text = query.toString();
    try {
      history.replaceState(null, "", (text ? "?" + text
        : location.pathname) + location.hash);
    } catch (error) {
      /* Some browsers forbid it for files; the page works on. */
      return;
    }
  }

  function read() {
    var query = new URLSearchParams(location.search);
    inputs.forEach(function (f) {
      var text = query.get(f.key);
      if (text === null) return;
      f.input.value = f.input.tagName === "SELECT" ? "=" + text : text;
      if (f.input.selectedIndex === -1) f.input.value = "";
    });
    var key = query.get("sort") || "";
    sorted.down = key.startsWith("-");
    sorted.key = key.replace(/^-/, "");
    if (!columns.some(function (c) { return c.sort && c.key === sorted.key; }))
      sorted.key = "";
  }

  function addSorting(column) {
    var button = element("button", { type: "button", class: "sort" });
    button.append.apply(button, Array.from(column.head.childNodes));
    column.head.append(button);
    button.addEventListener("click", function () {
      /* Up, down, as it was. */
      if (sorted.key !== column.key) sorted = { key: column.key, down: false };
      else if (!sorted.down) sorted.down = true;
      else sorted = { key: "", down: false };
      sort();
      write();
    });
  }

  function change() {
    filter();
    write();
  }

  columns.forEach(function (column) {
    if (column.filter === "search") addSearch(column);
    if (column.filter === "choice") addChoice(column);
    if (column.filter === "range") {
      addBound(column, "-min", words.from, function (o) { return o >= 0; });
      addBound(column, "-max", words.to, function (o) { return o <= 0; });
    }
    if (column.sort) addSorting(column);
  });
  var sorter, toggle;
  if (groups.length) {
    sorter = element("select", { id: "list-order" });
    sorter.append(element("option", { value: "" }, words.groups));
    columns.forEach(function (c) {
      if (c.sort) sorter.append(element("option", { value: c.key }, c.name));
    });
    addField("list-order", words.order, sorter);
    sorter.addEventListener("change", function (event) {
      event.stopPropagation();
      sorted = { key: sorter.value, down: false };
      sort();
      write();
    });
    toggle = element("button", { type: "button" }, words.open);
    toggle.addEventListener("click", function () {
      var all = toggle.textContent === words.open;
      groups.forEach(function (group) { group.box.open = all; });
      toggle.textContent = all ? words.close : words.open;
    });
    panel.append(toggle, " ");
  }
  var reset = element("button", { type: "button" }, words.reset);
  status = element("p", { role: "status", class: "note" });
  panel.append(reset);
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", words.filter);
  box.append(panel);
  box.after(status);
  box.addEventListener("input", change);
  reset.addEventListener("click", function () {
    inputs.forEach(function (f) { f.input.value = ""; });
    sorted = { key: "", down: false };
    sort();
    change();
    inputs[0].input.focus();
  });
  read();
  if (sorted.key) sort();
  filter();
  /* A short table needs sorting at most; a narrow page keeps the fields folded
   * until they are wanted. */
  box.hidden = rows.length < SHORT && !inputs.some(active);
  status.hidden = box.hidden;
  box.open = inputs.some(active) ||
    matchMedia("(min-width: 48rem)").matches;
})();

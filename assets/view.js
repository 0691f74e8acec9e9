// How a reader wants to see the pages: high contrast, large print, text only,
// and amounts in another unit. Chosen once, it holds on all pages. Without this
// script nothing is lost: the switches do not show.
(function () {
  "use strict";
  var KEY = "budgetpress-view";
  var POWERS = { "元": 0, "万元": 4, "亿元": 8, "yuan": 0, "million yuan": 6 };
  var AMOUNT = /([-+]?[\d,]+(?:\.\d+)?)( ?)(亿元|万元|元|million yuan|yuan)/;
  var NUMBER = /^[-+]?[\d,]+(\.\d+)?$/;
  var root = document.documentElement;
  var state = {};

  try {
    var kept = JSON.parse(localStorage.getItem(KEY));
    if (kept && typeof kept === "object") state = kept;
  } catch (e) { /* no storage: the choice holds for this page */ }

  function keep() {
    try { localStorage.setItem(KEY, JSON.stringify(state)); } catch (e) { /* likewise */ }
  }

  // text * 10^power, exactly: digits are moved, never calculated with.
  function shift(text, power) {
    var sign = /^[-+]/.test(text) ? text.charAt(0) : "";
    var parts = text.slice(sign.length).replace(/,/g, "").split(".");
    var digits = parts[0] + (parts[1] || "");
    var point = parts[0].length + power;
    while (point < 1) { digits = "0" + digits; point += 1; }
    while (digits.length < point) digits += "0";
    var whole = digits.slice(0, point).replace(/^0+(?=\d)/, "");
    var rest = digits.slice(point).replace(/0+$/, "");
    return sign + whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest ? "." + rest : "");
  }

  function decimals(text) {
    var point = text.indexOf(".");
    return point < 0 ? 0 : text.length - point - 1;
  }

  function fill(text, places) {
    if (text === "0") return text;
    var missing = places - decimals(text);
    return missing > 0 ? text + (missing === places ? "." : "") + "0".repeat(missing) : text;
  }

  // The text as the page came with it.
  function first(node) {
    if (node.bpText === undefined) node.bpText = node.textContent;
    return node.bpText;
  }

  function showText(node, unit) {
    var text = first(node);
    node.textContent = unit ? text.replace(AMOUNT, function (all, number, blank, name) {
      return shift(number, POWERS[name] - unit.power) + blank + unit.name;
    }) : text;
  }

  function cells(table) {
    var found = [];
    var texts = /\bt(\d)\b/.exec(table.className);
    table.querySelectorAll("tbody td").forEach(function (cell) {
      var holder = cell.querySelector("a") || cell;
      if (cell.cellIndex >= (texts ? +texts[1] : 0) && NUMBER.test(first(holder))) found.push(holder);
    });
    return found;
  }

  function showTable(table, unit) {
    var power = +table.getAttribute("data-power");
    var name = table.querySelector(".unit");
    var numbers = cells(table);
    var texts = numbers.map(function (node) {
      return unit ? shift(first(node), power - unit.power) : first(node);
    });
    var places = Math.max.apply(null, texts.map(decimals).concat(0));
    numbers.forEach(function (node, i) {
      node.textContent = unit ? fill(texts[i], places) : texts[i];
    });
    table.classList.toggle("converted", Boolean(unit));
    if (name) { first(name); name.textContent = unit ? unit.name : name.bpText; }
  }

  var TEXTS = ".yuan, .figures dd:not(:has(a)), .figures dd > a";
  function amounts() {
    return Array.prototype.filter.call(document.querySelectorAll(TEXTS), function (node) {
      return AMOUNT.test(first(node));
    });
  }

  function showUnit(buttons) {
    var chosen = buttons.filter(function (b) { return b.getAttribute("data-unit") === state.unit; })[0] || buttons[0];
    var power = chosen.getAttribute("data-unit");
    var unit = power === "" ? null : { power: +power, name: chosen.textContent };
    buttons.forEach(function (b) { b.setAttribute("aria-pressed", String(b === chosen)); });
    amounts().forEach(function (node) { showText(node, unit); });
    document.querySelectorAll("table[data-power]").forEach(function (table) { showTable(table, unit); });
  }

  function showView(name) {
    root.classList.toggle("view-" + name, state[name] === true);
  }

  function openCharts() {
    document.querySelectorAll(".chart details").forEach(function (d) {
      if (state.text === true) d.open = true;
    });
  }

  // A year is long on a telephone: what is said about it and the published
  // tables are folded there, each under its title.
  var LONG = 4;
  function fold(section) {
    var box = document.createElement("details");
    var title = document.createElement("summary");
    title.append(section.querySelector("h2, h3"));
    box.className = "fold";
    box.append(title);
    while (section.firstChild) box.append(section.firstChild);
    section.append(box);
  }

  // What the address names is opened, with all that it lies in.
  function reveal() {
    var at = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var box = at && (at.querySelector(":scope > .fold") || at.closest(".fold"));
    if (!box) return;
    box.open = true;
    at.scrollIntoView();
  }

  function foldAll() {
    var parts = document.querySelectorAll(".table-block, .commentary");
    if (parts.length < LONG || !matchMedia("(max-width: 47.99rem)").matches) return;
    parts.forEach(fold);
    reveal();
    addEventListener("hashchange", reveal);
    addEventListener("beforeprint", function () {
      document.querySelectorAll(".fold").forEach(function (box) { box.open = true; });
    });
  }

  // The link of the page one is on, where the row of links is cut.
  function showCurrent() {
    var link = document.querySelector(".site-nav [aria-current]");
    var row = link && link.closest("ul");
    if (row) row.scrollLeft = link.offsetLeft - row.offsetLeft - row.clientWidth / 2;
  }

  ["contrast", "large", "text"].forEach(showView);
  document.addEventListener("DOMContentLoaded", function () {
    foldAll();
    showCurrent();
    var box = document.querySelector(".views");
    if (!box) return;
    var units = Array.prototype.slice.call(box.querySelectorAll("[data-unit]"));
    box.querySelectorAll("[data-view]").forEach(function (button) {
      var name = button.getAttribute("data-view");
      button.setAttribute("aria-pressed", String(state[name] === true));
      button.addEventListener("click", function () {
        state[name] = state[name] !== true;
        button.setAttribute("aria-pressed", String(state[name]));
        showView(name);
        openCharts();
        keep();
      });
    });
    units.forEach(function (button) {
      button.addEventListener("click", function () {
        state.unit = button.getAttribute("data-unit");
        showUnit(units);
        keep();
      });
    });
    box.hidden = false;
    if (amounts().length || document.querySelector("table[data-power]")) showUnit(units);
    else box.querySelector("[role=group]").hidden = true;
    openCharts();
  });
}());

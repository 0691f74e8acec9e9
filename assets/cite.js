/* "Cite this figure": a row of a table of the year's page, when it is clicked,
 * gives the text to cite it with, its address and where it is from. Without
 * this script the link below each table leads to the same. A classic script: it
 * runs from a disk and under a strict policy. */
"use strict";
(function () {
  var given = document.currentScript.dataset;
  var words = given.words.split("|");
  var WORD = { title: 0, copy: 1, copied: 2, close: 3, source: 4, comma: 5, colon: 6 };
  var panel, marked;

  function word(name) { return words[WORD[name]]; }

  function element(name, attributes, text) {
    var made = document.createElement(name);
    Object.keys(attributes).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text) made.textContent = text;
    return made;
  }

  /* As published, also where the page shows another unit. */
  function published(node) {
    if (!node) return "";
    var holder = node.querySelector("a") || node;
    return (holder.bpText === undefined ? holder.textContent : holder.bpText).trim();
  }

  /* The labels over a column, from the top. */
  function labels(table, column) {
    var names = [], taken = [];
    Array.from(table.tHead.rows).forEach(function (row, r) {
      var at = 0;
      Array.from(row.cells).forEach(function (head) {
        while (taken[r] && taken[r][at]) at += 1;
        for (var i = 0; i < head.rowSpan; i += 1) {
          for (var j = 0; j < head.colSpan; j += 1) {
            (taken[r + i] = taken[r + i] || [])[at + j] = true;
          }
        }
        if (column >= at && column < at + head.colSpan) names.push(head.textContent.trim());
        at += head.colSpan;
      });
    });
    return names.join(" / ");
  }

  /* The columns of text before the amounts: t3 has three. */
  function texts(table) {
    var found = /\bt(\d+)\b/.exec(table.className);
    return found ? +found[1] : 0;
  }

  function figures(row, table) {
    var unit = published(table.querySelector(".unit"));
    var blank = /^[\x20-\x7e]/.test(unit) ? " " : "";
    return Array.from(row.cells).filter(function (cell) {
      return cell.cellIndex >= texts(table) && /\d/.test(published(cell)) &&
        !cell.classList.contains("t") && !cell.classList.contains("long");
    }).map(function (cell) {
      return { cell: cell, label: labels(table, cell.cellIndex),
        text: published(cell) + blank + unit };
    });
  }

  /* The unit is named on the first of its rows only. */
  function textOf(row, column, table) {
    var text = row.cells[column].textContent.trim();
    if (text || !row.previousElementSibling || !/单位|unit/i.test(labels(table, column))) return text;
    return textOf(row.previousElementSibling, column, table);
  }

  function rowName(row, table) {
    return Array.from(row.cells).slice(0, texts(table)).map(function (cell, column) {
      return textOf(row, column, table);
    }).filter(Boolean).join(" ");
  }

  function heading(section) {
    return section.querySelector("h3").textContent.trim();
  }

  function place(section, table) {
    var found = table.querySelector(".cap > span:not(.unit):not(.hidden)") ||
      section.querySelector(".note > span");
    return found ? found.textContent.trim() : "";
  }

  function address(id) {
    return /^https?:$/.test(location.protocol) ? location.href.split("#")[0] + "#" + id : "";
  }

  function citation(row, table, figure) {
    var section = table.closest("section");
    var side = table.querySelector(".cap > b");
    var inTable = section.classList.contains("table-block");
    var thing = [heading(section), side ? side.textContent.trim() : "", rowName(row, table),
      figure.label].filter(Boolean).join(word("comma")) + word("colon") + figure.text;
    var text = given.cite.replace("{0}", function () { return thing; });
    var from = place(section, table);
    text = from ? text.replace("{1}", function () { return from; })
      : text.replace(/[,，][^,，]*\{1\}/, "");
    if (text.indexOf("{2}") < 0) text += address(row.id);
    return { text: text.replace("{2}", row.id), links: section.querySelectorAll(
      inTable ? ".links a" : ".cite-link a") };
  }

  function shut() {
    if (panel) panel.remove();
    if (marked) marked.classList.remove("cited");
    panel = marked = null;
  }

  function copy(box, button) {
    function done() { button.textContent = word("copied"); }
    function byHand() {
      box.select();
      if (document.execCommand("copy")) done();
    }
    if (navigator.clipboard && window.isSecureContext) {
      navigator.clipboard.writeText(box.value).then(done, byHand);
    } else {
      byHand();
    }
  }

  function build(row, found) {
    panel = element("aside", { class: "cite-panel", "aria-label": word("title") });
    var choice = element("select", { "aria-label": word("title") });
    var box = element("textarea", { readonly: "", rows: "3", "aria-label": word("title") });
    var links = element("p", { class: "cite-links" });
    var button = element("button", { type: "button" }, word("copy"));
    var close = element("button", { type: "button" }, word("close"));
    found.forEach(function (figure, i) {
      choice.append(element("option", { value: i },
        figure.label + word("colon") + figure.text));
    });
    button.addEventListener("click", function () { copy(box, button); });
    close.addEventListener("click", shut);
    panel.append(element("b", {}, word("title")), " ", choice, box, links);
    return { choice: choice, box: box, links: links, button: button, close: close };
  }

  function fill(parts, made, row) {
    parts.box.value = made.text;
    parts.button.textContent = word("copy");
    parts.links.replaceChildren(parts.button, " ", parts.close);
    made.links.forEach(function (link) {
      var own = link.hash ? element("a", { href: link.href.split("#")[0] + "#" + row.id },
        word("source")) : link.cloneNode(true);
      parts.links.append(" ", own);
    });
  }

  function open(row, cell) {
    var table = row.closest("table");
    var found = figures(row, table);
    if (!found.length) return;
    shut();
    var parts = build(row, found);
    var chosen = Math.max(0, found.findIndex(function (f) { return f.cell === cell; }));
    function show() {
      if (marked) marked.classList.remove("cited");
      marked = found[parts.choice.value].cell;
      marked.classList.add("cited");
      fill(parts, citation(row, table, found[parts.choice.value]), row);
    }
    parts.choice.value = chosen;
    parts.choice.addEventListener("change", show);
    show();
    document.body.append(panel);
  }

  document.addEventListener("click", function (event) {
    var row = event.target.closest("table.marked tbody tr[id]");
    if (!row || event.target.closest("a, button") || String(getSelection())) return;
    open(row, event.target.closest("td, th"));
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape") shut();
  });
}());

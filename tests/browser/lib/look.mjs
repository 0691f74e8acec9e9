// What is wrong with a page as it stands in the browser: it scrolls sideways,
// or something that is read or pressed lies on something else.

// Runs in the page. Charts have their own tests (charts.mjs).
function inspect(most) {
  const SLACK = 2;
  // What is laid out only where one looks is measured as it stands there.
  for (const element of document.querySelectorAll(".table-block, .commentary, .cards tr")) {
    element.style.contentVisibility = "visible";
  }
  const boxes = [];
  const visible = (element) => element.checkVisibility({ visibilityProperty: true })
    && !element.closest("svg, .hidden, .skip, [popover]");
  const clips = new Map();
  // What a box that scrolls or cuts leaves of its contents.
  function clip(element) {
    if (!element || element === document.body) return null;
    if (!clips.has(element)) {
      const outer = clip(element.parentElement);
      let own = outer;
      if (getComputedStyle(element).overflowX !== "visible") {
        const r = element.getBoundingClientRect();
        own = outer ? { left: Math.max(r.left, outer.left), right: Math.min(r.right, outer.right),
          top: Math.max(r.top, outer.top), bottom: Math.min(r.bottom, outer.bottom) } : r;
      }
      clips.set(element, own);
    }
    return clips.get(element);
  }
  // Text boxes are as high as the font's highest sign: what is read is lower.
  function add(rect, element, name, inner, sticky) {
    const edge = clip(inner ? element : element.parentElement) ?? { left: -1e9, right: 1e9, top: -1e9, bottom: 1e9 };
    const cut = inner ? rect.height * 0.22 : 0;
    const box = { element, name, sticky, left: Math.max(rect.left, edge.left), right: Math.min(rect.right, edge.right),
      top: Math.max(rect.top + cut, edge.top), bottom: Math.min(rect.bottom - cut, edge.bottom) };
    if (box.right - box.left > SLACK && box.bottom - box.top > SLACK) boxes.push(box);
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (most && walker.nextNode()) {
    const node = walker.currentNode;
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest("button:not(.term, .sort), select, script") || !visible(parent)) continue;
    range.selectNodeContents(node);
    const cell = parent.closest("th");
    const sticky = cell !== null && getComputedStyle(cell).position === "sticky";
    for (const rect of range.getClientRects()) add(rect, parent, node.data.trim().slice(0, 30), true, sticky);
  }
  for (const element of most ? document.querySelectorAll("input, select, button:not(.term, .sort), main :not(svg) > svg") : []) {
    if (element.checkVisibility({ visibilityProperty: true }) && !element.closest(".hidden, [popover]")) {
      add(element.getBoundingClientRect(), element, element.tagName, false, false);
    }
  }
  boxes.sort((a, b) => a.top - b.top);
  const overlaps = [];
  for (let i = 0; i < boxes.length && overlaps.length < most; i += 1) {
    const a = boxes[i];
    for (let j = i + 1; j < boxes.length && boxes[j].top < a.bottom - SLACK; j += 1) {
      const b = boxes[j];
      // A name that stays in sight covers what scrolls under it.
      if (a.element === b.element || a.sticky !== b.sticky) continue;
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > SLACK) {
        overlaps.push(`"${a.name}" on "${b.name}"`);
      }
    }
  }
  // What stands beyond the window, and no box scrolls to it.
  const width = document.documentElement.clientWidth;
  for (const box of boxes) {
    if (overlaps.length < most && (box.right > width + 1 || box.left < -1)) {
      overlaps.push(`"${box.name}" leaves the window`);
    }
  }
  return { scroll: document.documentElement.scrollWidth, client: width, overlaps,
    text: document.body.innerText.trim().length, boxes: boxes.length };
}

// most: how many are named; 0: only sideways scrolling, which is quick.
export const look = (page, most = 4) => page.evaluate(inspect, most);

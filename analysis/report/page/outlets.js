// Outlets can be hidden and put into a different order, in every table and among the
// articles.
function showOutlets(reorder) {
  const hidden = new Set(state.hide);
  setRule("outlets", state.hide.map((o) => `[data-c="${o}"], [data-r="${o}"]`).join(), "display: none !important");
  if (reorder) rearrange();
  for (const box of all("#outlet-list input")) box.checked = !hidden.has(Number(box.value));
  const rows = [...byId("outlet-list").children];
  rows.forEach((li, i) => {
    one('[data-move="-1"]', li).disabled = i === 0;
    one('[data-move="1"]', li).disabled = i === rows.length - 1;
  });
}

// Changes to very many elements at once are made by one rule of a style sheet.
const rules = {}, sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [sheet];

function setRule(name, selector, style, more = "") {
  const rule = selector ? selector + " { " + style + " }" + more : "";
  if ((rules[name] || "") === rule) return;
  rules[name] = rule;
  sheet.replaceSync(Object.values(rules).join("\n"));
}

// rearrange puts outlets in their order: at once in what is in view, bit by bit
// in the rest of the page.
let arranging = null;
const arranged = all(".t, .columns");

function rearrange() {
  const rank = [];
  state.order.forEach((o, i) => { rank[o] = i; });
  sortRun([...byId("outlet-list").children], (li) => rank[li.dataset.o]);
  const near = [], far = [];
  for (const block of arranged) {
    const box = block.getBoundingClientRect();
    (box.bottom > 0 && box.top < innerHeight ? near : far).push(block);
  }
  for (const block of near) for (const _ of arrange(block, rank));
  arranging = (function* () { for (const block of far) yield* arrange(block, rank); })();
  const work = arranging;
  const soon = (deadline) => {
    while (work === arranging) {
      if (work.next().done) { arranging = null; return; }
      if (deadline.timeRemaining() < 2) { whenIdle(soon); return; }
    }
  };
  whenIdle(soon);
}

// arrange sorts a table's columns and rows, or an event's articles, in steps.
function* arrange(block, rank) {
  if (block.matches(".columns")) { sortRun([...block.children], (c) => rank[c.dataset.r]); yield; return; }
  for (const body of all("tbody", block)) {
    const rows = [...body.children].filter((r) => r.dataset.r !== undefined);
    if (new Set(rows.map((r) => r.dataset.r)).size === rows.length) sortRun(rows, (r) => rank[r.dataset.r]);
  }
  if (!one("th[data-c]", block)) return;
  let n = 0;
  for (const row of all("tr", block)) {
    sortRun([...row.children].filter((c) => c.dataset.c !== undefined), (c) => rank[c.dataset.c]);
    if (++n % 8 === 0) yield;
  }
}

function finishArranging() { if (arranging) { for (const _ of arranging); arranging = null; } }

const whenIdle = window.requestIdleCallback ? (f) => requestIdleCallback(f, { timeout: 500 }) : (f) => setTimeout(() => f({ timeRemaining: () => 8 }), 20);

// sortRun puts siblings in the order of their rank, in place. What heads a group of
// rows keeps its place.
function sortRun(list, rank) {
  if (list.length < 2) return;
  const sorted = [...list].sort((a, b) => rank(a) - rank(b));
  if (sorted.every((el, i) => el === list[i])) return;
  const parent = list[0].parentNode;
  let next = list[list.length - 1].nextElementSibling;
  for (const el of sorted.reverse()) {
    if (el.nextElementSibling !== next) parent.insertBefore(el, next);
    next = el;
  }
}

function toggleOutlet(o, on) {
  stay({ hide: on ? state.hide.filter((h) => h !== o) : [...state.hide, o].sort((a, b) => a - b) });
  say(outletNames[o] + (on ? " is shown" : " is hidden"));
}

function moveOutlet(button) {
  const o = Number(button.closest("li").dataset.o);
  const order = [...state.order];
  const from = order.indexOf(o);
  const to = from + Number(button.dataset.move);
  if (to < 0 || to >= order.length) return;
  order.splice(from, 1);
  order.splice(to, 0, o);
  stay({ order });
  const next = button.disabled ? one("button:not(:disabled)", button.parentNode) : button;
  if (next) next.focus();
  say(outletNames[o] + " is now number " + (to + 1));
}

function say(text) { byId("status").textContent = text; }

// Outlets can be hidden and put in another order, in every table and among the
// articles.
function showOutlets(reorder) {
  const rank = [];
  state.order.forEach((o, i) => { rank[o] = i; });
  const hidden = new Set(state.hide);
  for (const el of all("[data-c], [data-r]")) {
    el.hidden = hidden.has(Number(el.dataset.c ?? el.dataset.r));
  }
  if (reorder) {
    for (const row of all("tr")) sortRun([...row.children].filter((c) => c.dataset.c !== undefined), (c) => rank[c.dataset.c]);
    for (const body of all("tbody")) {
      const rows = [...body.children].filter((r) => r.dataset.r !== undefined);
      if (new Set(rows.map((r) => r.dataset.r)).size === rows.length) sortRun(rows, (r) => rank[r.dataset.r]);
    }
    for (const columns of all(".columns")) sortRun([...columns.children], (c) => rank[c.dataset.r]);
    sortRun([...byId("outlet-list").children], (li) => rank[li.dataset.o]);
  }
  for (const box of all("#outlet-list input")) box.checked = !hidden.has(Number(box.value));
  const rows = [...byId("outlet-list").children];
  rows.forEach((li, i) => {
    one('[data-move="-1"]', li).disabled = i === 0;
    one('[data-move="1"]', li).disabled = i === rows.length - 1;
  });
}

// sortRun puts siblings in the order of their rank, where they stand. What heads
// a group of rows keeps its place.
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

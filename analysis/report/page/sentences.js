// The drawer shows the sentences behind a figure, or a concordance. A figure's
// data-pick says where they are:
//   in=ID      items of a list of the page, by outlet o, voice v (w wording, q
//              quoted), class k, stance st, verb vb, speaker sp
//   only=1,2   articles of those outlets, or with voice=a,b their sentences in those voices
//   find=TEXT  the places of a text, of outlet o
const firstFew = 24, batch = 100;

function showDrawer(fresh) {
  const drawer = byId("drawer");
  if (!state.q && !state.pick) { drawer.hidden = true; document.body.classList.remove("with-drawer", "with-concordance"); return; }
  const pick = new URLSearchParams(state.pick.replaceAll(";", "&"));
  const text = state.pick ? pick.get("find") || "" : state.q;
  const wide = Boolean(text);
  document.body.classList.toggle("with-drawer", !wide);
  document.body.classList.toggle("with-concordance", wide);
  drawer.hidden = false;
  const body = byId("drawer-body");
  body.textContent = "";
  body.scrollTop = 0;
  byId("drawer-back").hidden = !state.pick;
  if (wide) { concordance(text, pick.has("o") ? Number(pick.get("o")) : -1); if (state.q && byId("q").value !== state.q) byId("q").value = state.q; }
  else sentencesOf(pick);
  if (fresh && document.activeElement !== byId("q")) drawer.focus({ preventScroll: true });
}

// pickOf is what a figure picks. A figure that leads to an item stands for the item's
// list, with o for its outlet alone, w or q for the voice; if it does not say which,
// its cell does.
function pickOf(link) {
  if (link.dataset.pick) return link.dataset.pick;
  if (link.matches("article .h[href^='#g']")) return "in=" + link.hash.slice(1);
  const item = link.closest("td, th") && byId(link.hash.slice(1));
  if (!item || item.tagName !== "LI") return "";
  const cell = link.closest("td, th"), byCell = () => (cell.dataset.c || cell.parentNode.dataset.r ? "o" : "") + (link.textContent.startsWith("“") ? "q" : cell.closest(".names") ? "w" : "");
  const of = (link.dataset.of || byCell()).replace("-", ""), voice = of.replace("o", "");
  return "in=" + item.closest("details").id + (of.includes("o") ? ";o=" + item.dataset.o : "") + (voice ? ";v=" + voice : "");
}

let lastFigure = null;

// figureOf is the figure that a pick belongs to: the one used last, or else the first.
// A whole list belongs to none.
function figureOf(pick) {
  if (lastFigure && pickOf(lastFigure) === pick) return lastFigure;
  if (/^in=g\d+$/.test(pick)) return null;
  return all("td a, th a").find((a) => pickOf(a) === pick);
}

function heading(n, noun) {
  const link = figureOf(state.pick);
  const cell = link && link.closest("td, th");
  let title = "Sentences", about = "";
  if (cell) {
    const row = cell.parentNode, table = cell.closest("table");
    const head = table.tHead.rows[0].cells[cell.cellIndex];
    const label = one("th", row);
    const before = link.previousSibling;
    title = [before ? before.textContent.replace(/^, /, "").trim() : "", label.textContent.trim(), head && cell !== label ? head.textContent.trim() : ""].filter(Boolean).join(", ");
    about = one(".title", table).textContent + ": " + link.textContent.trim() + ". ";
  }
  const list = new URLSearchParams(state.pick).get("in"), table = cell ? null : tableOf(list);
  if (table) title = nameOf(list);
  byId("drawer-title").textContent = title;
  byId("drawer-about").textContent = about + n.toLocaleString("en") + " " + noun + (n === 1 ? "" : "s") + " here.";
  byId("drawer-back").hidden = !cell;
  if (table) {
    const a = document.createElement("a");
    a.href = "#" + table.id;
    a.textContent = "Their table";
    byId("drawer-about").append(" ", a);
  }
}

// nameOf is the name whose sentences a list has.
function nameOf(id) {
  const summary = id && byId(id) && one("summary", byId(id));
  return summary && byId(id).tagName === "DETAILS" ? summary.firstChild.textContent.trim() : "";
}

// tableOf is the first of the tables above a list of sentences that has its name.
function tableOf(id) {
  const name = nameOf(id);
  let el = name && byId(id).closest(".evidence").previousElementSibling, table = null;
  for (; el && !el.matches(".evidence"); el = el.previousElementSibling) {
    if (el.matches(".t") && all("tbody th", el).some((th) => th.textContent.trim() === name)) table = el;
  }
  return table;
}

function sentencesOf(pick) {
  const hidden = new Set(state.hide);
  if (pick.has("only")) {
    const outlets = numbers(pick.get("only"), outletNames.length).filter((o) => !hidden.has(o));
    const articles = all("article").filter((a) => outlets.includes(Number(a.dataset.o)));
    if (!pick.get("voice")) { list(articles, articleItem); heading(articles.length, "article"); return; }
    const voices = pick.get("voice").split(",");
    const found = articles.flatMap((a) => all(".text .s", a).filter((s) => speaks(s, voices)));
    list(found, sentenceItem);
    heading(found.length, "sentence");
    return;
  }
  const root = byId(pick.get("in") || "");
  const found = root ? all(itemsOf(pick), root) : [];
  list(found, copyItem);
  heading(found.length, "place");
  const name = nameOf(pick.get("in"));
  const figure = figureOf(state.pick), count = figure ? Number(figure.textContent.replace(/[“”,]/g, "")) : 0;
  if (name && byId("q") && Number.isInteger(count) && count > found.length) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Search the articles for “" + name + "”";
    button.addEventListener("click", () => go({ q: name, pick: "" }));
    byId("drawer-body").append(button);
  }
}

// itemsOf is the selector of the items that a pick means. The browser finds them
// faster than a loop does.
function itemsOf(pick) {
  const value = (key) => '="' + CSS.escape(pick.get(key)) + '"]';
  let s = "li";
  for (const key of ["o", "k", "vb", "sp"]) if (pick.has(key)) s += "[data-" + key + value(key);
  if (pick.has("v")) s += pick.get("v") === "q" ? "[data-q]" : ":not([data-q])";
  if (pick.get("st") === "judging") s += '[data-st]:not([data-st="neutral"])';
  else if (pick.has("st")) s += "[data-st" + value("st");
  for (const o of state.hide) s += `:not([data-o="${o}"])`;
  return s;
}

// speaks reports whether a sentence has words in one of the voices.
function speaks(sentence, voices) {
  for (const node of sentence.childNodes) {
    const text = node.nodeType === Node.TEXT_NODE;
    if (voices.includes(text ? "own" : voiceOf(node)) && /[\p{L}\p{N}]/u.test(text ? node.data : node.textContent)) return true;
  }
  return false;
}

// list fills the drawer.
function list(items, make) {
  const ol = document.createElement("ol");
  byId("drawer-body").append(ol);
  batches(ol, ol, items, make);
}

// batches puts items into a list or the body of a table, and behind the whole a
// button for more: what fills the window at once, the rest of a batch after it.
function batches(whole, into, items, make) {
  let shown = 0;
  const more = document.createElement("button");
  more.type = "button";
  const fill = (to) => {
    const part = document.createDocumentFragment();
    for (const item of items.slice(shown, to)) part.append(make(item));
    into.append(part);
    shown = Math.min(items.length, Math.max(shown, to));
    more.textContent = "Show more (" + (items.length - shown).toLocaleString("en") + ")";
    more.hidden = shown === items.length;
  };
  more.addEventListener("click", () => { const at = shown; fill(at + batch); const next = into.children[at]; if (next) { next.tabIndex = -1; next.focus(); } });
  fill(firstFew);
  if (items.length > firstFew) whenIdle(() => { if (whole.isConnected && shown === firstFew) fill(batch); });
  whole.after(more);
}

// fillSentence puts the sentence, and whose words it is in, into an item that leaves
// both to its article.
function fillSentence(li) {
  const at = li.dataset.at, link = one("a", li);
  const s = at && link && byId(link.hash.slice(1));
  if (!s) return;
  const [from, length] = at.split(",").map(Number), text = s.textContent, p = document.createElement("p"), b = document.createElement("b");
  b.textContent = text.slice(from, from + length);
  p.append(text.slice(0, from), b, text.slice(from + length));
  p.dir = "auto";
  li.prepend(p);
  li.removeAttribute("data-at");
  if (li.dataset.k) return;
  const small = document.createElement("small");
  link.textContent = link.textContent.slice(outletNames[li.dataset.o].length + 2);
  small.append(outletNames[li.dataset.o] + ", " + said(pieceIn(s, from)) + ", ", link);
  li.append(small);
}

// fillSoon fills many items, those in view first.
function fillSoon(items) {
  for (const li of items.splice(0, 40)) fillSentence(li);
  if (items.length) setTimeout(() => fillSoon(items));
}

// pieceIn is the element of a sentence that holds the character at that position.
function pieceIn(sentence, at) {
  const walk = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT);
  for (let n = walk.nextNode(), before = 0; n; n = walk.nextNode()) {
    if (at < before + n.length) return n.parentElement;
    before += n.length;
  }
  return sentence;
}

function copyItem(li) {
  fillSentence(li);
  const copy = li.cloneNode(true);
  copy.removeAttribute("id");
  copy.classList.remove("here");
  if (!one("a", copy)) {
    const a = document.createElement("a");
    a.href = "#" + li.closest("details").id;
    a.textContent = "in the list";
    copy.lastElementChild.append(" ", a);
  }
  return copy;
}

function sentenceItem(s) {
  const li = document.createElement("li"), p = document.createElement("p"), src = document.createElement("p"), a = document.createElement("a");
  p.dir = "auto";
  for (const node of s.cloneNode(true).childNodes) {
    if (node.nodeType === Node.TEXT_NODE) { p.append(node.textContent); continue; }
    const span = document.createElement("span");
    span.className = voiceOf(node);
    span.textContent = node.textContent;
    p.append(span);
  }
  src.className = "src";
  a.href = "#" + s.id;
  a.textContent = "in the article";
  src.append(outletNames[s.closest("article").dataset.o] + ", ", a);
  li.append(p, src);
  return li;
}

function articleItem(article) {
  const li = document.createElement("li"), p = document.createElement("p"), a = document.createElement("a"), src = document.createElement("p");
  a.href = "#" + article.id;
  a.dir = "auto";
  a.textContent = one("h4", article).textContent;
  p.append(a);
  src.className = "src";
  src.textContent = one(".kicker", article).textContent + ", " + one(".about", article).textContent;
  li.append(p, src);
  return li;
}

// closeDrawer closes the drawer; with back the focus returns to the figure.
function closeDrawer(back) {
  const link = back && state.pick && figureOf(state.pick);
  stay({ pick: "", q: "" });
  byId("q") && (byId("q").value = "");
  if (link) { link.scrollIntoView({ block: "center", inline: "center" }); link.focus({ preventScroll: true }); }
  else viewButton.focus({ preventScroll: true });
}

// A concordance over the articles, made from the page's own text: each place of the
// word with its context, its outlet, and whose word it is.
let lines = null;

// textLines are the headlines and paragraphs of every article, read once.
function textLines() {
  if (lines) return lines;
  lines = [];
  for (const article of document.getElementsByTagName("article")) {
    const outlet = Number(article.dataset.o);
    for (const el of article.querySelectorAll("h4, .text > p")) {
      const text = el.textContent;
      if (text) lines.push({ outlet, article, text, el });
    }
  }
  return lines;
}

const escaped = (text) => text.trim().replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/\s+/g, "\\s+").replace(/['’‘]/g, "['’‘]").replace(/["“”]/g, '["“”]');

function places(query, outlet) {
  const found = [];
  if (!query.trim()) return found;
  const pattern = new RegExp(escaped(query), "giu");
  const hidden = new Set(state.hide), muted = new Set(state.voices);
  for (const line of textLines()) {
    if (hidden.has(line.outlet) || (outlet >= 0 && line.outlet !== outlet)) continue;
    for (const m of line.text.matchAll(pattern)) {
      if (!muted.size || !muted.has(voiceOf(pieceIn(line.el, m.index)))) found.push({ line, at: m.index, end: m.index + m[0].length });
    }
  }
  const rank = [];
  state.order.forEach((o, i) => { rank[o] = i; });
  return found.sort((a, b) => rank[a.line.outlet] - rank[b.line.outlet]);
}

function concordance(query, outlet) {
  const found = places(query, outlet);
  const n = found.length.toLocaleString("en") + (found.length === 1 ? " place" : " places");
  byId("drawer-title").textContent = "“" + query.trim() + "”";
  byId("drawer-about").textContent = n + " in the articles shown" + (outlet >= 0 ? " of " + outletNames[outlet] : "") + ".";
  say(n + " of " + query);
  if (!found.length) return;
  const table = document.createElement("table");
  table.className = "kwic";
  const caption = table.createCaption();
  caption.className = "vh";
  caption.textContent = "Places of " + query;
  const head = table.createTHead().insertRow();
  for (const name of ["outlet", "the word in its context", "whose word"]) {
    const th = document.createElement("th");
    th.scope = "col";
    th.textContent = name;
    head.append(th);
  }
  const rows = table.createTBody();
  const scroll = document.createElement("div");
  scroll.className = "scroll";
  scroll.tabIndex = 0;
  scroll.setAttribute("role", "group");
  scroll.setAttribute("aria-label", "Concordance");
  scroll.append(table);
  byId("drawer-body").append(scroll);
  batches(scroll, rows, found, kwicRow);
}

// said says whose words a piece of text is.
function said(piece) {
  const line = piece.closest("p"), zone = line ? (line.className.match(/z-(\w+)/) || [])[1] : "headline";
  const text = !zone || piece.classList.contains("h") || voiceOf(piece) !== "own" ? about(piece) : zone;
  return piece.classList.contains("h") ? text.slice(text.indexOf("; ") + 2) : text;
}

function kwicRow({ line, at, end }) {
  const piece = pieceIn(line.el, at);
  const tr = document.createElement("tr");
  const th = document.createElement("th"), a = document.createElement("a");
  th.scope = "row";
  const sentence = piece.closest(".s") || line.article;
  a.href = "#" + sentence.id;
  a.textContent = outletNames[line.outlet];
  th.append(a);
  const room = 90, context = document.createElement("div");
  context.className = "context";
  for (const [tag, text] of [["span", line.text.slice(Math.max(0, at - room), at)], ["b", line.text.slice(at, end)], ["span", line.text.slice(end, end + room)]]) {
    const el = document.createElement(tag), bdi = document.createElement("bdi");
    bdi.textContent = text;
    el.append(bdi);
    context.append(el);
  }
  tr.append(th);
  tr.insertCell().append(context);
  tr.insertCell().textContent = said(piece);
  return tr;
}

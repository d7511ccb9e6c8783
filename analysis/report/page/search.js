// A concordance over the articles, made of the page's own text: each place of the
// word with what stands around it, its outlet, and whose word it is.
let lines = null;

// textLines are the headlines and paragraphs of every article with their pieces
// of text, read once.
function textLines() {
  if (lines) return lines;
  lines = [];
  for (const article of all("article")) {
    for (const el of all("h4, .text > p", article)) {
      const walk = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
      const nodes = [];
      let text = "";
      for (let n = walk.nextNode(); n; n = walk.nextNode()) { nodes.push([text.length, n]); text += n.data; }
      if (text) lines.push({ outlet: Number(article.dataset.o), article, text, nodes });
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
      const piece = pieceAt(line.nodes, m.index);
      if (!muted.has(voiceOf(piece))) found.push({ line, at: m.index, end: m.index + m[0].length, piece });
    }
  }
  return found.sort((a, b) => state.order.indexOf(a.line.outlet) - state.order.indexOf(b.line.outlet));
}

function pieceAt(nodes, at) {
  let low = 0, high = nodes.length - 1;
  while (low < high) { const mid = (low + high + 1) >> 1; if (nodes[mid][0] <= at) low = mid; else high = mid - 1; }
  return nodes[low][1].parentElement;
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
  const more = document.createElement("button");
  more.type = "button";
  let shown = 0;
  const fill = () => {
    for (const place of found.slice(shown, shown + batch)) rows.append(kwicRow(place));
    shown = Math.min(found.length, shown + batch);
    more.textContent = "Show more (" + (found.length - shown).toLocaleString("en") + ")";
    more.hidden = shown === found.length;
  };
  more.addEventListener("click", fill);
  fill();
  byId("drawer-body").append(scroll, more);
}

// said tells whose words a piece of text is.
function said(piece) {
  const line = piece.closest("p"), zone = line ? (line.className.match(/z-(\w+)/) || [])[1] : "headline";
  const text = !zone || piece.classList.contains("h") || voiceOf(piece) !== "own" ? about(piece) : zone;
  return piece.classList.contains("h") ? text.slice(text.indexOf("; ") + 2) : text;
}

function kwicRow({ line, at, end, piece }) {
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

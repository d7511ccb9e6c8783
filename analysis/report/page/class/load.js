// A saved CSV is loaded into the form, whether this page or a spreadsheet wrote it.
const mostBytes = 5e6;

// textOf decodes bytes as spreadsheets save them: UTF-8, UTF-16 with a byte-order
// mark, or the Western code page.
const textOf = bytes => {
  const b = new Uint8Array(bytes);
  if (b[0] === 0xff && b[1] === 0xfe) return new TextDecoder("utf-16le").decode(b);
  if (b[0] === 0xfe && b[1] === 0xff) return new TextDecoder("utf-16be").decode(b);
  try { return new TextDecoder("utf-8", { fatal: true }).decode(b); } catch { return new TextDecoder("windows-1252").decode(b); }
};

// rowsOf cuts a table into rows of cells. The separator is whichever of ",", ";" and
// tab its first row has most of.
const rowsOf = text => {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const separator = [",", ";", "\t"].reduce((a, b) => head.split(b).length > head.split(a).length ? b : a);
  const rows = [[]];
  let cell = "", quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quoted) {
      if (c !== '"') cell += c;
      else if (text[i + 1] === '"') { cell += '"'; i++; }
      else quoted = false;
    } else if (c === '"' && cell === "") quoted = true;
    else if (c === separator) { rows.at(-1).push(cell); cell = ""; }
    else if (c === "\n" || c === "\r") {
      if (c === "\r" && text[i + 1] === "\n") i++;
      rows.at(-1).push(cell);
      cell = "";
      rows.push([]);
    } else cell += c;
  }
  rows.at(-1).push(cell);
  return rows.filter(r => r.some(c => c.trim() !== ""));
};

const kept = () => ({ coder: coder.value, answers: Object.fromEntries(asks.filter(a => answer(a) !== "").map(a => [a.dataset.item, answer(a)])) });

const restore = from => {
  coder.value = from.coder || "";
  const answers = from.answers || {};
  for (const a of asks) put(a, answers[a.dataset.item] || "");
};

// answersIn is the answers that a saved table has for this form, or why it cannot be
// used.
const answersIn = text => {
  const rows = rowsOf(text.replace(/^\ufeff?(sep=.[\r\n]+)?/i, ""));
  const names = (rows.shift() || []).map(c => c.trim().toLowerCase());
  const [item, value, who, of] = ["item", "answer", "coder", "pack"].map(n => names.indexOf(n));
  if (item < 0 || value < 0) return { fault: "it has no columns item and answer" };
  const known = new Map(asks.map(a => [a.dataset.item, a]));
  const found = { coder: "", answers: {}, read: 0, strange: 0 };
  for (const row of rows) {
    const at = i => i < 0 ? "" : (row[i] || "").trim();
    if (at(of) !== "" && at(of) !== pack) return { fault: `it belongs to class pack ${at(of)}, and this form to ${pack}` };
    if (at(who) !== "" && found.coder !== "" && at(who) !== found.coder) return { fault: `it has the answers of ${found.coder} and of ${at(who)}` };
    found.coder ||= at(who);
    const ask = known.get(at(item));
    const chosen = ask && options(ask).find(o => o.toLowerCase() === at(value).toLowerCase());
    if (chosen) { found.answers[at(item)] = chosen; found.read++; } else if (at(value) !== "") found.strange++;
  }
  return found;
};

const options = ask => [...ask.querySelectorAll("option, input")].map(o => o.value).filter(v => v !== "");

let before = null;

const load = async file => {
  if (file.size > mostBytes) { say(`${file.name} was not loaded: it is larger than a saved form.`); return; }
  const found = answersIn(textOf(await file.arrayBuffer()));
  if (found.fault) { say(`${file.name} was not loaded: ${found.fault}.`); return; }
  before = kept();
  restore({ coder: found.coder || coder.value, answers: found.answers });
  keep();
  $("undo").hidden = false;
  const left = found.strange === 0 ? "" : ` ${found.strange} ${found.strange === 1 ? "answer was not understood and was" : "answers were not understood and were"} left out.`;
  say(`${found.read} of ${asks.length} answers were loaded from ${file.name}, in place of what was here.${left}`);
};

$("load").addEventListener("change", e => { const file = e.target.files[0]; e.target.value = ""; if (file) load(file); });
$("undo").addEventListener("click", () => {
  restore(before);
  keep();
  $("undo").hidden = true;
  $("load").focus();
  say("The answers from before loading are back.");
});

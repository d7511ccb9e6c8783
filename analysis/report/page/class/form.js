// The coding form: one article at a time, a draft kept in the browser, and a CSV
// file made of what was chosen.
const $ = id => document.getElementById(id);
const pack = document.body.dataset.pack;
const tasks = [...document.querySelectorAll(".task")];
const asks = [...document.querySelectorAll(".ask")];
const coder = $("coder");
const say = text => { $("status").textContent = text; };

// A browser may refuse to keep a draft, or keep none for pages on disk: then the
// form works without.
const draft = {
  name: "rashomon class " + pack,
  read() { try { return JSON.parse(localStorage.getItem(this.name)) || {}; } catch { return {}; } },
  write(value) { try { localStorage.setItem(this.name, JSON.stringify(value)); return true; } catch { return false; } },
  drop() { try { localStorage.removeItem(this.name); } catch { /* there was none */ } },
};

const answer = ask => {
  const select = ask.querySelector("select");
  if (select) return select.value;
  const chosen = ask.querySelector("input:checked");
  return chosen ? chosen.value : "";
};

const put = (ask, value) => {
  const select = ask.querySelector("select");
  if (select) { select.value = value; return; }
  for (const input of ask.querySelectorAll("input")) input.checked = input.value === value;
};

const progress = () => {
  for (const task of tasks) {
    const own = asks.filter(a => a.dataset.article === task.id);
    const done = own.filter(a => answer(a) !== "").length;
    const link = document.querySelector(`[data-task="${CSS.escape(task.id)}"]`);
    link.querySelector(".done").textContent = `${done} of ${own.length}`;
  }
};

const keep = () => {
  const answers = {};
  for (const a of asks) if (answer(a) !== "") answers[a.dataset.item] = answer(a);
  draft.write({ coder: coder.value, answers });
  progress();
};

const show = (label, focus) => {
  const at = tasks.findIndex(t => t.id === label);
  const shown = at < 0 ? 0 : at;
  tasks.forEach((t, i) => { t.hidden = i !== shown; });
  for (const link of document.querySelectorAll("[data-task]")) {
    if (link.dataset.task === tasks[shown].id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  if (focus && at >= 0) tasks[shown].focus();
};

const cell = text => {
  let s = String(text);
  if (/^[=+\-@]/.test(s)) s = " " + s;
  return /[",\r\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s;
};

const columns = ["pack", "coder", "item", "article", "sentence", "group", "question", "ask", "text", "options", "answer"];

const csv = () => {
  const rows = [columns];
  for (const a of asks) {
    const d = a.dataset;
    rows.push([pack, coder.value.trim(), d.item, d.article, d.sentence, d.group, d.question, d.ask, d.text, d.options, answer(a)]);
  }
  return "\ufeff" + rows.map(r => r.map(cell).join(",")).join("\r\n") + "\r\n";
};

const save = () => {
  if (coder.value.trim() === "") {
    say("Write your name or number first: it says whose answers these are.");
    coder.focus();
    return;
  }
  const link = document.createElement("a");
  const name = coder.value.trim().toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "") || "coder";
  link.href = URL.createObjectURL(new Blob([csv()], { type: "text/csv" }));
  link.download = `codings-${name}.csv`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  say(`Saved as ${link.download}, with ${asks.filter(a => answer(a) !== "").length} of ${asks.length} questions answered.`);
};

let sure = false;
const fresh = () => {
  if (!sure) {
    sure = true;
    $("fresh").textContent = "Really clear all answers";
    say("Press once more to clear all answers of this browser.");
    return;
  }
  draft.drop();
  coder.value = "";
  for (const a of asks) put(a, "");
  calm();
  progress();
  say("All answers are cleared.");
};
const calm = () => { sure = false; $("fresh").textContent = "Start afresh"; };

const next = button => {
  const at = tasks.findIndex(t => t.contains(button));
  location.hash = "#" + tasks[(at + 1) % tasks.length].id;
};

const kept = draft.read();
coder.value = kept.coder || "";
for (const a of asks) put(a, (kept.answers || {})[a.dataset.item] || "");
for (const el of document.querySelectorAll(".js")) el.hidden = false;
document.body.classList.add("live");
document.addEventListener("change", keep);
coder.addEventListener("input", keep);
$("save").addEventListener("click", save);
$("fresh").addEventListener("click", fresh);
$("fresh").addEventListener("blur", calm);
for (const b of document.querySelectorAll("[data-next]")) b.addEventListener("click", () => next(b));
for (const b of document.querySelectorAll("[data-save]")) b.addEventListener("click", save);
for (const f of document.querySelectorAll("form")) f.addEventListener("submit", e => e.preventDefault());
// Delete takes an answer back.
document.addEventListener("keydown", e => {
  const ask = e.target.closest && e.target.closest("fieldset.ask");
  if (ask && (e.key === "Delete" || e.key === "Backspace")) { put(ask, ""); keep(); e.preventDefault(); }
});
window.addEventListener("hashchange", () => show(decodeURIComponent(location.hash.slice(1)), true));
show(decodeURIComponent(location.hash.slice(1)), false);
progress();

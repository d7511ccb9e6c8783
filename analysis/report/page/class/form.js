// The coding form: one article at a time, a draft kept in the browser, and a CSV
// file made from what was chosen.
const $ = id => document.getElementById(id);
const pack = document.body.dataset.pack;
const tasks = [...document.querySelectorAll(".task")];
const asks = [...document.querySelectorAll(".ask")];
const coder = $("coder");
const say = text => { $("status").textContent = text; };

// A browser may refuse to keep a draft, or keep none for pages on disk: then the
// form works without one.
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
  draft.write(kept());
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
    say("Press once more to clear all answers in this browser.");
    return;
  }
  draft.drop();
  coder.value = "";
  for (const a of asks) put(a, "");
  $("undo").hidden = true;
  calm();
  progress();
  say("All answers are cleared.");
};
const calm = () => { sure = false; $("fresh").textContent = "Start afresh"; };

const next = button => {
  const at = tasks.findIndex(t => t.contains(button));
  location.hash = "#" + tasks[(at + 1) % tasks.length].id;
};

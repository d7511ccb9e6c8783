// What the form begins with, and what it listens to.
restore(draft.read());
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
// Delete takes back an answer.
document.addEventListener("keydown", e => {
  const ask = e.target.closest && e.target.closest("fieldset.ask");
  if (ask && (e.key === "Delete" || e.key === "Backspace")) { put(ask, ""); keep(); e.preventDefault(); }
});
window.addEventListener("hashchange", () => show(decodeURIComponent(location.hash.slice(1)), true));
show(decodeURIComponent(location.hash.slice(1)), false);
progress();

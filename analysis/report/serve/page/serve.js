// What makes the form easier; without it the form works all the same.
"use strict";
(() => {
  const form = document.getElementById("form"), drop = document.getElementById("drop"), files = document.getElementById("files");
  const chosen = document.getElementById("chosen"), pastes = document.getElementById("pastes");
  const most = 64 * 1024 * 1024;
  for (const el of document.querySelectorAll(".js")) el.hidden = false;

  document.getElementById("another").addEventListener("click", () => {
    const last = pastes.lastElementChild, next = last.cloneNode(true), n = pastes.children.length;
    for (const field of next.querySelectorAll("[name]")) { field.name = field.name.replace(/\d+/, n); field.value = ""; }
    pastes.append(next);
    next.querySelector("input").focus();
  });

  const tell = () => {
    const list = [...form.querySelectorAll('input[type="file"]')].flatMap((input) => [...input.files]);
    const size = list.reduce((sum, f) => sum + f.size, 0);
    const names = list.slice(0, 4).map((f) => f.name).join(", ");
    chosen.textContent = !list.length ? "" : list.length + (list.length === 1 ? " file: " : " files: ") + names + (list.length > 4 ? ", …" : "") +
      (size > most ? ". They are more than 64 MB together: choose fewer." : "");
    return size <= most;
  };
  form.addEventListener("change", tell);

  // Files that are dropped join those that were.
  addEventListener("dragover", (e) => { if (e.dataTransfer.types.includes("Files")) { e.preventDefault(); document.body.classList.add("dropping"); } });
  addEventListener("dragleave", (e) => { if (!e.relatedTarget) document.body.classList.remove("dropping"); });
  addEventListener("drop", (e) => {
    if (!e.dataTransfer.types.includes("Files")) return;
    e.preventDefault();
    document.body.classList.remove("dropping");
    const entries = [...e.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry());
    const all = new DataTransfer();
    for (const f of files.files) all.items.add(f);
    [...e.dataTransfer.files].forEach((f, i) => { if (!entries[i] || entries[i].isFile) all.items.add(f); });
    files.files = all.files;
    tell();
    if (entries.some((entry) => entry && entry.isDirectory)) chosen.textContent += " A folder cannot be dropped: choose it with the button.";
    drop.scrollIntoView({ block: "nearest" });
  });

  form.addEventListener("submit", (e) => {
    if (!tell()) { e.preventDefault(); chosen.scrollIntoView({ block: "center" }); return; }
    form.classList.add("busy");
  });
  addEventListener("pageshow", () => form.classList.remove("busy"));
})();

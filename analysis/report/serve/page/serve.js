// Makes the form easier to use; it works without this as well.
"use strict";
(() => {
  const form = document.getElementById("form"), drop = document.getElementById("drop"), files = document.getElementById("files");
  const chosen = document.getElementById("chosen"), pastes = document.getElementById("pastes");
  const most = 64 * 1024 * 1024, mostFiles = 4000;
  for (const el of document.querySelectorAll(".js")) el.hidden = false;

  document.getElementById("another").addEventListener("click", () => {
    const last = pastes.lastElementChild, next = last.cloneNode(true), n = pastes.children.length;
    for (const field of next.querySelectorAll("[name]")) { field.name = field.name.replace(/\d+/, n); field.value = ""; }
    next.querySelector("legend").textContent = "Text " + (n + 1);
    pastes.append(next);
    next.querySelector("input").focus();
  });

  const tell = () => {
    const list = [...form.querySelectorAll('input[type="file"]')].flatMap((input) => [...input.files]);
    const size = list.reduce((sum, f) => sum + f.size, 0);
    const names = list.slice(0, 4).map((f) => f.name).join(", ");
    chosen.textContent = !list.length ? "" : list.length + (list.length === 1 ? " file: " : " files: ") + names + (list.length > 4 ? ", …" : "") +
      (size > most ? ". Together they are more than 64 MB: choose fewer." : "");
    return size <= most;
  };
  form.addEventListener("change", tell);

  // Files that are dropped join those that were.
  addEventListener("dragover", (e) => { if (e.dataTransfer.types.includes("Files")) { e.preventDefault(); document.body.classList.add("dropping"); } });
  addEventListener("dragleave", (e) => { if (!e.relatedTarget) document.body.classList.remove("dropping"); });
  // A folder's files keep their paths, so that the names of its subfolders are taken
  // as outlets, as they are if it is chosen with the button.
  addEventListener("drop", async (e) => {
    if (!e.dataTransfer.types.includes("Files")) return;
    e.preventDefault();
    document.body.classList.remove("dropping");
    // What was dropped can be read only now, before anything is awaited.
    const entries = [...e.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry());
    const dropped = [...e.dataTransfer.files].filter((_, i) => !entries[i] || entries[i].isFile);
    chosen.textContent = "Looking at what was dropped …";
    const found = [];
    try {
      for (const entry of entries) if (entry && entry.isDirectory) await walk(entry, found);
    } catch (fault) {
      chosen.textContent = "The folder cannot be read (" + fault.message + "): choose it with the button.";
      return;
    }
    const all = new DataTransfer();
    for (const f of [...files.files, ...dropped, ...found.slice(0, mostFiles)]) all.items.add(f);
    files.files = all.files;
    tell();
    if (found.length > mostFiles) chosen.textContent += " Only the first " + mostFiles.toLocaleString("en") + " files of a folder are taken.";
    drop.scrollIntoView({ block: "nearest" });
  });

  // walk finds the files in a folder, sorted by name.
  async function walk(folder, found) {
    const reader = folder.createReader(), list = [];
    for (;;) {
      const some = await new Promise((yes, no) => reader.readEntries(yes, no));
      if (!some.length) break;
      list.push(...some);
    }
    list.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of list) {
      if (entry.name.startsWith(".") || found.length > mostFiles) continue;
      if (entry.isDirectory) { await walk(entry, found); continue; }
      const file = await new Promise((yes, no) => entry.file(yes, no));
      found.push(new File([file], entry.fullPath.replace(/^\//, ""), { type: file.type }));
    }
  }

  form.addEventListener("submit", (e) => {
    if (!tell()) { e.preventDefault(); chosen.scrollIntoView({ block: "center" }); return; }
    form.classList.add("busy");
  });
  addEventListener("pageshow", () => form.classList.remove("busy"));
})();

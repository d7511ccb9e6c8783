// What the page listens to.
for (const el of all(".js")) if (!("closed" in el.dataset)) el.hidden = false;
document.documentElement.classList.add("scripted");

const view = byId("view"), viewButton = byId("view-button");

function openView(on) {
  view.hidden = !on;
  viewButton.setAttribute("aria-expanded", String(on));
}

viewButton.addEventListener("click", () => openView(view.hidden));
byId("view-close").addEventListener("click", () => { openView(false); viewButton.focus(); });
byId("view-reset").addEventListener("click", () => { stay({ hide: [], order: allOutlets, marks: [], voices: [] }); say("Everything is shown"); });
view.addEventListener("change", (e) => {
  const box = e.target, list = box.closest("ol, ul");
  if (!list) return;
  if (list.id === "outlet-list") toggleOutlet(Number(box.value), box.checked);
  const off = all("input:not(:checked)", list).map((b) => b.value);
  if (list.id === "mark-list") stay({ marks: off.map(Number) });
  if (list.id === "voice-list") stay({ voices: off });
});

document.addEventListener("click", (e) => {
  const move = e.target.closest("[data-move]");
  if (move) { moveOutlet(move); return; }
  const link = e.target.closest('a[href^="#"]');
  if (!link || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
  e.preventDefault();
  hideTip();
  const pick = pickOf(link);
  if (pick) { lastFigure = link.closest("td, th") ? link : null; go({ pick, q: "" }); return; }
  go({ at: decodeURIComponent(link.hash.slice(1)) });
});

byId("drawer-back").addEventListener("click", () => closeDrawer(true));
byId("drawer-close").addEventListener("click", () => closeDrawer(false));

const search = byId("search");
if (search) {
  search.addEventListener("submit", (e) => { e.preventDefault(); go({ q: byId("q").value.trim(), pick: "" }); });
  byId("q").addEventListener("input", () => { if (!byId("q").value) stay({ q: "" }); });
}

document.addEventListener("keydown", (e) => {
  if (e.key !== "Escape") return;
  if (tipFor) hideTip();
  else if (!view.hidden) { openView(false); viewButton.focus(); }
  else if (!byId("drawer").hidden) closeDrawer(true);
});

document.addEventListener("toggle", (e) => { if (e.target.matches("details.ev[open]")) fillSoon(all("li[data-at]", e.target)); }, true);
addEventListener("beforeprint", finishArranging);
listenForTips();
if (search) whenIdle(textLines);
addEventListener("popstate", () => { readFragment(); apply(false); });
readFragment();
apply(Boolean(state.at));

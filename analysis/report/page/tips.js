// What hovering or focus says about a marked term or a run of someone else's words.
// The text is in title attributes, for readers without scripts; here one box shows it,
// which stays while the pointer is on it and closes with Escape.
const markNames = all("#mark-list label").map((l) => l.textContent.trim());
let tipFor = null, leaving = 0;

function showTip(el) {
  clearTimeout(leaving);
  if (tipFor === el) return;
  hideTip();
  if (el.title) { el.dataset.tip = el.title; el.removeAttribute("title"); }
  tipFor = el;
  const tip = byId("tip");
  tip.textContent = "";
  const sets = markNames.filter((name, c) => el.classList.contains("c" + c));
  for (const line of [about(el), ...sets]) { const div = document.createElement("div"); div.textContent = line; tip.append(div); }
  tip.hidden = false;
  el.setAttribute("aria-describedby", "tip");
  const box = el.getClientRects()[0] || el.getBoundingClientRect();
  const width = tip.offsetWidth, height = tip.offsetHeight;
  const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8));
  const below = box.bottom + 6;
  tip.style.left = left + "px";
  tip.style.top = (below + height > innerHeight ? Math.max(8, box.top - height - 6) : below) + "px";
}

function hideTip() {
  if (!tipFor) return;
  tipFor.removeAttribute("aria-describedby");
  tipFor = null;
  byId("tip").hidden = true;
}

// about says in words what a marked piece of text is.
function about(el) {
  const tip = el.dataset.tip || el.title || "";
  if (el.classList.contains("h")) return tip;
  const voice = voiceNames.get(voiceOf(el));
  return tip ? voice + ": " + tip : voice;
}

const tellable = (target) => target.closest && target.closest("article :is(.h, .quote, .fragment, .indirect, .cue)");

function listenForTips() {
  document.addEventListener("mouseover", (e) => {
    const el = tellable(e.target);
    if (el) showTip(el);
    else if (e.target.closest("#tip")) clearTimeout(leaving);
    else if (tipFor && tipFor !== document.activeElement) { clearTimeout(leaving); leaving = setTimeout(hideTip, 150); }
  });
  document.addEventListener("focusin", (e) => { const el = tellable(e.target); if (el) showTip(el); else if (tipFor && !tipFor.matches(":hover")) hideTip(); });
  document.addEventListener("scroll", () => { if (tipFor) hideTip(); }, { passive: true, capture: true });
}

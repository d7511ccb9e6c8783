// Which categories are marked in the articles, and whose words stand out.
function showMarks() {
  const off = new Set(state.marks), boxes = all("#mark-list input");
  for (const box of boxes) box.checked = !off.has(Number(box.value));
  const on = boxes.filter((b) => b.checked).map((b) => ".c" + b.value), gone = on.length < boxes.length;
  const h = "article .h" + (on.length ? ":not(" + on.join() + ")" : "");
  setRule("marks", gone ? h : "", "font-weight: inherit; text-decoration: none", h + "::after { content: none }");
}

function showVoices() {
  for (const box of all("#voice-list input")) {
    const off = state.voices.includes(box.value);
    box.checked = !off;
    byId("articles").classList.toggle("dim-" + box.value, off);
  }
}

const voiceOf = (el) => ["quote", "fragment", "indirect", "cue"].find((v) => el.classList.contains(v)) || "own";

const voiceNames = new Map(all("#voice-list li").map((li) => [one("input", li).value, one("span", li).textContent]));

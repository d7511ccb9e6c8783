// Which categories are marked in the articles, and whose words stand out.
function showMarks() {
  const off = new Set(state.marks);
  for (const box of all("#mark-list input")) box.checked = !off.has(Number(box.value));
  const gone = all("#mark-list input").map((b) => Number(b.value));
  for (const el of all("article .h")) {
    let shown = false;
    for (const c of gone) if (!off.has(c) && el.classList.contains("c" + c)) { shown = true; break; }
    el.classList.toggle("off", !shown);
  }
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

// What is shown lives in the URL's fragment, "#place?hide=1&q=word", so that a
// view can be linked and the browser's Back leads back.
const one = (s, root = document) => root.querySelector(s);
const all = (s, root = document) => [...root.querySelectorAll(s)];
const byId = (id) => document.getElementById(id);

const outletNames = all("#outlet-list input").map((i) => i.dataset.name);
const allOutlets = outletNames.map((_, i) => i);

const state = { at: "", hide: [], order: allOutlets, marks: [], voices: [], q: "", pick: "" };

const numbers = (text, limit) => [...new Set((text || "").split(",").filter((s) => /^\d+$/.test(s)).map(Number))].filter((n) => n < limit);

function readFragment() {
  let raw = location.hash.slice(1);
  const cut = raw.indexOf("?");
  const params = new URLSearchParams(cut < 0 ? "" : raw.slice(cut + 1));
  try { raw = decodeURIComponent(cut < 0 ? raw : raw.slice(0, cut)); } catch { raw = ""; }
  state.at = raw;
  state.hide = numbers(params.get("hide"), outletNames.length);
  const order = numbers(params.get("order"), outletNames.length);
  state.order = order.length === outletNames.length ? order : allOutlets;
  state.marks = numbers(params.get("marks"), 1000);
  state.voices = (params.get("voices") || "").split(",").filter((v) => /^[a-z]+$/.test(v));
  state.q = params.get("q") || "";
  state.pick = params.get("pick") || "";
}

function fragment(s) {
  const params = new URLSearchParams();
  for (const key of ["hide", "marks", "voices"]) if (s[key].length) params.set(key, s[key].join(","));
  if (s.order.some((o, i) => o !== i)) params.set("order", s.order.join(","));
  if (s.q) params.set("q", s.q);
  if (s.pick) params.set("pick", s.pick);
  const tail = params.toString();
  return "#" + encodeURIComponent(s.at) + (tail ? "?" + tail : "");
}

// go moves to a view from which Back returns; stay changes the view in place.
function go(changes) {
  const to = fragment({ ...state, ...changes });
  if (to !== location.hash) history.pushState(null, "", to);
  readFragment();
  apply("at" in changes);
}

function stay(changes) {
  history.replaceState(null, "", fragment({ ...state, ...changes }));
  readFragment();
  apply(false);
}

let applied = {};

// apply makes the page show the state; only what changed is touched.
function apply(move) {
  const changed = (key) => {
    const now = JSON.stringify(state[key]);
    const is = applied[key] !== now;
    applied[key] = now;
    return is;
  };
  const outlets = [changed("hide"), changed("order")];
  if (outlets[0] || outlets[1]) showOutlets(outlets[1]);
  const marks = [changed("marks"), changed("voices")];
  if (marks[0]) showMarks();
  if (marks[1]) showVoices();
  const drawer = [changed("q"), changed("pick")];
  if (drawer[0] || drawer[1] || (outlets[0] && (state.q || state.pick))) showDrawer(drawer[0] || drawer[1]);
  const there = changed("at");
  if (move || there) moveTo(state.at);
}

// moveTo brings an element into view, opens what contains it, and marks it.
function moveTo(id) {
  for (const el of all(".here")) el.classList.remove("here");
  const el = id && byId(id);
  if (!el) return;
  const article = el.closest("article");
  const outlet = article ? Number(article.dataset.o) : -1;
  if (state.hide.includes(outlet)) stay({ hide: state.hide.filter((o) => o !== outlet) });
  for (let up = el; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
  const inside = el.closest("summary") || el;
  inside.scrollIntoView({ block: el.closest("li, .s, tr, .h") ? "center" : "start", inline: "nearest" });
  if (!el.matches("section, div")) el.classList.add("here");
  if (!el.matches("a, button, summary, input")) el.tabIndex = -1;
  el.focus({ preventScroll: true });
}

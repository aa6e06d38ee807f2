"use strict";
// The one part of the page that needs a script. Texts of the answer go into the page as text, never as markup.
const form = document.getElementById("search");
const dataset = document.getElementById("dataset");
const text = document.getElementById("text");
const told = document.getElementById("told");
const table = document.getElementById("hits");
let asked = 0;

function row(cells, kind) {
  const line = document.createElement("tr");
  for (const value of cells) {
    const cell = document.createElement(kind);
    if (kind === "th") cell.scope = "col";
    cell.textContent = value === null ? "" : String(value);
    line.append(cell);
  }
  return line;
}

function show(answer) {
  const columns = answer.rows.length ? Object.keys(answer.rows[0]) : [];
  table.tHead.replaceChildren(row(columns.map((name) => name.replaceAll("_", " ")), "th"));
  table.tBodies[0].replaceChildren(...answer.rows.map((hit) => row(columns.map((name) => hit[name]), "td")));
  table.hidden = columns.length === 0;
  const count = answer.rows.length === 50 ? "The first 50 rows" : `${answer.rows.length} rows`;
  told.textContent = columns.length ? count + (answer.stale ? "; the dataset is stale" : "") : "Nothing was found.";
}

async function search() {
  const turn = ++asked;
  if (text.value.trim() === "") { table.hidden = true; told.textContent = ""; return; }
  try {
    const target = `/v1/${encodeURIComponent(dataset.value)}?limit=50&q=${encodeURIComponent(text.value)}`;
    const response = await fetch(target, { headers: { Accept: "application/json" } });
    const answer = await response.json();
    if (turn !== asked) return;
    if (response.ok) { show(answer); return; }
    told.textContent = answer.error.message;
  } catch {
    if (turn !== asked) return;
    told.textContent = "The daemon does not answer.";
  }
  table.hidden = true;
}

form.hidden = false;
form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
dataset.addEventListener("change", search);
let pause;
text.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(search, 150); });

// A search can be kept as a bookmark: /#diagnoses/dengue
const kept = location.hash.slice(1).split("/");
if (kept.length > 1 && [...dataset.options].some((option) => option.value === kept[0])) {
  dataset.value = kept[0];
  try { text.value = decodeURIComponent(kept.slice(1).join("/")); search(); } catch { text.value = ""; }
}

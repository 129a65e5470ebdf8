// The page itself: fields that show what stands, rows that come and go, and what is said about them.

const boxes = new Map();
document.querySelectorAll("[data-path]").forEach((box) => boxes.set(box.dataset.path, box));
const standardOf = new Map();
standards.forEach((standard) => standard.items.forEach((item) => standardOf.set(item.path, standard)));
const NOT_KEPT = "This browser does not keep what you type here. Save to a file before you close it.";
let madeIds = 0;
let missingIsOpen = false;

function make(name, attributes, ...inside) {
  const element = document.createElement(name);
  Object.keys(attributes || {}).forEach((key) => element.setAttribute(key, attributes[key]));
  element.append(...inside);
  return element;
}

function say(words) {
  byId("status").textContent = words;
}

const counted = (number, one, many) => number + " " + (number === 1 ? one : many);

// ---- fields

function show(item) {
  const box = boxes.get(item.path);
  const value = state.values.get(item.path);
  if (item.kind === "table") showTable(item, box);
  else if (box.querySelector("[type=radio], [type=checkbox]")) {
    const chosen = item.kind === "many" ? valueOf(item) : [value];
    box.querySelectorAll("input").forEach((input) => { input.checked = chosen.includes(input.value); });
  } else {
    const field = box.querySelector("input, textarea");
    field.value = value;
    grow(field);
  }
}

// Where the browser does not fit a box to its text by itself, it gets rows enough.
function grow(field) {
  if (field.tagName !== "TEXTAREA" || CSS.supports("field-sizing", "content")) return;
  const lines = field.value.split("\n").reduce((sum, line) => sum + 1 + Math.floor(line.length / 70), 0);
  field.rows = Math.max(field.dataset.rows || 2, Math.min(40, lines + 1));
}

function read(item, box) {
  if (item.kind === "table") return asCsv(item, cellsIn(box));
  if (item.kind === "many") return Array.from(box.querySelectorAll("input:checked"), (input) => input.value).join(", ");
  if (box.querySelector("[type=radio]")) return (box.querySelector("input:checked") || { value: "" }).value;
  return box.querySelector("input, textarea").value;
}

function cellsIn(box) {
  const inRow = (row) => Array.from(row.querySelectorAll("input"), (one) => one.value);
  return Array.from(box.querySelectorAll("[data-row]"), inRow);
}

function labelled(words, value, kind, className) {
  madeIds += 1;
  const input = make("input", { id: "made-" + madeIds, type: "text", "data-type": kind });
  if (kind === "number") input.inputMode = "decimal";
  input.value = value;
  const label = make("label", { for: input.id }, words);
  return make("div", { class: className }, label, input);
}

function remover(words) {
  const unseen = make("span", { class: "unseen" }, " " + words);
  return make("button", { type: "button", class: "light", "data-do": "remove" }, "Remove", unseen);
}

function showTable(item, box) {
  const rows = rowsOf(item, state.values.get(item.path));
  const body = box.querySelector("tbody");
  body.replaceChildren();
  (rows.length ? rows : [[]]).forEach((cells) => body.append(tableRow(item, cells, body.children.length + 1)));
}

function tableRow(item, cells, number) {
  const row = make("tr", { "data-row": "" });
  item.columns.forEach((column, place) => {
    const cell = labelled(column[1], cells[place] || "", column[2], "cell");
    cell.querySelector("label").append(make("span", { class: "unseen" }, ", row " + number));
    row.append(make("td", {}, cell));
  });
  row.append(make("td", { class: "tool" }, remover("row " + number)));
  return row;
}

function showLines(block) {
  const { lines: kind, standard } = block.dataset;
  const rows = block.querySelector("[data-rows]");
  rows.replaceChildren();
  state[kind].get(standard).forEach((cells, place) => rows.append(lineRow(kind, cells, place + 1)));
}

function lineRow(kind, cells, number) {
  const words = LINE_WORDS[kind];
  const name = words.one + " " + number;
  const row = make("fieldset", { class: "row", "data-row": "" }, make("legend", {}, name + " (new)"));
  words.cells.forEach((label, place) => {
    row.append(labelled(label, cells[place], place === 2 ? "date" : "text", "cell"));
  });
  const third = row.querySelectorAll("label")[2];
  third.append(make("span", { class: "quiet" }, " for example 19/3/2027"));
  const problem = make("p", { class: "problem", hidden: "", id: "problem-of-" + (madeIds += 1) });
  row.querySelectorAll("input").forEach((input) => input.setAttribute("aria-describedby", problem.id));
  row.append(problem, remover(name.toLowerCase()));
  return row;
}

const linesBlocks = () => document.querySelectorAll("[data-lines]");

function readLines(block) {
  state[block.dataset.lines].set(block.dataset.standard, cellsIn(block));
}

// ---- what is said about the fields

function update() {
  const before = state.hidden;
  settle();
  const appeared = [...before].filter((path) => !state.hidden.has(path)).length;
  const gone = [...state.hidden].filter((path) => !before.has(path)).length;
  items.forEach(updateItem);
  linesBlocks().forEach(updateLines);
  updateCounts();
  return [
    appeared ? counted(appeared, "more question is", "more questions are") + " asked because of your answer." : "",
    gone ? counted(gone, "question is", "questions are") + " no longer asked." : "",
  ].filter(Boolean).join(" ");
}

function updateItem(item) {
  const box = boxes.get(item.path);
  const value = state.values.get(item.path);
  box.hidden = state.hidden.has(item.path);
  const needed = box.querySelector(".needed");
  needed.hidden = !isRequired(item, standardOf.get(item.path));
  const clear = box.querySelector("[data-do=clear]");
  if (clear) clear.hidden = !value;
  const count = box.querySelector(".count");
  if (count) count.textContent = wordsWritten(item, value);
  showProblem(box, problemOf(item), (input) => typeProblem(input.dataset.type, input.value));
}

function wordsWritten(item, value) {
  const number = wordsIn(value);
  if (!item.max_words) return counted(number, "word", "words");
  const over = number > item.max_words ? " Please shorten it: nothing is cut." : "";
  return number + " of at most " + item.max_words + " words." + over;
}

function showProblem(box, words, isWrong) {
  const problem = box.querySelector(".problem");
  if (!problem) return;
  const shown = box.contains(document.activeElement) && problem.hidden ? "" : words; // not while it is being typed
  problem.textContent = shown ? "To put right: " + shown : "";
  problem.hidden = !shown;
  box.querySelectorAll("input[type=text]").forEach((input, place) => {
    if (shown && isWrong(input, place)) input.setAttribute("aria-invalid", "true");
    else input.removeAttribute("aria-invalid");
  });
}

function updateLines(block) {
  const { lines: kind, standard } = block.dataset;
  block.querySelectorAll("[data-row]").forEach((row, place) => {
    const isEmpty = (input, cell) => !input.value.trim() && (cell === 0 || kind === "actions");
    const isWrong = (input, cell) => isEmpty(input, cell) || typeProblem(input.dataset.type, input.value);
    showProblem(row, lineProblem(kind, state[kind].get(standard)[place]), isWrong);
  });
}

function updateCounts() {
  const all = [];
  sheet.areas.forEach((area, place) => {
    const missing = area.standards.map((standard) => missingOf(standard));
    area.standards.forEach((standard, at) => {
      const mark = document.querySelector('[data-mark="' + CSS.escape(standard.id) + '"]');
      mark.textContent = missing[at].length ? missing[at].length + " still needed" : "Nothing more is needed";
      mark.classList.toggle("done", !missing[at].length);
    });
    const found = [].concat(...missing);
    const shown = document.querySelector('[data-area="' + place + '"]');
    shown.textContent = found.length ? found.length + " still needed" : "done";
    all.push([area, missing]);
  });
  const total = all.reduce((sum, one) => sum + [].concat(...one[1]).length, 0);
  byId("needed-all").textContent = total ? ": " + total + " still needed" : ": nothing more is needed";
  if (missingIsOpen) showMissing(all, total);
}

function showMissing(all, total) {
  const box = byId("missing");
  box.replaceChildren(make("h3", { tabindex: "-1" }, total ? "What is missing: " + total : "Nothing is missing"));
  all.forEach(([area, missing]) => area.standards.forEach((standard, place) => {
    if (!missing[place].length) return;
    const link = ([path, words]) => make("a", { href: "#" + targetOf(path).id }, words);
    const links = missing[place].map((one) => make("li", {}, link(one)));
    box.append(make("h4", {}, (standard.number + " " + standard.title).trim()), make("ul", {}, ...links));
  }));
}

function targetOf(path) {
  const isMeant = (block) => block.dataset.lines + ":" + block.dataset.standard === path;
  return boxes.get(path) || Array.from(linesBlocks()).find(isMeant);
}

function showKept(isKept, stamp) {
  const time = new Date(stamp).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const saved = notInFile ? ", not saved to a file yet." : ", and saved to a file.";
  byId("kept").textContent = isKept ? "Kept in this browser at " + time + saved : "";
  warn(isKept ? "" : NOT_KEPT);
  showTools(isKept);
}

function showTools(isKept) {
  document.querySelector("[data-do=other]").hidden = other === null;
  document.querySelector("[data-do=forget]").hidden = !isKept || notInFile;
}

function warn(words) {
  byId("warning").textContent = words;
  byId("warning").hidden = !words;
}

// Which questions are asked, what is still missing, and what is no proper date or number.

// As the record counts it: a byte-order mark in a text is a sign like others, no space.
const wordsIn = (text) => text.split(/[^\S\ufeff]+/).filter(Boolean).length;
const isAnswered = (value) => (typeof value === "string" ? wordsIn(value) > 0 : Boolean(value) && value.length > 0);
const MONTHS = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
  "november", "december"];

// The ISO day that somebody wrote as 2027-03-19, 19/3/2027 or 19 March 2027; empty where it is none.
function isoDay(text) {
  const given = text.trim();
  let parts = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(given);
  if (parts) return realDay(+parts[1], +parts[2], +parts[3]);
  parts = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/.exec(given);
  if (parts) return realDay(+parts[3], +parts[2], +parts[1]);
  parts = /^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?\s+(\d{4})$/i.exec(given);
  const month = parts ? MONTHS.findIndex((name) => name.startsWith(parts[2].toLowerCase())) : -1;
  return month < 0 ? "" : realDay(+parts[3], month + 1, +parts[1]);
}

function realDay(year, month, day) {
  const when = new Date(Date.UTC(year, month - 1, day));
  const isSame = when.getUTCFullYear() === year && when.getUTCMonth() === month - 1 && when.getUTCDate() === day;
  return year > 999 && isSame ? when.toISOString().slice(0, 10) : "";
}

function plainNumber(text) {
  const given = text.trim().replace(/\s*%$/, "").replace(/,/g, "");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(given) ? given : "";
}

const NO_DAY = "This is not a date. Write it like 19/3/2027.";
const NO_NUMBER = "This is not a number. Write digits only, like 12 or 97.5.";
const dayProblem = (text) => (text.trim() && !isoDay(text) ? NO_DAY : "");
const numberProblem = (text) => (text.trim() && !plainNumber(text) ? NO_NUMBER : "");

function typeProblem(type, text) {
  if (type === "date") return dayProblem(text);
  return type === "number" ? numberProblem(text) : "";
}

function problemOf(item) {
  const text = state.values.get(item.path);
  return item.kind === "table" ? tableProblem(item, text) : typeProblem(item.kind, text);
}

function tableProblem(item, text) {
  const cells = [].concat(...rowsOf(item, text).map((row) => row.map((cell, place) => [item.columns[place], cell])));
  const bad = cells.find(([column, cell]) => typeProblem(column[2], cell));
  return bad ? "“" + bad[1] + "” is not a " + bad[0][2] + ", as “" + bad[0][1] + "” asks for." : "";
}

// Rows of a table from its CSV, without the line of titles.
function rowsOf(item, text) {
  const width = item.columns.length;
  return csvLines(text).slice(1).map((line) => item.columns.map((_, place) => line[place] || "").slice(0, width));
}

function csvLines(text) {
  const lines = [];
  let line = [], cell = "", quoted = false;
  for (let place = 0; place < text.length; place += 1) {
    const sign = text[place];
    if (quoted && sign === '"' && text[place + 1] === '"') { cell += '"'; place += 1; }
    else if (sign === '"' && (quoted || cell === "")) quoted = !quoted;
    else if (!quoted && sign === ",") { line.push(cell); cell = ""; }
    else if (!quoted && sign === "\n") { lines.push(line.concat(cell)); line = []; cell = ""; }
    else cell += sign;
  }
  if (text) lines.push(line.concat(cell));
  return lines;
}

function asCsv(item, rows) {
  const written = rows.filter((row) => row.some((cell) => cell.trim()));
  if (!written.length) return "";
  const cell = (text) => (/[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text);
  const titles = item.columns.map((column) => column[1]);
  return [titles].concat(written).map((row) => row.map(cell).join(",")).join("\n");
}

function valueOf(item) {
  const text = state.values.get(item.path);
  if (item.kind === "many") return text.split(",").map((one) => one.trim()).filter(Boolean);
  if (item.kind === "table") return rowsOf(item, text);
  if (item.kind === "number") return plainNumber(text) || text;
  return item.kind === "date" ? isoDay(text) || text : text;
}

function holds(condition, seen) {
  const given = (key) => condition[key] !== undefined && condition[key] !== null;
  const value = seen.get(condition.question);
  if (!isAnswered(value)) return condition.answered === false;
  if (given("answered")) return condition.answered;
  const chosen = Array.isArray(value) ? value : [value];
  const number = typeof value === "string" && value.trim() ? Number(value) : NaN;
  return [
    !given("is") || chosen.includes(condition.is),
    !given("is_not") || !chosen.includes(condition.is_not),
    !given("any_of") || chosen.some((one) => condition.any_of.includes(one)),
    !given("at_least") || number >= condition.at_least,
    !given("at_most") || number <= condition.at_most,
    !given("before") || (typeof value === "string" && value < condition.before),
    !given("after") || (typeof value === "string" && value > condition.after),
  ].every(Boolean);
}

// Conditions look at earlier questions that are asked themselves, so one pass in order settles everything.
function settle() {
  const seen = new Map(Object.keys(sheet.elsewhere).map((path) => [path, sheet.elsewhere[path]]));
  state.hidden = new Set();
  items.forEach((item) => {
    const all = item.show_if.every((one) => holds(one, seen));
    const any = !item.show_if_any.length || item.show_if_any.some((one) => holds(one, seen));
    if (all && any) seen.set(item.path, valueOf(item));
    else state.hidden.add(item.path);
  });
}

const gradeOf = (standard) => state.values.get(standard.id + "/#grade") || "";

function gradeLabel(standard) {
  const choices = [].concat(...standard.items.filter((item) => item.kind === "grade").map((item) => item.choices));
  return (choices.find((one) => one.id === gradeOf(standard)) || { label: "" }).label;
}

function needsOf(standard) {
  const grade = gradeOf(standard);
  const needs = (Object.prototype.hasOwnProperty.call(standard.needs, grade) && standard.needs[grade]) || [];
  return standard.evidence_needed.includes(grade) ? needs.concat("evidence") : needs;
}

function isRequired(item, standard) {
  if (state.hidden.has(item.path)) return false;
  if (item.kind === "reason") return needsOf(standard).includes("reason");
  if (item.kind === "grade") return standard.graded;
  const grade = gradeOf(standard);
  return grade ? item.required_with.includes(grade) : item.required;
}

function hasLines(standard, kind) {
  return standard[kind].length > 0 || state[kind].get(standard.id).some((line) => line[0].trim());
}

const LINE_WORDS = {
  evidence: { one: "Evidence", add: "evidence", cells: ["What it is", "Where it is held", "The date it covers"] },
  actions: { one: "Action", add: "an action", cells: ["What will be done", "Who will do it", "By when"] },
};

function lineProblem(kind, line) {
  if (!line.some((cell) => cell.trim())) return "";
  if (!line[0].trim()) return "Say what it is, or remove this.";
  if (kind === "actions" && !(line[1].trim() && line[2].trim())) return "Say who will do it and by when.";
  return dayProblem(line[2]);
}

// What of a standard is missing or to be put right: (where, what) in the order of the page.
function missingOf(standard) {
  const found = [];
  standard.items.forEach((item) => {
    const problem = state.hidden.has(item.path) ? "" : problemOf(item);
    if (isRequired(item, standard) && !isAnswered(state.values.get(item.path))) found.push([item.path, item.label]);
    else if (problem) found.push([item.path, item.label + ": " + problem]);
  });
  ["evidence", "actions"].forEach((kind) => {
    const words = LINE_WORDS[kind];
    const need = kind === "evidence" ? "evidence" : "action";
    if (needsOf(standard).includes(need) && !hasLines(standard, kind)) {
      found.push([kind + ":" + standard.id, "“" + gradeLabel(standard) + "” needs " + words.add]);
    }
    state[kind].get(standard.id).forEach((line, place) => {
      const problem = lineProblem(kind, line);
      if (problem) found.push([kind + ":" + standard.id, words.one + " " + (place + 1) + ": " + problem]);
    });
  });
  return found;
}

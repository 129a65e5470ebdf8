// What was typed: where it stands, how this browser keeps it, and how it is saved to a file.

const byId = (id) => document.getElementById(id);
const untouched = document.documentElement.cloneNode(true); // as it came: what a saved file is made of
const sheet = JSON.parse(byId("s11-worksheet").textContent);
const standards = [].concat(...sheet.areas.map((area) => area.standards));
const items = [].concat(...standards.map((standard) => standard.items));
const itemAt = new Map(items.map((item) => [item.path, item]));
const KEY = "s11:" + sheet.return_id + ":" + sheet.made_at;
const KEEP_EVERY = 400; // milliseconds: the first key is kept at once, what follows it at this pace

const state = { values: new Map(), evidence: new Map(), actions: new Map(), hidden: new Set() };
let notInFile = false;
let keepTimer = 0;
let unkept = false; // what is kept carries the moment of the last change, not of the last look
let other = null; // a version of the answers that is not the one on the page

function take(filled) {
  const values = filled.values || {};
  items.forEach((item) => {
    const given = Object.prototype.hasOwnProperty.call(values, item.path) ? values[item.path] : item.value;
    state.values.set(item.path, typeof given === "string" ? given : item.value);
  });
  ["evidence", "actions"].forEach((kind) => {
    standards.forEach((standard) => state[kind].set(standard.id, linesOf((filled[kind] || {})[standard.id])));
  });
}

function linesOf(given) {
  const lines = Array.isArray(given) ? given.filter(Array.isArray) : [];
  return lines.map((line) => [0, 1, 2].map((place) => (typeof line[place] === "string" ? line[place] : "")));
}

function filledNow(stamp) {
  const changed = items.filter((item) => state.values.get(item.path) !== item.value).map((item) => item.path);
  const values = {};
  changed.forEach((path) => { values[path] = state.values.get(path); });
  const lines = (kind) => {
    const some = {};
    state[kind].forEach((given, standard) => {
      const written = given.filter((line) => line.some((cell) => cell.trim()));
      if (written.length) some[standard] = written;
    });
    return some;
  };
  return { format: sheet.format, values, evidence: lines("evidence"), actions: lines("actions"), saved_at: stamp };
}

// No text may end the block it stands in, and no wrong guess at the encoding may harm a letter.
function asBlock(filled) {
  const escape = (sign) => "\\u" + sign.charCodeAt(0).toString(16).padStart(4, "0");
  return JSON.stringify(filled).replace(/[<>&\u007f-\uffff]/g, escape);
}

const now = () => new Date().toISOString();

function withoutStamp(filled) {
  return JSON.stringify(Object.assign({}, filled, { saved_at: "", in_file: false }));
}

function isNothing(filled) {
  return ["values", "evidence", "actions"].every((part) => !Object.keys(filled[part] || {}).length);
}

function stored(key) {
  try {
    const filled = JSON.parse(localStorage.getItem(key) || "null");
    return filled && filled.format === sheet.format ? filled : null;
  } catch (fault) {
    return null;
  }
}

function store(key, filled) {
  try {
    if (filled) localStorage.setItem(key, JSON.stringify(filled));
    else localStorage.removeItem(key);
    return true;
  } catch (fault) {
    return false; // storage is full, or refused to files: only saving to a file keeps it then
  }
}

// Takes the newer of what the file holds and what this browser kept; what is not taken is put by, never lost.
function begin() {
  const embedded = JSON.parse(byId("s11-filled").textContent);
  const kept = stored(KEY);
  const keptIsNewer = kept !== null && (kept.saved_at || "") > (embedded.saved_at || "");
  const chosen = keptIsNewer ? kept : embedded;
  const left = keptIsNewer ? embedded : kept;
  if (left && !isNothing(left) && withoutStamp(left) !== withoutStamp(chosen)) store(KEY + ":other", left);
  other = stored(KEY + ":other");
  if (other && withoutStamp(other) === withoutStamp(chosen)) other = null;
  take(chosen);
  notInFile = keptIsNewer && !kept.in_file && withoutStamp(kept) !== withoutStamp(embedded);
  return { keptIsNewer, at: chosen.saved_at || "", isNew: isNothing(chosen) };
}

function swap() {
  const shown = filledNow(now());
  take(other);
  other = isNothing(shown) ? null : shown;
  store(KEY + ":other", other);
  touched();
}

function touched() {
  notInFile = true;
  unkept = true;
  if (keepTimer) return;
  keep();
  keepTimer = setTimeout(keep, KEEP_EVERY);
}

function keep() {
  clearTimeout(keepTimer);
  keepTimer = 0;
  if (unkept) keepAs(filledNow(now()));
}

// The block on the page is kept up as well, so that the browser's own “Save page as” loses nothing.
function keepAs(filled) {
  byId("s11-filled").textContent = asBlock(filled);
  unkept = false;
  showKept(store(KEY, Object.assign({}, filled, { in_file: !notInFile })), filled.saved_at);
}

function forget() {
  store(KEY, null);
  store(KEY + ":other", null);
  other = null;
}

function safe(words) {
  return words.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40);
}

function fileName(stamp) {
  const when = new Date(stamp);
  const here = new Date(when.getTime() - when.getTimezoneOffset() * 60000).toISOString();
  const parts = ["worksheet", safe(sheet.agency), safe(sheet.made_for), here.slice(0, 16).replace(/[^0-9]+/g, "-")];
  return parts.filter(Boolean).join("-") + ".html";
}

// A file is this page as it came, with the answers put in their place and nothing else changed.
function saveToFile() {
  const filled = filledNow(now());
  untouched.querySelector("#s11-filled").textContent = asBlock(filled);
  const page = "<!DOCTYPE html>\n" + untouched.outerHTML + "\n";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([page], { type: "text/html" }));
  link.download = fileName(filled.saved_at);
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  clearTimeout(keepTimer);
  keepTimer = 0;
  notInFile = false;
  keepAs(filled);
  return link.download;
}

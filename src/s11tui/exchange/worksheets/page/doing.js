// What happens when somebody types, chooses or presses.

function showAll() {
  items.forEach(show);
  linesBlocks().forEach(showLines);
  update();
  showTools(stored(KEY) !== null);
}

function isoInPlace(input) {
  const day = input.dataset.type === "date" ? isoDay(input.value) : "";
  if (day) input.value = day;
}

function taken(target) {
  const box = target.closest("[data-path]");
  const block = target.closest("[data-lines]");
  if (!box && !block) return;
  if (box) {
    const value = read(itemAt.get(box.dataset.path), box);
    if (value === state.values.get(box.dataset.path)) return;
    state.values.set(box.dataset.path, value);
  } else readLines(block);
  if (target.tagName === "TEXTAREA") grow(target);
  touched();
  const news = update();
  say(news);
}

const deeds = {
  save() {
    const name = saveToFile();
    update();
    const where = "Saved as " + name + ", where this browser puts its downloads.";
    say(where + " Now send that file back to your safeguarding lead.");
  },
  missing() {
    missingIsOpen = !missingIsOpen;
    byId("missing").hidden = !missingIsOpen;
    document.querySelectorAll("[data-do=missing]").forEach((one) => {
      one.setAttribute("aria-expanded", String(missingIsOpen));
      one.textContent = missingIsOpen ? "Hide what is missing" : "Show what is missing";
    });
    update();
    say("");
    if (missingIsOpen) byId("missing").querySelector("h3").focus();
  },
  clear(button) {
    const box = button.closest("[data-path]");
    box.querySelectorAll("input").forEach((input) => { input.checked = false; });
    box.querySelector("input").focus();
    taken(box);
    say("Your choice is cleared.");
  },
  add(button) {
    const box = button.closest("[data-path]");
    const block = button.closest("[data-lines]");
    const rows = (box || block).querySelector("tbody, [data-rows]");
    const number = rows.children.length + 1;
    const nothing = ["", "", ""];
    const row = box
      ? tableRow(itemAt.get(box.dataset.path), [], number)
      : lineRow(block.dataset.lines, nothing, number);
    rows.append(row);
    if (block) readLines(block);
    row.querySelector("input").focus();
    say("Added. Fill in the new row.");
  },
  remove(button) {
    const place = button.closest("[data-path], [data-lines]");
    button.closest("[data-row]").remove();
    taken(place);
    if (place.dataset.path) show(itemAt.get(place.dataset.path));
    else showLines(place);
    update();
    place.querySelector("[data-do=add]").focus();
    say("Removed.");
  },
  other() {
    swap();
    showAll();
    keep();
    say("The other version is shown now. The one you had is kept: press the button again to go back to it.");
  },
  forget() {
    forget();
    byId("kept").textContent = "Nothing is kept in this browser now. Your file has it all.";
    showTools(false);
    say("Your answers are removed from this browser. The file that you saved has them.");
    document.querySelector("[data-do=save]").focus();
  },
};

function follow(link, event) {
  const target = byId(link.getAttribute("href").slice(1));
  const field = target && target.querySelector("input, textarea, [data-do=add]");
  if (!field) return;
  event.preventDefault();
  target.scrollIntoView({ block: "start" });
  field.focus({ preventScroll: true });
}

document.addEventListener("input", (event) => taken(event.target));
document.addEventListener("change", (event) => {
  isoInPlace(event.target);
  taken(event.target);
});
document.addEventListener("focusout", () => setTimeout(update, 0));
document.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  const link = event.target.closest("#missing a");
  if (button) deeds[button.dataset.do](button);
  else if (link) follow(link, event);
  else say("");
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") say("");
});
document.addEventListener("visibilitychange", keep);
window.addEventListener("pagehide", keep);
window.addEventListener("beforeunload", (event) => {
  keep();
  if (!notInFile) return;
  event.preventDefault();
  event.returnValue = "";
});
window.addEventListener("storage", (event) => {
  const words = "This form is open in another window as well. Close one of the two, or one may write over the other.";
  if (event.key === KEY) warn(words);
});
window.addEventListener("beforeprint", () => {
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
});

function start() {
  const found = begin();
  showAll();
  const when = found.at && new Date(found.at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  const canKeep = store(KEY + ":try", { format: sheet.format });
  store(KEY + ":try", null);
  if (!canKeep) warn(NOT_KEPT);
  if (found.keptIsNewer) {
    const saved = notInFile ? ". It is not saved to a file yet." : ", when it was saved to a file.";
    byId("kept").textContent = "What you typed in this browser is back, as it was on " + when + saved;
  } else if (!found.isNew) {
    byId("kept").textContent = "This file was saved on " + when + ".";
  }
  if (other) byId("kept").textContent += " Another version of your answers is kept in this browser as well.";
}

start();

// What the page tells beside the app: that the line was lost or ended, that nobody typed for long, that a file is ready.
(function () {
"use strict";

const lost = document.getElementById("lost"), quiet = document.getElementById("quiet");
const over = document.getElementById("over"), told = document.getElementById("told");
const terminal = document.getElementById("terminal");
const line = () => window.s11tuiLine;

function keys() { return terminal.querySelector("textarea"); }

function toApp() {
  const box = keys();
  if (box && !document.querySelector("dialog[open]")) box.focus();
}

function show(dialog) { if (!dialog.open && !over.open) dialog.showModal(); }

function hide(dialog) {
  if (!dialog.open) return;
  dialog.close();
  toApp();
}

function on(kind, act) { document.addEventListener("s11tui-" + kind, (event) => act(event.detail)); }

function end(why) {
  for (const one of [lost, quiet]) if (one.open) one.close();
  for (const one of over.querySelectorAll("[data-why]")) one.classList.toggle("-shown", one.dataset.why === String(why));
  document.body.classList.add("-ended");
  if (!over.open) over.showModal();
}

function say(words, address, shown) {
  told.querySelector("span").textContent = words;
  const link = told.querySelector("a");
  link.hidden = !address;
  if (address) {
    link.href = address;
    link.textContent = shown;
  }
  told.hidden = false;
}

on("back", () => { hide(lost); toApp(); });
on("lost", (seconds) => {
  document.getElementById("lost-when").textContent = ", in " + seconds + (seconds === 1 ? " second" : " seconds");
  if (quiet.open) quiet.close();
  show(lost);
});
on("over", end);
on("quiet", (seconds) => {
  if (!seconds) return hide(quiet);
  const minutes = Math.ceil(seconds / 60);
  document.getElementById("quiet-left").textContent =
    seconds < 60 ? "less than a minute" : minutes === 1 ? "one minute" : minutes + " minutes";
  show(quiet);
});
on("file", (file) => {
  const link = document.createElement("a");
  link.href = "/download/" + encodeURIComponent(file.key);
  link.download = "";
  document.body.append(link);
  link.click();
  link.remove();
  toApp();
  say(file.name + " was sent to your browser. It is kept for some days under", "/files", "Your files");
});
on("address", (address) => say("It stands at", address, address));

// Escape must not take away what says that nothing is typed.
for (const one of [lost, over]) one.addEventListener("cancel", (event) => event.preventDefault());
quiet.addEventListener("cancel", () => line().stay());
document.querySelector("[data-do=again]").addEventListener("click", () => line().again());
document.querySelector("[data-do=stay]").addEventListener("click", () => { line().stay(); hide(quiet); });
told.querySelector("button").addEventListener("click", () => { told.hidden = true; toApp(); });

// The app takes every key, the one to leave it by aside: nobody may be caught in it without a mouse.
window.addEventListener("keydown", (event) => {
  if (event.key !== "F6" || !event.ctrlKey) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (document.activeElement === keys()) document.querySelector(".bar a").focus();
  else toApp();
}, true);

window.addEventListener("error", () => {
  if (!line()) end("drawing"); // the terminal could not be made
});
})();

// The line to the app. textual.js opens a WebSocket and knows nothing of a connection that drops: what stands here takes
// its place, connects again by itself, and sends once more what the server did not say that it took.
(function () {
"use strict";

const Socket = window.WebSocket;
const nonce = document.currentScript.nonce;
const KEPT = "s11tui-sitting";
const LONGEST_WAIT = 20000;  // milliseconds
const SILENT = 35000;        // after so many without a word from the server the line is taken to be dead
const FINAL = 4000;          // numbers from here on are reasons of the server
const SLOW = 4009, CLOSING = 4010;
const MOST_UNSENT = 4000000; // letters

// The terminal writes style sheets; those that were not made by this page are refused by its policy.
const create = document.createElement.bind(document);
document.createElement = function (name, options) {
  const made = create(name, options);
  if (String(name).toLowerCase() === "style") made.nonce = nonce;
  return made;
};

// The same where it draws without WebGL: what it writes into an attribute is refused, what is set by script is not.
const setAttribute = Element.prototype.setAttribute;
Element.prototype.setAttribute = function (name, value) {
  if (String(name).toLowerCase() === "style") this.style.cssText = value;
  else setAttribute.call(this, name, value);
};

// Nothing opens another window: files and addresses are offered in words instead.
window.open = function () { return null; };

function tell(kind, detail) {
  document.dispatchEvent(new CustomEvent("s11tui-" + kind, { detail: detail }));
}

class Line {
  constructor() {
    this.heard = { open: [], message: [], close: [] };
    this.size = { width: 80, height: 24 };
    this.number = 0;
    this.unsent = [];
    this.held = 0;
    this.tries = 0;
    this.over = false;
    this.last = Date.now();
    this.begun = false;
    window.s11tuiLine = this;
    this.connect();
    setInterval(() => this.watch(), 5000);
    window.addEventListener("online", () => this.again());
  }

  addEventListener(kind, listener) { this.heard[kind].push(listener); }

  tellAll(kind, event) { for (const one of this.heard[kind]) one(event); }

  connect() {
    clearTimeout(this.timer);
    this.timer = 0;
    const scheme = location.protocol === "https:" ? "wss://" : "ws://";
    const socket = this.socket = new Socket(scheme + location.host + "/ws");
    socket.binaryType = "arraybuffer";
    this.last = Date.now();
    this.ready = false;
    socket.onopen = () => {
      if (!this.begun) {
        this.begun = true;
        this.tellAll("open", {}); // tells the size of the terminal
      }
      socket.send(JSON.stringify(["sit", sessionStorage.getItem(KEPT) || "", this.size]));
    };
    socket.onmessage = (event) => { if (socket === this.socket) this.take(event); };
    socket.onclose = (event) => { if (socket === this.socket) this.closed(event.code); };
  }

  // What textual.js wants to say.
  send(text) {
    const said = JSON.parse(text);
    if (said[0] === "resize") this.size = said[1];
    if (said[0] === "stdin") {
      if (this.over || this.held > MOST_UNSENT) return;
      said.push(this.number += 1);
      this.unsent.push([this.number, JSON.stringify(said)]);
      this.held += said[1].length;
      if (this.ready) this.socket.send(JSON.stringify(said));
    } else if (this.ready) {
      this.socket.send(text);
    }
  }

  take(event) {
    this.last = Date.now();
    if (typeof event.data !== "string") return this.tellAll("message", event);
    const said = JSON.parse(event.data);
    switch (said[0]) {
      case "sitting": return this.sits(said[1], said[2]);
      case "taken": return this.forget(said[1]);
      case "pong": return this.tellAll("message", event);
      case "quiet": return tell("quiet", said[1]);
      case "file": return tell("file", { key: said[1], name: said[2] });
      case "address": return tell("address", said[1]);
    }
  }

  // The server says which app this is, and up to where it took what was typed.
  sits(key, taken) {
    if (sessionStorage.getItem(KEPT) !== key) {
      sessionStorage.setItem(KEPT, key);
      this.unsent = []; // meant for an app that is gone, and for a place that nobody knows any more
      this.held = 0;
      this.number = 0;
    }
    this.forget(taken);
    this.number = Math.max(this.number, taken);
    this.ready = true;
    this.tries = 0;
    for (const one of this.unsent) this.socket.send(one[1]);
    tell("back", null);
  }

  forget(taken) {
    this.unsent = this.unsent.filter((one) => one[0] > taken);
    this.held = this.unsent.reduce((sum, one) => sum + one[1].length, 0);
  }

  closed(code) {
    this.ready = false;
    if (code >= FINAL && code !== SLOW && code !== CLOSING) return this.end(code);
    if (this.over || this.timer) return;
    this.tries += 1;
    const wait = Math.min(LONGEST_WAIT, 500 * 2 ** Math.min(this.tries - 1, 6)) * (0.75 + Math.random() / 2);
    tell("lost", Math.ceil(wait / 1000));
    this.timer = setTimeout(() => this.retry(), wait);
  }

  // Whether the server is there, and still knows this browser, is asked before another line is opened.
  async retry() {
    this.timer = -1;
    let status = 0;
    try {
      status = (await fetch("/here", { cache: "no-store", redirect: "manual" })).status;
    } catch (_) { /* nobody answers yet */ }
    if (status === 401 || status === 403) return this.end(401);
    if (status === 204) return this.connect();
    this.timer = 0;
    this.closed(0);
  }

  again() {
    if (this.over || !this.timer || this.timer === -1) return;
    clearTimeout(this.timer);
    this.retry();
  }

  stay() { if (this.ready) this.socket.send(JSON.stringify(["stay"])); }

  watch() {
    if (!this.over && this.ready && Date.now() - this.last > SILENT) {
      const socket = this.socket;
      this.socket = null;
      socket.close();
      this.closed(0);
    }
  }

  end(code) {
    this.over = true;
    if (code !== 4004 && code !== 401) sessionStorage.removeItem(KEPT);
    tell("over", code);
  }
}

window.WebSocket = Line;
})();

// The network picture: vis-network (as it ships inside pyvis) holds and moves the actors; lines, frames and
// labels are painted here. Names are canvas text and text nodes; nothing of the data becomes HTML.

import "./vis-network.min.js";
import { listenTo, namesIn } from "./listing.js";
import { distance, paintHull, paintLabel, paintLine, paintRing, paintShape, paintSwatch, paintText } from "./paint.js";
import { savePng } from "./saving.js";

const NEAR = 7;            // pixels on the screen from which a line is meant
const FADED_LINE = 0.2, FADED_ACTOR = 0.4;   // how much is left of what is not chosen
const live = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  let picture = live.get(parentElement);
  if (!picture) live.set(parentElement, picture = new Picture(parentElement));
  picture.show(data, what => setTriggerValue("picked", what), by => setTriggerValue("moved", by));
  return () => { picture.destroy(); live.delete(parentElement); };
}

class Picture {
  constructor(root) {
    const find = name => root.querySelector(`.${name}`);
    this.host = find("host"); this.list = find("list"); this.bar = find("bar"); this.legend = find("legend"); this.tip = find("tip");
    this.wrap = find("wrap");
    this.nodes = new vis.DataSet(); this.lines = []; this.seen = new Map(); this.selected = ""; this.over = "";
    this.buttons();
    listenTo(this);
  }

  /** Take over new data: what did not change stays where the person moved it. */
  show(data, report, reportMoved) {
    this.data = data; this.report = report; this.reportMoved = reportMoved;
    this.wrap.style.height = data.height;
    this.specs = new Map(data.nodes.map(n => [n.id, n]));
    this.lines = data.edges;
    (globalThis.__tsunagariPictures ??= new Map()).set(data.name, this);
    const marks = globalThis.__tsunagariMarks?.get(data.name);
    this.selected = marks?.selected ?? ""; this.marked = new Set(marks?.marked);
    const first = !this.network;
    this.linked = data.linked ?? [];
    if (first) this.start();
    this.update();
    this.words();
    this.swatches();
    // The list of buttons comes after the picture: with thousands of actors it takes longer than the drawing.
    clearTimeout(this.listing);
    this.listing = setTimeout(() => namesIn(this), 0);
    if (JSON.stringify(data.view) !== this.fitted) this.fit();
    this.network.redraw();
    if (first) this.recall();
  }

  /** Take over what is selected and marked. */
  mark({ selected, marked }) {
    this.selected = selected; this.marked = new Set(marked);
    if (!this.network) return;
    this.network.redraw();
    clearTimeout(this.listing);
    this.listing = setTimeout(() => namesIn(this), 0);
  }

  // Where actors were dragged to: kept in this browser, by municipality ---------------------------

  get place() { return `tsunagari:${this.data.name}`; }

  recall() {
    let kept = null;
    try { kept = JSON.parse(localStorage.getItem(this.place)); } catch { /* nothing readable is nothing kept */ }
    if (kept && typeof kept === "object" && JSON.stringify(kept) !== JSON.stringify(this.data.moved)) this.reportMoved(kept);
  }

  keep(moved) {
    try {
      if (Object.keys(moved).length) localStorage.setItem(this.place, JSON.stringify(moved));
      else localStorage.removeItem(this.place);
    } catch { /* a browser that keeps nothing still shows it until the page is left */ }
    this.reportMoved(moved);
  }

  dragged(ids) {
    const moved = { ...this.data.moved };
    for (const id of ids.map(String)) {
      const now = this.network.body.nodes[id], was = this.specs.get(id), before = moved[id] ?? [0, 0];
      if (now && was) moved[id] = [Math.round(before[0] + now.x - was.x), Math.round(before[1] + now.y - was.y)];
    }
    this.keep(moved);
  }

  start() {
    this.network = new vis.Network(this.host, { nodes: this.nodes, edges: [] }, this.data.options);
    this.network.on("beforeDrawing", c => this.behind(c));
    this.network.once("afterDrawing", () => { this.host.dataset.drawn = "1"; });
    this.network.on("click", p => this.choose(p.nodes.length ? String(p.nodes[0]) : this.lineAt(p.pointer.canvas)));
    this.network.on("dragEnd", p => { if (p.nodes.length) this.dragged(p.nodes); });
    this.network.on("dragging", () => this.share());
    this.network.on("zoom", () => this.share());
    this.network.on("hoverNode", p => this.hovered(String(p.node)));
    this.network.on("blurNode", () => this.hovered(""));
    // vis-network tells of no actor any more only while the pointer is still on the canvas.
    this.host.addEventListener("mouseleave", () => { this.hovered(""); this.network.redraw(); });
    this.host.addEventListener("mousemove", e => this.hover(e));
    this.canvas = this.host.querySelector("canvas");
    this.canvas.setAttribute("role", "img");
    this.watch = new ResizeObserver(() => { this.network.redraw(); this.fit(); });
    this.watch.observe(this.host);
    if (this.data.test) (globalThis.__tsunagari ??= {})[this.data.name] = { network: this.network, host: this.host };
  }

  // Panels beside each other: one view, one selection, one actor pointed at -----------------------

  others() {
    return this.linked.map(name => globalThis.__tsunagariPictures?.get(name)).filter(p => p?.network && p !== this);
  }

  panels() { return this.linked.length ? this.linked.map(name => globalThis.__tsunagariPictures.get(name)) : [this]; }

  share() {
    const view = { position: this.network.getViewPosition(), scale: this.network.getScale(), animation: false };
    for (const other of this.others()) other.network.moveTo(view);
  }

  hovered(actor) {
    this.over = actor;
    this.say(this.specs.get(actor));
    for (const other of this.others()) { other.over = actor; other.network.redraw(); }
  }

  update() {
    const now = new Map(this.data.nodes.map(n => [n.id, JSON.stringify(n)]));
    this.nodes.remove([...this.seen.keys()].filter(id => !now.has(id)));
    const changed = this.data.nodes.filter(n => this.seen.get(n.id) !== now.get(n.id));
    this.nodes.update(changed.map(n => ({
      id: n.id, x: n.x, y: n.y, shape: "custom",
      ctxRenderer: ({ ctx, x, y }) => ({
        nodeDimensions: { width: n.width, height: n.height },
        drawNode: () => this.actor(ctx, this.specs.get(n.id) ?? n, x, y),
      }),
    })));
    this.seen = now;
  }

  actor(c, spec, x, y) {
    const ends = this.selected && this.lines.find(l => l.about === this.selected);
    if (spec.id === this.selected) paintRing(c, spec, x, y, spec.width, spec.height, { colour: "#000", width: 3.5 });
    else if (this.marked.has(spec.id)) paintRing(c, spec, x, y, spec.width, spec.height, { colour: "#0072B2", width: 3 });
    else if (spec.id === this.over || (ends && [ends.from, ends.to].includes(spec.id)))
      paintRing(c, spec, x, y, spec.width, spec.height, { colour: "#595959", width: 2 });
    c.globalAlpha = this.strong && !this.strong.has(spec.id) ? FADED_ACTOR : 1;
    paintShape(c, spec, x, y, spec.width, spec.height);
    paintLabel(c, spec.label, x, y, spec.width - 12, this.data.font);
    c.globalAlpha = 1;
  }

  /** Paint what lies behind the actors: frames, then lines, those of the selection last. */
  behind(c) {
    for (const f of this.data.frames) {
      c.beginPath(); c.roundRect(f.left, f.top, f.width, f.height, 16);
      c.fillStyle = f.fill; c.fill(); c.lineWidth = 1; c.strokeStyle = f.border; c.stroke();
      for (const text of f.texts) paintText(c, text, this.data.font.face);
    }
    for (const hull of this.data.hulls) paintHull(c, hull);
    // A missing link stands out with its gap, whoever its ends are.
    const ends = l => l.about.startsWith("gap/") || this.marked.has(l.from) && this.marked.has(l.to);
    const chosen = l => this.marked.size ? this.marked.has(l.about) && ends(l)
      : this.selected !== "" && [l.about, l.from, l.to].includes(this.selected);
    const any = this.lines.some(chosen);
    // What is chosen stays strong with those next to it; the rest of the actors fades as the rest of the lines does.
    this.strong = any ? new Set([this.selected, ...this.marked, ...this.lines.filter(chosen).flatMap(l => [l.from, l.to])]) : null;
    for (const l of this.lines) if (!chosen(l)) {
      c.globalAlpha = any ? FADED_LINE : 1;
      paintLine(c, l, this.path(l), l.id === this.overLine ? 1.5 : 0);
    }
    c.globalAlpha = 1;
    for (const l of this.lines) if (chosen(l)) paintLine(c, l, this.path(l), 1.2);
  }

  /** Return a line's points, each end moved along with its actor, with its control; what lies between them stays. */
  path(line) {
    const moved = id => {
      const now = this.network.body.nodes[id], was = this.specs.get(id);
      return now && was ? [now.x - was.x, now.y - was.y] : [0, 0];
    };
    const [fx, fy] = moved(line.from), [tx, ty] = moved(line.to), p = line.points;
    return p.map(([x, y], n) => n < 2 ? [x + fx, y + fy] : n < p.length - 2 ? [x, y] : [x + tx, y + ty]);
  }

  nearest({ x, y }) {
    const reach = NEAR / this.network.getScale();
    let best = null, least = reach;
    for (const line of this.lines) {
      const far = distance(this.path(line), x, y);
      if (far < least) { least = far; best = line; }
    }
    return best;
  }

  lineAt(point) { return this.nearest(point)?.about ?? ""; }

  hover(event) {
    if (this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      const frame = this.host.getBoundingClientRect();
      const at = { x: event.clientX - frame.x, y: event.clientY - frame.y };
      const line = this.over ? null : this.nearest(this.network.DOMtoCanvas(at));
      if ((line?.id ?? "") === (this.overLine ?? "")) return;
      this.overLine = line?.id ?? "";
      if (!this.over) this.say(line);
      this.host.style.cursor = line ? "pointer" : "";
      this.network.redraw();
    });
  }

  /** Say below the picture what the pointer is on, and what a click will do: there it covers nothing. */
  say(thing) {
    const { tip, tip_idle, tip_group } = this.data.text, id = thing?.id ?? "";
    const does = !thing || (thing.about === "") ? "" : id.startsWith("fold:") ? tip_group : tip;
    this.tip.textContent = thing ? [String(thing.title).replaceAll("\n", "：").replaceAll("\u3000", " "), does].filter(Boolean).join(" ― ") : tip_idle;
  }

  choose(what) {
    if (what === this.selected) return;
    for (const panel of [this, ...this.others()]) { panel.selected = what; panel.network.redraw(); }
    this.report(what);
  }

  fit() {
    const [left, top, right, bottom] = this.data.view, frame = this.host.getBoundingClientRect();
    if (!frame.width || !frame.height) return;
    this.fitted = JSON.stringify(this.data.view);
    this.network.moveTo({
      position: { x: (left + right) / 2, y: (top + bottom) / 2 }, animation: false,
      scale: Math.min(frame.width / (right - left), frame.height / (bottom - top), 1.25),
    });
  }

  // Buttons, keys and words -------------------------------------------------------------------

  buttons() {
    const zoom = by => { this.network.moveTo({ scale: this.network.getScale() * by, animation: false }); this.share(); };
    const acts = { zoom_in: ["＋", () => zoom(1.25)], zoom_out: ["−", () => zoom(0.8)],
                   fit: ["⤢", () => { this.fit(); this.share(); }], reset: ["↺", () => this.keep({})], png: ["PNG", () => savePng(this, this.panels())] };
    this.acts = Object.entries(acts).map(([name, [sign, act]]) => {
      const button = document.createElement("button");
      button.type = "button"; button.textContent = sign; button.addEventListener("click", act);
      this.bar.append(button);
      return [name, button];
    });
  }

  words() {
    for (const [name, button] of this.acts) { button.title = this.data.text[name]; button.setAttribute("aria-label", this.data.text[name]); }
    this.acts.find(([name]) => name === "reset")[1].hidden = !Object.keys(this.data.moved).length;
    this.canvas.setAttribute("aria-label", this.data.text.label);
    this.say(null);
    this.list.setAttribute("aria-label", this.data.text.list);
    this.legend.setAttribute("aria-label", this.data.text.legend);
  }

  swatches() {
    const wanted = JSON.stringify(this.data.legend);
    if (wanted === this.drawn) return;
    this.drawn = wanted;
    this.legend.hidden = this.linked.length > 0;   // one legend for all panels stands beside them
    this.bar.style.visibility = this.linked.indexOf(this.data.name) > 0 ? "hidden" : "";
    this.legend.replaceChildren(...this.data.legend.map(entry => {
      const item = document.createElement("li"), sign = document.createElement("canvas"), word = document.createElement("span");
      sign.width = 68; sign.height = 36; sign.setAttribute("aria-hidden", "true");
      const c = sign.getContext("2d"); c.scale(2, 2); paintSwatch(c, entry, 17, 9, 34, 18);
      word.textContent = entry.label; item.title = entry.whole === entry.label ? "" : entry.whole;
      item.append(sign, word);
      return item;
    }));
  }

  destroy() {
    clearTimeout(this.listing);
    if (globalThis.__tsunagariPictures?.get(this.data?.name) === this) globalThis.__tsunagariPictures.delete(this.data.name);
    this.watch?.disconnect();
    this.network?.destroy();
  }
}

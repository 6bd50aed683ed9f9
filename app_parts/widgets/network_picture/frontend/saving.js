// The picture as a PNG: what stands on the screen, with its title, its legend and its caption.

import { paintSwatch } from "./paint.js";

const EXPORT_SCALE = 2;    // a PNG is twice as fine as the screen

/** Save what the screen shows of a picture as a PNG, with title, legend and caption; with it all panels beside it. */
export function savePng(picture, panels) {
  const from = picture.canvas, ratio = from.width / from.clientWidth, font = picture.data.font.face, gap = 16;
  const broad = (from.clientWidth + gap) * panels.length - gap, row = 24, out = document.createElement("canvas"), c = out.getContext("2d");
  const rows = [[]]; let x = 12;
  c.font = `13px ${font}`;
  for (const entry of picture.data.legend) {
    const needed = 64 + c.measureText(entry.label).width;
    if (x + needed > broad) { rows.push([]); x = 12; }
    rows.at(-1).push([x, entry]); x += needed;
  }
  c.font = `12px ${font}`;
  const lines = brokenAt(broad - 24, picture.data.caption, text => c.measureText(text).width);
  const high = 36 + from.clientHeight + row * rows.length + 18 * lines.length + 12;
  out.width = broad * EXPORT_SCALE; out.height = high * EXPORT_SCALE;
  c.scale(EXPORT_SCALE, EXPORT_SCALE);
  c.fillStyle = "#fff"; c.fillRect(0, 0, broad, high);
  const write = (text, at, y, size) => { c.font = `${size}px ${font}`; c.fillStyle = "#1A1A1A"; c.textAlign = "left"; c.textBaseline = "middle"; c.fillText(text, at, y); };
  panels.forEach((panel, n) => {
    const left = n * (from.clientWidth + gap), { width, height } = panel.canvas;
    c.drawImage(panel.canvas, 0, 0, width, height, left, 36, width / ratio, height / ratio);
    write(panel.data.title, left + 12, 20, 18);
  });
  rows.forEach((entries, n) => entries.forEach(([at, entry]) => {
    const y = 36 + from.clientHeight + row * (n + 0.5);
    paintSwatch(c, entry, at + 17, y, 34, 18); write(entry.label, at + 42, y, 13);
  }));
  lines.forEach((line, n) => write(line, 12, high - 12 - 18 * (lines.length - n - 0.5), 12));
  out.toBlob(blob => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob); link.download = `${picture.data.text.file}.png`; link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 5000);
  });
}

/** Return a text broken into lines no wider than allowed. */
function brokenAt(most, text, measure) {
  const lines = [""];
  for (const character of text) {
    if (measure(lines.at(-1) + character) > most) lines.push("");
    lines[lines.length - 1] += character;
  }
  return lines;
}

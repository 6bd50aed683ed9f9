// How actors and lines look on a canvas. The same numbers come from graph/pictures/looks.py and draw the SVG.

const HEXAGON_CORNER = 0.42, SLANT = 20;

const SHAPES = {
  box: (c, x, y, w, h) => c.roundRect(x - w / 2, y - h / 2, w, h, 8),
  double: (c, x, y, w, h) => c.roundRect(x - w / 2, y - h / 2, w, h, 2),
  ellipse: (c, x, y, w, h) => c.ellipse(x, y, w / 2, h / 2, 0, 0, 2 * Math.PI),
  hexagon: (c, x, y, w, h) => {
    const k = h * HEXAGON_CORNER, l = x - w / 2, r = x + w / 2, t = y - h / 2, b = y + h / 2;
    polygon(c, [[l + k, t], [r - k, t], [r, y], [r - k, b], [l + k, b], [l, y]]);
  },
  slanted: (c, x, y, w, h) => {
    const k = Math.min(SLANT, h / 2), l = x - w / 2, r = x + w / 2, t = y - h / 2, b = y + h / 2;
    polygon(c, [[l + k, t], [r, t], [r - k, b], [l, b]]);
  },
};

function polygon(c, points) {
  points.forEach(([x, y], n) => (n ? c.lineTo(x, y) : c.moveTo(x, y)));
  c.closePath();
}

/** Draw an actor's shape. An unknown shape is a box: names and looks are data, never instructions. */
export function paintShape(c, look, x, y, w, h) {
  const path = SHAPES[look.shape] ?? SHAPES.box;
  if (look.shape === "stack") {   // a second box peeps out behind: there is more in it
    c.beginPath(); path(c, x + 4, y - 4, w, h);
    c.fillStyle = look.fill; c.fill(); c.lineWidth = look.borderWidth; c.strokeStyle = look.border; c.stroke();
  }
  c.beginPath(); path(c, x, y, w, h);
  c.fillStyle = look.fill; c.fill();
  c.lineWidth = look.borderWidth; c.strokeStyle = look.border; c.setLineDash(look.dash); c.stroke();
  c.setLineDash([]);
  if (look.shape === "double") { c.beginPath(); path(c, x, y, w - 8, h - 8); c.lineWidth = 1; c.stroke(); }
}

/** Draw a ring around an actor: it is selected, or the pointer is on it. */
export function paintRing(c, look, x, y, w, h, { colour, width }) {
  c.beginPath(); (SHAPES[look.shape] ?? SHAPES.box)(c, x, y, w + 9, h + 9);
  c.lineWidth = width; c.strokeStyle = colour; c.stroke();
}

/** Draw a label, broken into lines already; shrunk where the font at hand is wider than expected. */
export function paintLabel(c, label, x, y, most, font) {
  const lines = label.split("\n");
  c.font = `${font.size}px ${font.face}`;
  const widest = Math.max(...lines.map(line => c.measureText(line).width));
  const size = widest > most ? font.size * most / widest : font.size;
  c.font = `${size}px ${font.face}`;
  c.fillStyle = "#1A1A1A"; c.textAlign = "center"; c.textBaseline = "middle";
  lines.forEach((line, n) => c.fillText(line, x, y + (n - (lines.length - 1) / 2) * font.size * 1.3 + 1));
}

/** Draw what holds actors together: a box around each and a band between them, first as broad as the rim, then inside it. */
export function paintHull(c, { boxes, bands, look, band }) {
  for (const [inside, colour] of [[0, look.border], [look.border_width, look.fill]]) {
    c.strokeStyle = c.fillStyle = colour; c.lineWidth = band - 2 * inside;
    for (const [from, to] of bands) { c.beginPath(); c.moveTo(...from); c.lineTo(...to); c.stroke(); }
    for (const [x, y, w, h] of boxes) {
      c.beginPath(); c.roundRect(x + inside, y + inside, w - 2 * inside, h - 2 * inside, 10); c.fill();
    }
  }
}

/** Draw one line of what stands in a frame: its left end, its middle, its size and weight. */
export function paintText(c, [line, x, y, size, weight], face) {
  c.font = `${weight} ${size}px ${face}`;
  c.fillStyle = "#1A1A1A"; c.textAlign = "left"; c.textBaseline = "middle";
  c.fillText(line, x, y);
}

/** Draw a line along its points (the start, then two controls and an end for each curve), with a head where it has one. */
export function paintLine(c, look, points, widen = 0) {
  c.beginPath(); c.moveTo(...points[0]);
  for (let n = 1; n < points.length; n += 3) c.bezierCurveTo(...points[n], ...points[n + 1], ...points[n + 2]);
  c.lineWidth = look.width + widen; c.strokeStyle = look.colour; c.setLineDash(look.dash); c.stroke();
  c.setLineDash([]);
  if (!look.arrow) return;
  const [[x3, y3], [x4, y4]] = points.slice(-2);
  const length = Math.hypot(x4 - x3, y4 - y3) || 1, ux = (x4 - x3) / length, uy = (y4 - y3) / length;
  const bx = x4 - 12 * ux, by = y4 - 12 * uy;
  c.beginPath(); polygon(c, [[x4, y4], [bx - 5 * uy, by + 5 * ux], [bx + 5 * uy, by - 5 * ux]]);
  c.fillStyle = look.colour; c.fill();
}

/** Draw the swatch of a legend entry, w × h around a middle. */
export function paintSwatch(c, entry, x, y, w, h) {
  if (entry.shape === "stack") paintShape(c, entry, x - 2, y + 2, w - 8, h - 8);
  else if (entry.shape) paintShape(c, entry, x, y, w - 4, h - 6);
  else paintLine(c, entry, [[x - w / 2, y], [x - w / 6, y], [x + w / 6, y], [x + w / 2, y]]);
}

/** Return how far a point is from a line, by sampling it. */
export function distance(points, px, py) {
  let nearest = Infinity;
  for (let from = 0; from + 3 < points.length; from += 3) {
    const [[x1, y1], [x2, y2], [x3, y3], [x4, y4]] = points.slice(from, from + 4);
    for (let n = 0; n <= 40; n++) {
      const t = n / 40, u = 1 - t;
      const x = u * u * u * x1 + 3 * u * u * t * x2 + 3 * u * t * t * x3 + t * t * t * x4;
      const y = u * u * u * y1 + 3 * u * u * t * y2 + 3 * u * t * t * y3 + t * t * t * y4;
      nearest = Math.min(nearest, Math.hypot(x - px, y - py));
    }
  }
  return nearest;
}

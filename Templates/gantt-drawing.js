// Drawing. Only what is in view is drawn, and of bars that share a pixel only one.
const canvas = document.getElementById("chart"), frame = document.getElementById("frame");
const pen = canvas.getContext("2d");
const NAMES = 190, AXIS = 46;
const view = { from: 0, perSecond: 1, scroll: 0, width: 0, height: 0, selected: -1, current: -1, hover: -1, found: null };
const x = (time) => NAMES + (time - view.from) * view.perSecond;
const timeAt = (px) => view.from + (px - NAMES) / view.perSecond;
let colours = {}, fills = [], hatch = null, isPending = false;

function readColours() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ["ground", "ink", "quiet", "line", "strong", "closed", "band", "late", "now", "light", "on-bar", "hatch"])
    colours[name] = style.getPropertyValue("--" + name).trim();
  fills = orders.map((order) => `hsl(${order.hue.toFixed(1)} 58% ${colours.light})`);
  const tile = new OffscreenCanvas(6, 6), tilePen = tile.getContext("2d");
  tilePen.strokeStyle = colours.hatch;
  tilePen.beginPath();
  for (const shift of [-6, 0, 6]) { tilePen.moveTo(shift - 1, 7); tilePen.lineTo(shift + 7, -1); }
  tilePen.stroke();
  hatch = pen.createPattern(tile, "repeat");
}

/** Draws before the next frame; however often it is called, once. */
function draw() {
  if (isPending) return;
  isPending = true;
  requestAnimationFrame(() => { isPending = false; drawNow(); });
}

function drawNow() {
  const ratio = devicePixelRatio || 1;
  if (canvas.width !== Math.round(view.width * ratio) || canvas.height !== Math.round(view.height * ratio)) {
    canvas.width = Math.round(view.width * ratio);
    canvas.height = Math.round(view.height * ratio);
    canvas.style.width = view.width + "px";
    canvas.style.height = view.height + "px";
  }
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.font = "12px " + getComputedStyle(document.body).fontFamily;
  pen.textBaseline = "middle";
  pen.fillStyle = colours.ground;
  pen.fillRect(0, 0, view.width, view.height);
  pen.save();
  pen.beginPath();
  pen.rect(NAMES, AXIS, view.width - NAMES, view.height - AXIS);
  pen.clip();
  const visible = lines.filter((line) => line.top + line.height > view.scroll && line.top < view.scroll + view.height - AXIS);
  drawGround(visible);
  for (const line of visible) if (line.row !== undefined) drawRow(line, AXIS + line.top - view.scroll);
  drawChain();
  drawMarks();
  pen.restore();
  drawNames(visible);
  drawAxis();
}

function drawGround(visible) {
  const closed = new Map();
  for (const line of visible) {
    const top = AXIS + line.top - view.scroll;
    if (line.row === undefined) {
      pen.fillStyle = colours.band;
      pen.fillRect(NAMES, top, view.width, line.height);
      continue;
    }
    if (!closed.has(line.calendar)) closed.set(line.calendar, closedStretches(line.calendar));
    pen.fillStyle = colours.closed;
    for (const [left, width] of closed.get(line.calendar)) pen.fillRect(left, top, width, line.height);
    pen.fillStyle = colours.line;
    pen.fillRect(NAMES, top + line.height - 1, view.width, 1);
  }
  pen.fillStyle = colours.line;
  eachTick(dayStep(), 1, (time) => pen.fillRect(Math.round(x(time)), AXIS, 1, view.height));
}

/** Where a calendar is closed in view, as [left, width] in pixels; what is narrower than a pixel is left out. */
function closedStretches(calendar) {
  const found = [], until = timeAt(view.width);
  let from = view.from;
  for (let i = firstAbove(calendar, view.from) & ~1; i <= calendar.length; i += 2) {
    const opens = Math.min(calendar[i] ?? until, until);
    const width = (opens - from) * view.perSecond;
    if (width >= 0.8) found.push([x(from), width]);
    if (i >= calendar.length || calendar[i] > until) break;
    from = Math.max(calendar[i + 1], view.from);
  }
  return found;
}

const isLit = (order) => view.selected >= 0 ? order === view.selected : !view.found || view.found[order] === 1;

function drawRow(line, top) {
  const { bars: list, latest } = rows[line.row];
  const until = timeAt(view.width);
  let pixel = -1;
  for (let i = firstAbove(latest, view.from); i < list.length && field(list[i], SET_UP) < until; i++) {
    const bar = list[i], order = orderOf[bar];
    const left = x(field(bar, SET_UP)), width = x(field(bar, END)) - left;
    const lit = isLit(order);
    if (width < 1.5 && Math.floor(left) === pixel && !(lit && (view.found || view.selected >= 0))) continue;
    pixel = Math.floor(left);
    pen.globalAlpha = lit ? 1 : 0.15;
    drawBar(bar, orders[order], fills[order], left, Math.max(width, 1), top, line);
  }
  pen.globalAlpha = 1;
}

function drawBar(bar, order, fill, left, width, top, line) {
  const height = ROW_HEIGHT - 6;
  pen.fillStyle = fill;
  pen.fillRect(left, top + 2, width, height);
  if (width > 3) {
    const change = (field(bar, START) - field(bar, SET_UP)) * view.perSecond, own = field(bar, OWN_SET_UP) * view.perSecond;
    if (change + own > 3) {
      pen.fillStyle = hatch;
      pen.fillRect(left, top + 2, Math.min(change + own, width), height);
    }
    if (width > 12) fadeClosed(line.calendar, bar, top, height);
    if (width > 6) {
      pen.fillStyle = colours.ground;
      pen.fillRect(left + width - 1, top + 2, 1, height);
    }
  }
  if (order.late > 0) {
    pen.fillStyle = colours.late;
    pen.fillRect(left, top + 2 + height - 3, Math.max(width - 1, 1), 3);
  }
  if (bar === view.current) {
    pen.strokeStyle = colours.ink;
    pen.lineWidth = 2;
    pen.strokeRect(left, top + 2, width, height);
  }
  if (width > 34) writeOn(left, width, order.id, top + 2 + height / 2 - (order.late > 0 ? 1 : 0));
}

/** An operation that pauses while its resource is closed shows that it does. */
function fadeClosed(calendar, bar, top, height) {
  const [start, end] = [Math.max(field(bar, SET_UP), view.from), Math.min(field(bar, END), timeAt(view.width))];
  pen.fillStyle = colours.closed;
  const alpha = pen.globalAlpha;
  pen.globalAlpha = alpha * 0.7;
  let from = start;
  for (let i = firstAbove(calendar, start) & ~1; from < end; i += 2) {
    const opens = Math.min(calendar[i] ?? end, end);
    if ((opens - from) * view.perSecond > 2) pen.fillRect(x(from), top + 2, (opens - from) * view.perSecond, height);
    if (i >= calendar.length) break;
    from = Math.max(calendar[i + 1], start);
  }
  pen.globalAlpha = alpha;
}

function writeOn(left, width, label, middle) {
  const from = Math.max(left, NAMES) + 4, room = Math.min(left + width, view.width) - from - 3;
  if (room < 24) return;
  pen.save();
  pen.beginPath();
  pen.rect(from, middle - 10, room, 20);
  pen.clip();
  pen.fillStyle = colours["on-bar"];
  pen.fillText(label, from, middle);
  pen.restore();
}

/** The selected order's way from operation to operation. */
function drawChain() {
  if (view.selected < 0) return;
  const { first, count } = orders[view.selected];
  const middle = (bar) => AXIS + rowLines[field(bar, ROW)].top - view.scroll + ROW_HEIGHT / 2 - 1;
  pen.strokeStyle = colours.ink;
  pen.lineWidth = 1.2;
  pen.beginPath();
  for (let i = 0; i < plan.links.length; i += 2) {
    const [before, after] = [plan.links[i], plan.links[i + 1]];
    if (after < first || after >= first + count) continue;
    const [fromX, fromY, toX, toY] = [x(field(before, END)), middle(before), x(field(after, SET_UP)), middle(after)];
    const bend = Math.max(12, Math.abs(toX - fromX) / 2);
    pen.moveTo(fromX, fromY);
    pen.bezierCurveTo(fromX + bend, fromY, toX - bend, toY, toX, toY);
  }
  pen.stroke();
}

// What the reader does: zooming, moving, pointing, searching, selecting; all of it by keyboard too.
const byId = (id) => document.getElementById(id);
const tip = byId("tip"), details = byId("details"), search = byId("search"), matches = byId("matches");
const span = plan.end - plan.start;

function limit() {
  const room = view.width - NAMES;
  view.perSecond = Math.min(Math.max(view.perSecond, room / (span * 1.5 + DAY)), 2);
  const shown = room / view.perSecond;
  view.from = Math.max(Math.min(view.from, span - shown * 0.75), -shown * 0.25);
  view.scroll = Math.min(Math.max(view.scroll, 0), Math.max(0, chartHeight + 20 - (view.height - AXIS)));
}
const changed = () => { limit(); draw(); };
const zoom = (factor, px = NAMES + (view.width - NAMES) / 2) => {
  const time = timeAt(px);
  view.perSecond *= factor;
  limit();
  view.from = time - (px - NAMES) / view.perSecond;
  changed();
};
const show = (from, seconds) => {
  view.perSecond = (view.width - NAMES) / seconds;
  view.from = from;
  changed();
};
const fit = () => show(-span * 0.02, span * 1.06);
const move = (px) => { view.from += px / view.perSecond; changed(); };
const scroll = (px) => { view.scroll += px; changed(); };

/** Brings a bar into view where it is not. */
function reveal(bar) {
  const left = x(field(bar, SET_UP)), right = x(field(bar, END));
  if (right < NAMES + 20 || left > view.width - 20)
    view.from = (field(bar, SET_UP) + field(bar, END)) / 2 - (view.width - NAMES) / 2 / view.perSecond;
  const top = rowLines[field(bar, ROW)].top;
  if (top < view.scroll || top + ROW_HEIGHT > view.scroll + view.height - AXIS) view.scroll = top - (view.height - AXIS) / 2;
  changed();
}

function select(order, bar = -1) {
  view.selected = order;
  view.current = bar;
  details.replaceChildren();
  if (order >= 0 && bar < 0) view.current = orders[order].count ? orders[order].first : -1;
  if (view.current >= 0) details.append(...description(view.current));
  draw();
}

/** Nodes that tell about a bar. Text is set as text only: whatever a label holds, it is not markup. */
function description(bar) {
  const title = document.createElement("b"), list = document.createElement("span");
  title.textContent = nameOf(bar);
  const order = orders[orderOf[bar]];
  list.textContent = ` · ${order.product} · ` + facts(bar).map(([name, value]) => `${name} ${value}`).join(" · ");
  if (order.late > 0) list.className = "is-late";
  return [title, list];
}

function point(bar, event) {
  if (bar === view.hover && tip.hidden === (bar < 0)) { if (bar >= 0) placeTip(event); return; }
  view.hover = bar;
  canvas.classList.toggle("over-bar", bar >= 0);
  tip.hidden = bar < 0;
  if (bar < 0) return;
  const title = document.createElement("b"), list = document.createElement("dl");
  title.textContent = nameOf(bar);
  for (const [name, value, isBad] of facts(bar)) {
    const term = document.createElement("dt"), description = document.createElement("dd");
    term.textContent = name;
    description.textContent = value;
    if (isBad) description.className = "is-late";
    list.append(term, description);
  }
  tip.replaceChildren(title, orders[orderOf[bar]].product, list);
  placeTip(event);
}

function placeTip(event) {
  const { width, height } = tip.getBoundingClientRect();
  tip.style.left = Math.max(4, Math.min(event.clientX + 14, innerWidth - width - 6)) + "px";
  tip.style.top = (event.clientY + 18 + height > innerHeight ? Math.max(4, event.clientY - height - 10) : event.clientY + 18) + "px";
}

function barUnder(event) {
  const box = canvas.getBoundingClientRect(), px = event.clientX - box.left, py = event.clientY - box.top;
  if (px < NAMES || py < AXIS) return -1;
  const y = py - AXIS + view.scroll;
  const line = rowLines.find(({ top, height }) => y >= top && y < top + height);
  return line ? barAt(line.row, timeAt(px), 3 / view.perSecond) : -1;
}

let drag = null;
canvas.addEventListener("pointerdown", (event) => {
  if (event.button !== 0) return;
  canvas.setPointerCapture(event.pointerId);
  drag = { px: event.clientX, py: event.clientY, from: view.from, scroll: view.scroll, isMoved: false };
});
canvas.addEventListener("pointermove", (event) => {
  if (!drag) return point(barUnder(event), event);
  const [dx, dy] = [event.clientX - drag.px, event.clientY - drag.py];
  if (!drag.isMoved && Math.hypot(dx, dy) < 5) return;
  drag.isMoved = true;
  canvas.classList.add("dragging");
  point(-1, event);
  view.from = drag.from - dx / view.perSecond;
  view.scroll = drag.scroll - dy;
  changed();
});
canvas.addEventListener("pointerup", (event) => {
  if (drag && !drag.isMoved) {
    const bar = barUnder(event);
    select(bar < 0 ? -1 : orderOf[bar], bar);
  }
  drag = null;
  canvas.classList.remove("dragging");
});
canvas.addEventListener("pointercancel", () => { drag = null; canvas.classList.remove("dragging"); });
canvas.addEventListener("pointerleave", (event) => point(-1, event));
canvas.addEventListener("wheel", (event) => {
  event.preventDefault();
  point(-1, event);
  const unit = event.deltaMode === 1 ? 24 : 1, px = event.clientX - canvas.getBoundingClientRect().left;
  if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) move((event.deltaX || event.deltaY) * unit);
  else if (px < NAMES) scroll(event.deltaY * unit);
  else zoom(Math.exp(-event.deltaY * unit * 0.0022), px);
}, { passive: false });

/** The operation before or after the current one of the selected order, by time. */
function step(by) {
  if (view.selected < 0 || view.current < 0) return;
  const { first, count } = orders[view.selected];
  const list = Array.from({ length: count }, (_, i) => first + i).sort((a, b) => field(a, SET_UP) - field(b, SET_UP) || a - b);
  const bar = list[Math.min(Math.max(list.indexOf(view.current) + by, 0), count - 1)];
  select(view.selected, bar);
  reveal(bar);
}

function goTo(order) {
  select(order);
  if (view.current >= 0) reveal(view.current);
}
function nextLate() {
  if (lateOrders.length) goTo(lateOrders.find((order) => order > view.selected) ?? lateOrders[0]);
}
function find() {
  const wanted = search.value.trim().toLowerCase();
  view.found = wanted ? Uint8Array.from(orders, (order) => order.id.toLowerCase().includes(wanted) ? 1 : 0) : null;
  const count = view.found ? view.found.reduce((sum, one) => sum + one, 0) : 0;
  matches.textContent = !wanted ? "" : count ? text("matches", { count }) : words["no-match"];
  select(-1);
}
function nextFound() {
  if (!view.found) return;
  const after = view.found.indexOf(1, view.selected + 1);
  const order = after >= 0 ? after : view.found.indexOf(1);
  if (order >= 0) goTo(order);
}
function clear() {
  search.value = "";
  find();
  canvas.focus();
}
function toggleHelp() {
  byId("help").hidden = !byId("help").hidden;
  byId("help-button").setAttribute("aria-expanded", String(!byId("help").hidden));
}

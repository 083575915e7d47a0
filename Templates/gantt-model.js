"use strict";
// The schedule as the page holds it. Times are seconds from the start of the plan, on the plant's clock.
//
//   orders: [id, label of the product, quantity, due, done, number of bars, [reasons]]
//   bars:   row, label, start of the set-up by matrix, start, end, seconds of own set-up; order by order
//   links:  bar, bar that waits for it
//   calendars: open from, until, from, until ...
//   centers: [label, percent used, [[id, label, calendar] for each resource]]
const plan = JSON.parse(document.getElementById("plan").textContent);
const words = plan.words;
const text = (key, names = {}) => words[key].replace(/\{(\w+)\}/g, (all, name) => names[name] ?? all);

const FIELDS = 6, ROW = 0, LABEL = 1, SET_UP = 2, START = 3, END = 4, OWN_SET_UP = 5;
const bars = Int32Array.from(plan.bars);
const barCount = bars.length / FIELDS;
const field = (bar, which) => bars[bar * FIELDS + which];
const orderOf = new Int32Array(barCount);

const orders = [];
for (const [id, product, quantity, due, done, count, reasons] of plan.orders) {
  const first = orders.length ? orders.at(-1).first + orders.at(-1).count : 0;
  orderOf.fill(orders.length, first, first + count);
  const late = done - due;
  // The golden angle keeps neighbours apart, and an order keeps its colour whatever is planned behind it.
  const hue = (orders.length * 137.508) % 360;
  orders.push({ id, product: plan.labels[product], quantity, due, done, late, first, count, reasons, hue });
}
const lateOrders = orders.map((_, i) => i).filter((i) => orders[i].late > 0);

// Lines of the chart from top to bottom: a heading for each work center, then its resources.
const ROW_HEIGHT = 24, HEADING_HEIGHT = 22;
const lines = [];
const rowLines = [];
let chartHeight = 0;
for (const [label, percent, resources] of plan.centers) {
  lines.push({ heading: label, percent, top: chartHeight, height: HEADING_HEIGHT });
  chartHeight += HEADING_HEIGHT;
  for (const [id, name, calendar] of resources) {
    const line = { id, name, calendar: plan.calendars[calendar], top: chartHeight, height: ROW_HEIGHT, row: rowLines.length };
    lines.push(line);
    rowLines.push(line);
    chartHeight += ROW_HEIGHT;
  }
}

// Each row's bars by start, with the latest end so far, so that what is in view is found by halving.
const rows = rowLines.map(() => ({ bars: [], latest: [] }));
for (let bar = 0; bar < barCount; bar++) rows[field(bar, ROW)].bars.push(bar);
for (const row of rows) {
  row.bars.sort((a, b) => field(a, SET_UP) - field(b, SET_UP) || a - b);
  let latest = -Infinity;
  for (const bar of row.bars) row.latest.push(latest = Math.max(latest, field(bar, END)));
}

/** The first index at which an ascending list is greater than a value. */
function firstAbove(list, value) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The bar of a row at a time, or within `slack` seconds of it; -1 where there is none. */
function barAt(row, time, slack) {
  const { bars: list, latest } = rows[row];
  let [best, distance] = [-1, slack];
  for (let i = firstAbove(latest, time - slack); i < list.length && field(list[i], SET_UP) <= time + slack; i++) {
    const away = Math.max(field(list[i], SET_UP) - time, time - field(list[i], END), 0);
    if (away <= distance) [best, distance] = [list[i], away];
  }
  return best;
}

const two = (number) => String(number).padStart(2, "0");
/** A time as the plant's clock and calendar show it; the fields of UTC, because it has no zone. */
const clock = (time) => new Date((plan.start + time) * 1000);
const dayText = (time) => { const c = clock(time); return `${c.getUTCFullYear()}-${two(c.getUTCMonth() + 1)}-${two(c.getUTCDate())}`; };
const hourText = (time) => { const c = clock(time); return `${two(c.getUTCHours())}:${two(c.getUTCMinutes())}`; };
const timeText = (time) => `${dayText(time)} ${hourText(time)}`;

/** A length of time in its two largest units. */
function spanText(seconds) {
  const parts = [[Math.floor(seconds / 86400), "d"], [Math.floor(seconds / 3600) % 24, "h"], [Math.floor(seconds / 60) % 60, "min"], [seconds % 60, "s"]];
  const first = parts.findIndex(([size]) => size > 0);
  if (first < 0) return "0 min";
  return parts.slice(first, first + 2).filter(([size]) => size > 0).map(([size, unit]) => `${size} ${unit}`).join(" ");
}

/** What is to be told about a bar: [name, value, whether it is bad news]. */
function facts(bar) {
  const order = orders[orderOf[bar]];
  const setUp = field(bar, START) - field(bar, SET_UP) + field(bar, OWN_SET_UP);
  const list = [];
  if (setUp > 0) list.push([words["set-up"], spanText(setUp)]);
  list.push([words.start, timeText(field(bar, START))], [words.end, timeText(field(bar, END))]);
  list.push([words.quantity, String(order.quantity)], [words.due, timeText(order.due)], [words.done, timeText(order.done)]);
  if (order.late > 0) list.push([words.late, spanText(order.late), true]);
  for (const reason of order.reasons) list.push([words.why, reason, true]);
  return list;
}
const nameOf = (bar) => `${orders[orderOf[bar]].id} · ${plan.labels[field(bar, LABEL)]}`;

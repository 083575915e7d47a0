// The names at the left, the time axis at the top, and the lines across the chart.

function drawMarks() {
  mark(0, colours.strong, words["plan-start"], [], 9);
  // The plant's clock has no zone; the reader's is taken for it.
  const now = new Date(), offset = now.getTimezoneOffset() * 60;
  mark(Math.floor(now / 1000) - offset - plan.start, colours.now, words.now, [], 25);
  if (view.selected >= 0) mark(orders[view.selected].due, colours.late, words.due, [5, 4], 41);
}

function mark(time, colour, label, dashes, up) {
  const at = Math.round(x(time)) + 0.5;
  if (at < NAMES || at > view.width) return;
  pen.strokeStyle = colour;
  pen.lineWidth = 1.5;
  pen.setLineDash(dashes);
  pen.beginPath();
  pen.moveTo(at, AXIS);
  pen.lineTo(at, view.height);
  pen.stroke();
  pen.setLineDash([]);
  pen.fillStyle = colour;
  pen.fillText(label, at + 4, view.height - up);
}

function drawNames(visible) {
  pen.fillStyle = colours.ground;
  pen.fillRect(0, 0, NAMES, view.height);
  pen.save();
  pen.beginPath();
  pen.rect(0, AXIS, view.width, view.height - AXIS);
  pen.clip();
  for (const line of visible) {
    const top = AXIS + line.top - view.scroll, middle = top + line.height / 2;
    if (line.row === undefined) {
      pen.fillStyle = colours.band;
      pen.fillRect(0, top, NAMES, line.height);
      const used = line.percent === null ? "" : `${line.percent} %`;
      const width = pen.measureText(used).width;
      pen.fillStyle = colours.quiet;
      pen.fillText(used, NAMES - 8 - width, middle);
      writeName(line.heading, 8, NAMES - 22 - width, middle, "600 ");
    } else {
      pen.fillStyle = colours.line;
      pen.fillRect(0, top + line.height - 1, NAMES, 1);
      writeName(line.name, 18, NAMES - 26, middle, "");
    }
  }
  pen.restore();
  pen.fillStyle = colours.strong;
  pen.fillRect(NAMES - 1, 0, 1, view.height);
}

function writeName(name, left, room, middle, weight) {
  const font = pen.font;
  pen.font = weight + font;
  let shown = name;
  while (shown && pen.measureText(shown).width > room) shown = [...shown.replace(/…$/, "")].slice(0, -1).join("") + (shown.length > 1 ? "…" : "");
  pen.fillStyle = colours.ink;
  pen.fillText(shown, left, middle);
  pen.font = font;
}

const DAY = 86400;
/** The first of some steps that is wide enough. */
const wideEnough = (steps, pixels) => steps.find((step) => step * view.perSecond >= pixels) ?? steps.at(-1);
const dayStep = () => wideEnough([1, 2, 7, 14, 28, 91, 182, 364].map((days) => days * DAY), 84);

/** Calls for every multiple of a step on the plant's clock that is in view; `margin` steps more on the left. */
function eachTick(step, margin, call) {
  // Weeks begin on Monday: 1970-01-05 was one.
  const origin = step % (7 * DAY) === 0 ? 4 * DAY : 0;
  const first = Math.floor((plan.start + view.from - origin) / step) - margin;
  for (let i = first; ; i++) {
    const time = i * step + origin - plan.start;
    if (x(time) > view.width) return;
    call(time);
  }
}

function drawAxis() {
  pen.fillStyle = colours.ground;
  pen.fillRect(NAMES, 0, view.width - NAMES, AXIS);
  pen.save();
  pen.beginPath();
  pen.rect(NAMES, 0, view.width - NAMES, AXIS);
  pen.clip();
  const days = words.days.split(" "), step = dayStep();
  eachTick(step, 1, (time) => {
    const left = Math.round(x(time)), name = step < 7 * DAY ? days[clock(time).getUTCDay()] + " " : "";
    pen.fillStyle = colours.strong;
    pen.fillRect(left, 0, 1, AXIS);
    pen.fillStyle = colours.ink;
    // A day wider than the window keeps its name in view.
    const room = step * view.perSecond - 96;
    pen.fillText(name + dayText(time), Math.max(left + 5, Math.min(NAMES + 5, left + room)), 12);
  });
  const hours = wideEnough([60, 300, 900, 1800, 3600, 7200, 10800, 21600, 43200], 44);
  if (hours * view.perSecond >= 44 && step === DAY)
    eachTick(hours, 1, (time) => {
      pen.fillStyle = colours.line;
      pen.fillRect(Math.round(x(time)), 26, 1, AXIS - 26);
      pen.fillStyle = colours.quiet;
      pen.fillText(hourText(time), Math.round(x(time)) + 4, 36);
    });
  pen.restore();
  pen.fillStyle = colours.strong;
  pen.fillRect(0, AXIS - 1, view.width, 1);
}

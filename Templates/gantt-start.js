// Keys, buttons, and the first drawing.
const keys = {
  ArrowLeft: () => move(-80), ArrowRight: () => move(80), ArrowUp: () => scroll(-48), ArrowDown: () => scroll(48),
  PageUp: () => scroll(-view.height / 2), PageDown: () => scroll(view.height / 2),
  "+": () => zoom(1.4), "=": () => zoom(1.4), "-": () => zoom(1 / 1.4), 0: fit, Home: fit,
  "[": () => step(-1), "]": () => step(1), n: nextLate, N: nextLate, "/": () => search.focus(), Escape: clear, "?": toggleHelp,
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target === search) {
    if (event.key === "Enter") nextFound();
    if (event.key === "Escape") clear();
    return;
  }
  // Arrows belong to the chart alone; elsewhere they are the reader's own.
  if (!Object.hasOwn(keys, event.key) || (event.target !== canvas && event.target !== document.body)) return;
  event.preventDefault();
  keys[event.key]();
});
search.addEventListener("input", find);
byId("zoom-in").onclick = () => zoom(1.4);
byId("zoom-out").onclick = () => zoom(1 / 1.4);
byId("day").onclick = () => show(timeAt(NAMES + (view.width - NAMES) / 2) - DAY / 2, DAY);
byId("fit").onclick = fit;
byId("next-late").onclick = nextLate;
byId("help-button").onclick = toggleHelp;

function resize() {
  const { width, height } = frame.getBoundingClientRect();
  const before = view.width;
  [view.width, view.height] = [width, height];
  if (!before) fit();
  changed();
}
new ResizeObserver(resize).observe(frame);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { readColours(); draw(); });

// Paper gets all rows on a light ground, as wide as a sheet of A3.
addEventListener("beforeprint", () => {
  document.documentElement.classList.add("print");
  readColours();
  const share = 1500 / view.width;
  [view.width, view.height, view.scroll] = [1500, AXIS + chartHeight + 20, 0];
  view.perSecond *= share;
  drawNow();
});
addEventListener("afterprint", () => {
  document.documentElement.classList.remove("print");
  readColours();
  view.width = 0;
  resize();
});

byId("summary").textContent = `${plan.plant} · ${plan.catalog} · ` +
  text("orders", { count: orders.length, percent: orders.length ? Math.floor((100 * plan.onTime) / orders.length) : 100 });
readColours();
resize();

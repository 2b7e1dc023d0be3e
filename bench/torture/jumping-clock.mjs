// Loaded into a server before all else (`--import`): its clock jumps by CLOCK_JUMP_MS three seconds after the start, and back six later.
const Real = Date;
let shift = 0;
const jump = (to, afterMs) =>
  setTimeout(() => {
    shift = to;
  }, afterMs).unref();
jump(Number(process.env.CLOCK_JUMP_MS), 3000);
jump(0, 9000);

globalThis.Date = class extends Real {
  constructor(...given) {
    super(...(given.length === 0 ? [Real.now() + shift] : given));
  }
  static now() {
    return Real.now() + shift;
  }
};

// Preloaded into the program under observation: its clock shows what SNAPSHOT_NOW or the host says, and nothing else.
const Real = Date;
let now = Number(process.env.SNAPSHOT_NOW ?? "0");
globalThis.Date = class FrozenDate extends Real {
  constructor(...given) {
    if (given.length === 0) super(now);
    else super(...given);
  }
  static now() {
    return now;
  }
};
globalThis.setSnapshotClock = (at) => {
  now = at;
};

// Runs the command line of a checkout again and again in one process: each message is one command as it would be typed.
const [entry] = process.argv.slice(2);
const written = { out: [], err: [] };
const capture = (kind) => (chunk, encoding, done) => {
  written[kind].push(typeof chunk === "string" ? chunk : Buffer.from(chunk).toString("utf8"));
  const after = typeof encoding === "function" ? encoding : done;
  if (after !== undefined) queueMicrotask(() => after());
  return true;
};
for (const stream of [process.stdout, process.stderr]) stream.setMaxListeners(0);
process.stdout.write = capture("out");
process.stderr.write = capture("err");
let count = 0;
process.on("message", async ({ argv, now }) => {
  globalThis.setSnapshotClock(now);
  process.argv = [process.argv[0], entry, ...argv];
  process.exitCode = 0;
  count += 1;
  try {
    await import(`${entry}?run=${count}`);
  } catch (error) {
    process.exitCode = 70;
    written.err.push(String(error?.stack ?? error));
  }
  const [code, out, err] = [process.exitCode ?? 0, written.out.join(""), written.err.join("")];
  written.out.length = 0;
  written.err.length = 0;
  process.exitCode = 0;
  process.send({ code, out, err });
});

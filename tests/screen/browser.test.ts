import { expect, it } from "vitest";
import { demand, find, type Machine } from "./browser.ts";

const machine = (there: string[], over: Partial<Machine> = {}): Machine & { ran: string[] } => {
  const ran: string[] = [];
  return {
    env: { PATH: "/usr/local/bin:/usr/bin" },
    platform: "linux",
    isRoot: false,
    home: "/home/me",
    exists: (path) => there.includes(path),
    list: () => [],
    runs: (command, args) => ran.push([command, ...args].join(" ")) > 0,
    ran,
    ...over,
  };
};

it("takes the browser that the environment names before any other", () => {
  const there = ["/usr/bin/chromium", "/opt/mine"];
  expect(find(machine(there, { env: { CHROME_PATH: "/opt/mine" } }))).toBe("/opt/mine");
  expect(find(machine(there, { env: { CHROMIUM_PATH: "/opt/mine" } }))).toBe("/opt/mine");
  expect(find(machine(there))).toBe("/usr/bin/chromium");
});

it("says in one line that the named browser is not there", () => {
  expect(() => find(machine([], { env: { CHROME_PATH: "/opt/gone" } }))).toThrow(
    "The screen tests need a browser: CHROME_PATH names /opt/gone, which is not there.",
  );
});

it("finds Chrome among the applications of a Mac, and what Playwright once downloaded, the newest first", () => {
  const mac = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
  expect(find(machine([mac], { platform: "darwin" }))).toBe(mac);
  const cache = "/home/me/.cache/ms-playwright";
  const there = [`${cache}/chromium-99/chrome-linux/chrome`, `${cache}/chromium-1200/chrome-linux64/chrome`];
  expect(find(machine(there, { list: () => ["chromium-99", "firefox-5", "chromium-1200"] }))).toBe(there[1]);
});

it("installs one by apt as root on Debian, else by Playwright, and says in one line when neither helps", () => {
  const there = ["/etc/debian_version"];
  const root = machine(there, { isRoot: true });
  root.runs = (command, args) => {
    if (args[0] === "install") there.push("/usr/bin/chromium");
    return root.ran.push([command, ...args].join(" ")) > 0;
  };
  expect(demand(root)).toBe("/usr/bin/chromium");
  expect(root.ran).toEqual(["apt-get update", "apt-get install -y --no-install-recommends chromium fonts-noto-cjk"]);
  const guest = machine([]);
  expect(() => demand(guest)).toThrow(
    /^The screen tests need a browser and .+: install Chromium or Chrome, or name one in CHROME_PATH\.$/,
  );
  expect(guest.ran).toEqual(["npx playwright-core install chromium"]);
  expect(() => demand(machine([], { runs: () => false }))).toThrow("Playwright could not download one");
});

import { cleanup, configure, fireEvent, render, screen } from "@solidjs/testing-library";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { session } from "../data/session.ts";
import { useLocale, withWords } from "../i18n/text.ts";
import { go } from "../ui/route.ts";
import SignIn from "./sign-in.tsx";

// rooms are loaded when they are opened; on a busy machine that takes its time
configure({ asyncUtilTimeout: 15_000 });

const me = { user: { id: "u", name: "Ana", role: "director", person: null }, organisation: null };
const calls: [string, unknown][] = [];

function serve(isGood: boolean) {
  calls.length = 0;
  vi.stubGlobal("fetch", async (url: string, init: RequestInit = {}) => {
    calls.push([`${init.method ?? "GET"} ${url}`, init.body ? JSON.parse(String(init.body)) : undefined]);
    return isGood
      ? new Response(JSON.stringify(me))
      : new Response(JSON.stringify({ code: "signed-out", detail: "", params: {} }), { status: 401 });
  });
}

beforeEach(async () => {
  await useLocale("en");
  await withWords("more", Promise.resolve());
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

test("signs in by name and password", async () => {
  serve(true);
  go("/sign-in", { isReplacing: true });
  render(() => <SignIn />);
  fireEvent.input(await screen.findByLabelText("Name"), { target: { value: "ana" } });
  fireEvent.input(screen.getByLabelText("Password"), { target: { value: "correct horse battery" } });
  fireEvent.submit(screen.getByRole("button", { name: "Sign in" }).closest("form") as HTMLFormElement);
  await vi.waitFor(() => expect(session()?.user.name).toBe("Ana"));
  expect(calls[0]).toEqual(["POST /api/session", { name: "ana", password: "correct horse battery" }]);
});

test("says in one sentence that name and password do not match", async () => {
  serve(false);
  render(() => <SignIn />);
  fireEvent.submit((await screen.findByRole("button", { name: "Sign in" })).closest("form") as HTMLFormElement);
  expect(await screen.findByText("Name and password do not match.")).toBeTruthy();
});

test("a sign-in link is used once, leaves the address at once and offers a password", async () => {
  serve(true);
  go("/sign-in#token=secret-token", { isReplacing: true });
  render(() => <SignIn />);
  expect(await screen.findByRole("heading", { name: "Choose a password" })).toBeTruthy();
  expect(calls[0]).toEqual(["POST /api/session", { token: "secret-token" }]);
  expect(window.location.href).not.toContain("secret-token");
});

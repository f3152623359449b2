import { cleanup, fireEvent, render, screen } from "@solidjs/testing-library";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Problem } from "../data/problem.ts";
import { useLocale } from "../i18n/text.ts";
import { Card } from "./card.tsx";
import { createQuery } from "./query.ts";

beforeEach(() => useLocale("en"));
afterEach(cleanup);

test("two cards of a query that failed say so with its code, and both show its answer once one is tried again", async () => {
  let isDown = true;
  function Page() {
    const query = createQuery("people", async () => {
      if (isDown) throw new Problem(500, "internal", "", {}, "R-7Q2K");
      return "answer";
    });
    return (
      <>
        <Card title="One" query={query} end={<span>{query()}</span>}>
          {(answer) => <p>one {answer()}</p>}
        </Card>
        <Card title="Two" query={query}>
          {(answer) => <p>two {answer()}</p>}
        </Card>
      </>
    );
  }
  render(() => <Page />);
  expect(await screen.findAllByText("R-7Q2K")).toHaveLength(2);
  isDown = false;
  for (const button of screen.getAllByRole("button", { name: "Try again" })) fireEvent.click(button);
  expect(await screen.findByText("one answer")).toBeTruthy();
  expect(screen.getByText("two answer")).toBeTruthy();
  expect(screen.queryByText("R-7Q2K")).toBeNull();
});

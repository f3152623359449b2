/** A stray quotation mark swallows rows up to the next one; a text with line ends swallows nothing. */
import { describe, expect, test } from "vitest";
import { readAll } from "./reading.fixture.ts";

const HEAD = "deal id,owner,stage,amount,close date,product";
const row = (at: number, product = "Cable") => `Q${at},E${at % 4},won,${at},2026-10-0${(at % 9) + 1},${product}`;
const deals = (...lines: string[]) => `${[HEAD, ...lines].join("\n")}\n`;

async function faultsOf(file: string) {
  const { rows, rejected } = await readAll(file);
  return {
    ids: rows.map(({ id }) => id),
    rejected: rejected.map(({ line, code, params }) => [line, code, params.last, params.rows]),
  };
}

describe("rows that a stray quotation mark swallows are told from its line to the line of the next mark", () => {
  test("where both marks stand in the last column", async () => {
    const file = deals(row(1), row(2, '"Cable 5m'), row(3), row(4), row(5, 'Cable 5m"'), row(6));
    expect(await faultsOf(file)).toEqual({ ids: ["Q1", "Q6"], rejected: [[3, "rows-in-quotes", 6, 3]] });
  });

  test("where they stand in the middle of a row, in the first column, or in two columns", async () => {
    const owner = (at: number, text: string) => row(at).replace(/,E\d,/, `,${text},`);
    expect(await faultsOf(deals(row(1), owner(2, '"E2'), owner(3, 'E3"'), row(4)))).toMatchObject({
      ids: ["Q1", "Q4"],
      rejected: [[3, "rows-in-quotes", 4, 1]],
    });
    expect(await faultsOf(deals(row(1), `"${row(2)}`, row(3).replace("Q3", 'Q3"'), row(4)))).toMatchObject({
      rejected: [[3, "rows-in-quotes", 4, 1]],
    });
    expect(await faultsOf(deals(row(1), row(2, '"Cable'), owner(3, 'E3"'), row(4)))).toMatchObject({
      rejected: [[3, "rows-in-quotes", 4, 1]],
    });
  });

  test("where the next mark opens a field of its own, doubled or stray", async () => {
    expect(await faultsOf(deals(row(1), row(2, '"5m'), row(3), row(4, '"TV, black"'), row(5)))).toMatchObject({
      ids: ["Q1", "Q5"],
      rejected: [[3, "rows-in-quotes", 5, 2]],
    });
    expect(await faultsOf(deals(row(1), row(2, '"5m'), row(3, '""'), row(4, '"5m'), row(5)))).toMatchObject({
      rejected: [[3, "rows-in-quotes", 5, 2]],
    });
  });

  test("where the mark is never closed, with other delimiters and line ends", async () => {
    const open = deals(row(1), row(2, '"Cable'), row(3), row(4));
    expect(await faultsOf(open)).toMatchObject({ ids: ["Q1"], rejected: [[3, "rows-in-quotes", 5, 2]] });
    const other = deals(row(1), row(2, '"Cable'), row(3, 'Cable"'), row(4))
      .replaceAll(",", ";")
      .replaceAll("\n", "\r\n");
    expect(await faultsOf(other)).toMatchObject({ ids: ["Q1", "Q4"], rejected: [[3, "rows-in-quotes", 4, 1]] });
  });

  test("where a program quotes every field and doubles no mark", async () => {
    const quoted = (at: number, product?: string) =>
      row(at, product)
        .split(",")
        .map((cell) => `"${cell}"`)
        .join(",");
    const file = deals(quoted(1), quoted(2, 'Screen 24"'), quoted(3), quoted(4));
    expect(await faultsOf(file)).toMatchObject({ ids: ["Q1", "Q4"], rejected: [[3, "rows-in-quotes", 4, 1]] });
  });
});

describe("a text of several lines is a text", () => {
  test.each([
    ["without delimiters", '"Cable,\nblack"'],
    [
      "with as many commas as the header on a line of it",
      '"Dear Ann,\nwe met, we spoke, we ate, we drank, we left\nYours"',
    ],
    ["that is an address", '"Acme,\n12 Main St, Floor 4, Springfield, IL, 62701, USA\nUSA"'],
    ["of lists", '"a,b,c,d,e,f\ng,h,i,j,k,l\nm"'],
  ])("%s", async (_, product) => {
    const { ids, rejected } = await faultsOf(deals(row(1), row(2), row(3, product), row(4)));
    expect({ ids, rejected }).toEqual({ ids: ["Q1", "Q2", "Q3", "Q4"], rejected: [] });
  });

  test("also in the first column", async () => {
    const { rows, rejected } = await readAll(`${HEAD}\n${row(1)}\n"Q\n2",E1,won,1,2026-10-02,Cable\n`);
    expect(rejected).toEqual([]);
    expect(rows).toMatchObject([{ id: "Q1" }, { id: "Q\n2" }]);
  });
});

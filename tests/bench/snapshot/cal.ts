/** A small yuan firm with a calendar of holidays: targets shared by working days over a move, and the night that closes a month. */
import { capture } from "./capture.ts";
import { csv } from "./draw.ts";
import * as Firm from "./firm.ts";
import { list, type Shop } from "./shop.ts";
import { agree, policyNow, publish, takeIn, users } from "./story.ts";

const MONTHS = ["2026-01", "2026-02", "2026-03"];

export async function cal(shop: Shop): Promise<void> {
  const of = Firm.firm({
    ...{ seed: 41, months: MONTHS, decimals: 2, products: ["Basic"], tiers: ["A"] },
    teams: [
      ["Falcons", "North"],
      ["Otters", "South"],
    ],
    names: ["Boss", "Lead One", "Lead Two", "Ann", "Bob", "Cai", "Dai"],
  });
  await shop.tell(
    "init",
    "init",
    "--zone",
    "Asia/Shanghai",
    "--currency",
    "CNY",
    "--name",
    "Calendar",
    "--locale",
    "en",
  );
  const head = "employee id,name,email,extension,team,region,manager,role,hire date,leave date,from";
  const people = Firm.peopleRows(of);
  await takeIn(shop, "people.csv", csv(head, people));
  const known = list((await shop.json("people", "people", "list")).people);
  await users(shop, String(known[3]?.id));
  const policy = await policyNow(shop);
  policy.calendar = {
    2026: {
      holidays: [
        "2026-01-01",
        "2026-02-02",
        "2026-02-03",
        "2026-02-16",
        "2026-02-17",
        "2026-02-18",
        "2026-02-19",
        "2026-02-20",
      ],
      makeUp: ["2026-02-07", "2026-02-14", "2026-02-28"],
    },
  };
  await agree(shop, "calendar", policy, "2026-01");
  // Only people have targets: a team has the shares of its members.
  await takeIn(
    shop,
    "targets.csv",
    csv(
      "month,scope,subject,revenue target",
      Firm.targetRows(of, 9001).filter(([, scope]) => scope === "person"),
    ),
  );
  // Two of the Falcons move in the middle of months with holidays on one side of the move.
  const moved = people.filter((row) => ["E104", "E106"].includes(String(row[0])));
  const other = (row: Firm.Rows[number]) => (row[4] === "Falcons" ? ["Otters", "South"] : ["Falcons", "North"]);
  await takeIn(
    shop,
    "moves.csv",
    csv(
      head,
      moved.map((row, at) => {
        const [team = "", region = ""] = other(row);
        return row
          .with(4, team)
          .with(5, region)
          .with(10, at === 0 ? "2026-02-12" : "2026-01-14");
      }),
    ),
  );
  for (const name of MONTHS) {
    await takeIn(shop, `deals-${name}.csv`, csv(Firm.DEALS, Firm.dealRows(of, name, 4, 500, 6000)));
    await takeIn(shop, `surveys-${name}.csv`, csv("survey id,agent,date,score,scale", Firm.surveyRows(of, name)));
  }
  // The night closes January on the third working day of February; two days of February are holidays here.
  for (let day = 1; day <= 10; day++) {
    shop.at(`2026-02-${String(day).padStart(2, "0")}T20:00`);
    await shop.json(`nightly-${day}`, "nightly", "--today", `2026-02-${String(day).padStart(2, "0")}`);
  }
  shop.at("2026-04-20T02:00");
  await publish(shop, "2026-02");
  await capture(shop, "end", { months: MONTHS, figures: 40, parts: ["2026-02"], workbooks: false });
}

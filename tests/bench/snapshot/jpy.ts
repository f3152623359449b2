/** A yen firm: quarterly commission, splits, refunds, payments, leave, a move in mid-month, late data and a restatement. */
import { capture, profiles, rebuild } from "./capture.ts";
import { csv } from "./draw.ts";
import * as Firm from "./firm.ts";
import { http } from "./http.ts";
import { list, type Shop } from "./shop.ts";
import { agree, month, policyNow, publish, put, takeIn, users } from "./story.ts";

const MONTHS = ["2026-01", "2026-02", "2026-03", "2026-04"];

export async function jpy(shop: Shop): Promise<void> {
  const of = Firm.firm({
    ...{
      seed: 11,
      months: MONTHS,
      decimals: 0,
      products: ["Fibre", "Mobile", "Care, plus"],
      tiers: ["Gold", "Silver"],
    },
    teams: [
      ["Sakura", "East"],
      ["Momiji", "East"],
      ["Fuji", "West"],
    ],
    names: [
      "Aiko Mori",
      "Ben Sato",
      "Chie Ito",
      "Daichi Abe",
      "Emi Kato",
      "Fumio Ono",
      "Goro Sano",
      "Hana Ueda",
      "Isao Endo",
      "Jun Hara",
      "Kei Noda",
      "Luna Baba",
      "Mio Doi",
    ],
  });
  await shop.tell(
    "init",
    "init",
    "--zone",
    "Asia/Tokyo",
    "--currency",
    "JPY",
    "--name",
    "Sakura Telesales",
    "--locale",
    "en",
    "--unknown-owners",
    "create",
  );
  await takeIn(
    shop,
    "people.csv",
    csv("employee id,name,email,extension,team,region,manager,role,hire date,leave date,from", Firm.peopleRows(of)),
  );
  const people = list((await shop.json("people", "people", "list")).people);
  await users(shop, String(people[6]?.id));
  await takeIn(shop, "targets.csv", csv("month,scope,subject,revenue target", Firm.targetRows(of, 900_000)));

  const quarterly = await policyNow(shop);
  const plan = quarterly.plans[0]?.plan;
  if (plan === undefined) throw new Error("the policy has no plan");
  plan.id = "quarter-commission";
  plan.title = { en: "Quarterly commission", zh: "季度提成" };
  plan.components[0] = {
    ...plan.components[0],
    unit: "quarter",
    bounds: "amount",
    target: undefined,
    tiers: [
      { id: "low", from: "0", rate: "1%" },
      { id: "middle", from: "1500000", rate: "2.5%" },
      { id: "high", from: "3000000", rate: "4%" },
    ],
  };
  plan.components.push({
    id: "calls",
    measure: "dials",
    kind: "count",
    unit: "month",
    boundary: "lower",
    tiers: [
      { id: "each", from: "0", rate: "11" },
      { id: "more", from: "30", rate: "17" },
    ],
  });
  plan.draw = { amount: "40000", recoverable: true, recovery: { startsIn: "2", share: "50%" } };
  await agree(shop, "quarter-commission", quarterly, "2026-01");

  const deals = new Map<string, Firm.Rows>();
  for (const name of MONTHS) {
    const rows = Firm.dealRows(of, name, 5, 40_000, 400_000);
    deals.set(name, rows);
    shop.at(`${Firm.plus(`${name}-${Firm.lastDay(name)}`, 1)}T01:00`);
    await takeIn(shop, `deals-${name}.csv`, csv(Firm.DEALS, rows));
    await month(shop, of, name, 40);
    await takeIn(
      shop,
      `payments-${name}.csv`,
      csv("payment id,deal id,received on,due on,amount", Firm.paymentRows(of, rows)),
    );
    if (name === "2026-01") {
      await takeIn(shop, "leave.csv", csv("leave id,person,from,to,type,part of day", Firm.leaveRows(of)));
      await takeIn(shop, "market.csv", csv("month,region,competitor,market share,our own", Firm.shareRows(of)));
    }
    if (name === "2026-03") {
      // Two reps move to another team in the middle of March, one of them to another region; one leaves.
      const moved = Firm.peopleRows(of).filter((row) => ["E105", "E106"].includes(String(row[0])));
      const leaver = Firm.peopleRows(of)
        .filter((row) => row[0] === "E108")
        .map((row) => row.with(9, "2026-03-18"));
      await takeIn(
        shop,
        "moves.csv",
        csv("employee id,name,email,extension,team,region,manager,role,hire date,leave date,from", [
          ...moved.map((row) => row.with(4, "Sakura").with(5, "East").with(10, "2026-03-16")),
          ...leaver.map((row) => row.with(10, "2026-03-01")),
        ]),
      );
    }
    if (name !== "2026-04") {
      await publish(shop, name);
      if (name === "2026-01")
        await capture(shop, "january", { months: ["2026-01"], figures: 30, users: ["cora", "rita"], workbooks: true });
    }
    if (name === "2026-02") await late(shop, of, deals);
  }
  await takeIn(
    shop,
    "refunds.csv",
    csv(
      "refund id,deal id,refund date,amount,reason",
      Firm.refundRows(of, [...deals.values()].slice(0, 3).flat(), 120),
    ),
  );
  shop.at("2026-05-06T00:00");
  await shop.json("restate-march", "restate", "--month", "2026-03", "--as", "erik", "--cause", "refunds");
  await shop.json("nightly", "nightly", "--today", "2026-05-07");
  await shop.tell("nightly-again", "nightly", "--today", "2026-05-07");
  const simulated = put(shop, "simulated.json", JSON.stringify({ ...plan, id: "quarter-commission", draw: undefined }));
  await shop.json("simulate", "policy", "simulate", simulated, "--months", "2026-01..2026-04");
  await shop.tell("simulate-text", "policy", "simulate", simulated, "--months", "2026-03..2026-04");
  await capture(shop, "end", {
    months: MONTHS,
    figures: shop.isQuick ? 40 : 150,
    parts: ["2026-03", "2026-04"],
    users: ["cora", "rita"],
    workbooks: true,
  });
  await profiles(shop, false);
  await http(shop, shop.isQuick ? ["2026-04"] : ["2026-01", "2026-04"]);
  if (!shop.isQuick) await rebuild(shop, MONTHS);
}

/** In March: January's deals are corrected, one is new, one is lost after all; January is restated. */
async function late(shop: Shop, of: Firm.Firm, deals: Map<string, Firm.Rows>): Promise<void> {
  shop.at("2026-03-03T02:00");
  const won = (deals.get("2026-01") ?? []).filter((row) => row[7] === "won");
  const [first, second, third] = won;
  if (first === undefined || second === undefined || third === undefined) throw new Error("January has too few deals");
  await takeIn(
    shop,
    "late-january.csv",
    csv(Firm.DEALS, [
      first.with(8, Number(first[8]) + 77_777).with(19, "2026-03-02 09:00:00"),
      second.with(7, "lost").with(19, "2026-03-02 09:00:00"),
      third
        .with(1, of.reps[4]?.id ?? "")
        .with(2, "")
        .with(3, "")
        .with(19, "2026-03-02 09:00:00"),
      [
        "D-late-1",
        of.reps[2]?.id ?? "",
        "",
        "",
        "",
        "",
        "",
        "won",
        123_456,
        "2026-01-15",
        "2026-01-02",
        "Fibre",
        "Customer 9",
        "Gold",
        "",
        "",
        "",
        1,
        "",
        "2026-03-02 09:00:00",
      ],
    ]),
  );
  await shop.json("late-effect", "publish", "--month", "2026-01", "--as", "dana");
  await shop.json(
    "restate-january",
    "restate",
    "--month",
    "2026-01",
    "--as",
    "dana",
    "--cause",
    "late deals of the East",
  );
  await shop.tell("restate-again", "restate", "--month", "2026-01", "--as", "dana");
}

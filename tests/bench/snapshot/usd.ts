/** A dollar firm in New York: the change of clocks, two telephone systems, undo, corrections, order lines, complete days, held files. */
import { capture, profiles, rebuild } from "./capture.ts";
import { csv } from "./draw.ts";
import * as Firm from "./firm.ts";
import { http } from "./http.ts";
import { list, type Shop } from "./shop.ts";
import { agree, month, policyNow, publish, put, takeIn, users } from "./story.ts";

const MONTHS = ["2026-02", "2026-03", "2026-04"];
const ORDERS = {
  ...{ name: "orders", title: { en: "Order lines", zh: "订单明细" }, source: "erp", empty: ["-"] },
  match: { header: [["Order"], ["Line"], ["Seller"], ["Net"]] },
  stamp: { column: ["Changed"], order: "mdy" },
  emits: [
    {
      ...{
        kind: "deal",
        id: [["Order"]],
        position: ["Line"],
        owner: { what: "id", source: "clearboard", column: ["Seller"] },
      },
      stage: { column: ["State"], words: { shipped: "won", cancelled: "lost" }, otherwise: "open" },
      ...{
        stageName: ["State"],
        amount: { column: ["Net"] },
        closeDay: { column: ["Shipped"], order: "mdy" },
        product: ["Item"],
        units: { column: ["Qty"] },
      },
    },
  ],
};
const SWITCH = {
  ...{ name: "switch", title: { en: "Office switch", zh: "总机" }, source: "switch", zone: "UTC", completeDays: true },
  match: { header: [["uid"], ["ext"], ["began"], ["secs"]] },
  emits: [
    {
      ...{
        kind: "call",
        id: [["uid"]],
        owner: { what: "extension", column: ["ext"] },
        start: { column: ["began"], order: "ymd" },
      },
      ...{
        direction: { column: ["way"], words: { O: "out", I: "in" } },
        connected: { first: [{ column: ["secs"], pattern: "[1-9]", is: "yes" }], otherwise: "no" },
      },
      talk: { column: ["secs"], form: "seconds" },
    },
  ],
};

export async function usd(shop: Shop): Promise<void> {
  const of = Firm.firm({
    ...{ seed: 23, months: MONTHS, decimals: 2, products: ["Basic", "Pro"], tiers: ["A", "B", "C"] },
    teams: [
      ["Falcons", "North"],
      ["Otters", "South"],
    ],
    names: [
      "Mary Boss",
      "Lee Lead",
      "Lou Lead",
      "Ann O'Neil",
      "Bob Stone",
      "Cy Young",
      "Dee Park",
      "Eve Long",
      "Fay Wray",
      "Gus Hall",
    ],
  });
  await shop.tell(
    "init",
    "init",
    "--zone",
    "America/New_York",
    "--currency",
    "USD",
    "--name",
    "Hudson Sales",
    "--unknown-owners",
    "pending",
  );
  const people = Firm.peopleRows(of);
  const HEAD = "employee id,name,email,extension,team,region,manager,role,hire date,leave date,from";
  // One rep is missing from the people file at first: the deals wait until the key is known.
  await takeIn(
    shop,
    "people.csv",
    csv(
      HEAD,
      people.filter((row) => row[0] !== "E107"),
    ),
  );
  const known = list((await shop.json("people", "people", "list")).people);
  await users(shop, String(known[4]?.id));
  await takeIn(shop, "targets.csv", csv("month,scope,subject,revenue target", Firm.targetRows(of, 8000)));
  await shop.json("save-orders", "profiles", "save", put(shop, "orders-profile.json", JSON.stringify(ORDERS)));
  await shop.json("save-switch", "profiles", "save", put(shop, "switch-profile.json", JSON.stringify(SWITCH)));
  const policy = await policyNow(shop);
  policy.calls = { directions: "out" };
  await agree(shop, "outbound-only", policy, "2026-03");

  for (const name of MONTHS) {
    shop.at(`${Firm.plus(`${name}-${Firm.lastDay(name)}`, 1)}T14:00`);
    const deals = Firm.dealRows(of, name, 4, 200, 4000);
    await takeIn(shop, `deals-${name}.csv`, csv(Firm.DEALS, deals));
    await month(shop, of, name, 25);
    await takeIn(shop, `switch-${name}.csv`, switchFile(of, name), "--strict");
    await takeIn(shop, `orders-${name}.csv`, orderLines(of, name));
    await takeIn(
      shop,
      `payments-${name}.csv`,
      csv("payment id,deal id,received on,due on,amount", Firm.paymentRows(of, deals)),
    );
    if (name === "2026-02") {
      await publish(shop, name);
      await corrections(shop, deals);
    }
    if (name === "2026-03") await held(shop, of);
  }
  await shop.json("link", "people", "link", "clearboard", "clearboard:id|E107", String(known[3]?.id));
  await takeIn(
    shop,
    "people-later.csv",
    csv(
      HEAD,
      people.filter((row) => row[0] === "E107").map((row) => row.with(10, "2026-04-01")),
    ),
  );
  await takeIn(
    shop,
    "links.csv",
    csv("key,person,from,to", [["switch:extension|9001", "clearboard:id|E104", "2026-03-01", ""]]),
  );
  await shop.json("link-unknown", "people", "link", "clearboard", "nobody", "per_0");
  // The complete days of March come again with fewer calls: what is absent is gone.
  await takeIn(
    shop,
    "switch-again.csv",
    switchFile(
      Firm.firm({
        seed: 5,
        months: MONTHS,
        decimals: 2,
        products: [],
        tiers: [],
        teams: [["Falcons", "North"]],
        names: of.people.map(({ name }) => name).slice(0, 6),
      }),
      "2026-03",
    ),
  );
  await takeIn(
    shop,
    "refunds.csv",
    csv("refund id,deal id,refund date,amount,reason", [
      ["R1", "nowhere", "2026-04-02", "5.00", "-"],
      ["R2", "D-corrected", "2026-04-03", "12.34", ""],
    ]),
  );
  await publish(shop, "2026-03");
  // Euro and odd cents.
  const odd = [
    ["10.005", "USD"],
    ["99.99", "USD"],
    ["99.99", "EUR"],
  ].map(([amount = "", currency = ""], at) => [
    `D-odd${at}`,
    "E104",
    "won",
    amount,
    "2026-04-11",
    "Pro",
    currency,
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
    "",
  ]);
  await takeIn(
    shop,
    "odd.csv",
    csv(
      "deal id,owner,stage,amount,close date,product,currency,owner share,second owner,second share,overlay owner,overlay share,open date,customer,customer tier,loss reason,cost,list price,units",
      odd,
    ),
  );
  await shop.json("nightly", "nightly", "--today", "2026-05-05");
  await capture(shop, "end", {
    months: MONTHS,
    figures: shop.isQuick ? 40 : 150,
    parts: ["2026-03"],
    users: ["cora", "rita"],
    workbooks: true,
  });
  await shop.tell("people-text", "people", "list");
  await shop.tell("held-text", "held", "list");
  await profiles(shop, false);
  await http(shop, shop.isQuick ? ["2026-03"] : ["2026-03", "2026-04"]);
  if (!shop.isQuick) await rebuild(shop, MONTHS);
}

const zoneless = (day: string, hour: number, minute: number) =>
  `${day} ${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}:30`;

/** The switch counts in UTC; the clocks of New York change on 8 March: calls lie around midnight and around the change. */
function switchFile(of: Firm.Firm, name: string): string {
  const rows: Firm.Rows = [];
  for (let day = 1; day <= Firm.lastDay(name); day++)
    for (let count = 0; count < 4; count++) {
      const at = `${name}-${String(day).padStart(2, "0")}`;
      const extension = count === 3 && day % 9 === 0 ? 9001 : 8000 + of.dice.between(1, of.people.length - 1);
      rows.push([
        `${at}-${count}`,
        extension,
        zoneless(at, [3, 4, 6, 23][count] ?? 0, of.dice.below(60)),
        of.dice.pick(["O", "O", "I"]),
        of.dice.pick([0, 0, 33, 61, 240]),
      ]);
    }
  return csv("uid,ext,began,way,secs", rows);
}

function orderLines(of: Firm.Firm, name: string): string {
  const [, m] = name.split("-");
  return csv(
    "Order,Line,Seller,State,Net,Item,Qty,Shipped,Changed",
    Array.from({ length: 18 }, (_, at) => {
      const order = Math.floor(at / 3);
      const rep = of.reps[order % of.reps.length];
      return [
        `O${name}-${order}`,
        (at % 3) + 1,
        rep?.id ?? "",
        order === 4 ? "cancelled" : "shipped",
        order === 5 && at % 3 === 1 ? "n/a" : of.amount(of.dice, 20, 500),
        of.dice.pick(["Basic", "Pro"]),
        of.dice.between(1, 9),
        `${m}/${order + 3}/2026`,
        `${m}/${order + 4}/2026`,
      ];
    }),
  );
}

/** A corrected file, the same again, one taken back, rejected rows sent again. */
async function corrections(shop: Shop, deals: Firm.Rows): Promise<void> {
  shop.at("2026-03-05T15:00");
  const [first, second] = deals.filter((row) => row[7] === "won");
  const head = [
    (first ?? []).with(8, "4321.09").with(19, "2026-03-05 09:00:00"),
    (second ?? []).with(8, "abc").with(19, "2026-03-05 09:00:00"),
  ];
  const won = (id: string, owner: string, amount: string, day: string, stamp: string) => [
    id,
    owner,
    "",
    "",
    "",
    "",
    "",
    "won",
    amount,
    day,
    "",
    "Pro",
    "Customer 1",
    "A",
    "",
    "",
    "",
    1,
    "",
    stamp,
  ];
  const again = csv(Firm.DEALS, [
    ...head,
    won("D-corrected", "E104", "1,234.50", "2026-03-04", "2026-03-05 09:00:00"),
    won("D-conflict", "E104", "1.00", "2026-03-04", ""),
    won("D-conflict", "E104", "2.00", "2026-03-04", ""),
    won("D-unknown", "E999", "50.00", "2026-03-04", ""),
    won("D-bad", "E104", "50.00", "2026-02-30", ""),
  ]);
  const receipt = await takeIn(shop, "corrected.csv", again);
  const id = String(list(receipt.files)[0]?.importId);
  await takeIn(shop, "corrected.csv", again);
  await shop.tell("rejected", "rejected", id);
  await shop.json("undo-dry", "undo", id, "--dry-run");
  await shop.tell("undo-dry-text", "undo", id, "--dry-run");
  await shop.json("board-before-undo", "board", "--month", "2026-02");
  await shop.json("undo", "undo", id, "--as", "ivan");
  await shop.json("undo-twice", "undo", id);
  await shop.json("board-after-undo", "board", "--month", "2026-02");
  await takeIn(shop, "corrected-2.csv", again.replace("abc", "77.70"));
  await shop.tell("import-text", "import", put(shop, "dry.csv", again.replace("abc", "78.70")), "--dry-run");
  await shop.json("import-dry", "import", put(shop, "dry.csv", again.replace("abc", "78.70")), "--dry-run");
  await shop.json("restate", "restate", "--month", "2026-02", "--as", "dana", "--cause", "corrections");
}

/** Files that wait: an unknown header, one with a column lost, one much shorter than before, one from the future, an old one. */
async function held(shop: Shop, of: Firm.Firm): Promise<void> {
  const strange = "order no,seller,total,day\n1,E104,5,2026-03-03\n";
  await takeIn(shop, "strange.csv", strange);
  await shop.tell("draft", "profiles", "draft", put(shop, "strange.csv", strange));
  await shop.json("draft-json", "profiles", "draft", put(shop, "strange.csv", strange), "--kind", "deal");
  const lost = csv("survey id,agent,date,score,scale", Firm.surveyRows(of, "2026-03").slice(0, 2)).replaceAll(
    ",5\n",
    ",5\n",
  );
  await takeIn(shop, "short.csv", lost);
  await takeIn(shop, "future.csv", csv("survey id,agent,date,score,scale", [["SF", "E104", "2031-03-03", 5, 5]]));
  await takeIn(
    shop,
    "later.csv",
    csv("survey id,agent,date,score,scale", [["SG", "E104", "2026-03-03", 4, 5]]),
    "--as-of",
    "2026-09-01",
  );
  await takeIn(
    shop,
    "old.csv",
    csv("deal id,owner,stage,amount,close date", [["D-old", "E104", "won", "10.00", "2024-03-03"]]),
  );
  await takeIn(shop, "empty.csv", "");
  await takeIn(shop, "binary.csv", Buffer.from([0, 1, 2, 3, 255, 254]));
  const waiting = list((await shop.json("held", "held", "list")).held);
  for (const file of waiting) {
    const [id, name] = [String(file.importId), String(file.name)];
    const verb = name === "empty.csv" || name === "later.csv" ? "dismiss" : "approve";
    await shop.json(`held-effect-${name}`, "held", "effect", id);
    await shop.json(`held-decide-${name}`, "held", verb, id, "--as", "ivan");
  }
}

/** The facts of a small firm, drawn by seed: a table per kind, the cells as Clearboard's own templates write them. */
import { type Draw, draw, two } from "./draw.ts";

export type Member = {
  id: string;
  name: string;
  team: string;
  region: string;
  role: string;
  hired: string;
  manager: string;
};
export type Firm = {
  people: Member[];
  reps: Member[];
  products: string[];
  tiers: string[];
  months: string[];
  /** a decimal amount of the firm's currency, from the least to the most in whole units */
  amount: (dice: Draw, least: number, most: number) => string;
  dice: Draw;
};

export function firm(options: {
  seed: number;
  months: string[];
  teams: [team: string, region: string][];
  names: string[];
  decimals: number;
  products: string[];
  tiers: string[];
}): Firm {
  const dice = draw(options.seed);
  const people: Member[] = [];
  for (const [place, name] of options.names.entries()) {
    const [team, region] = options.teams[place % options.teams.length] ?? ["", ""];
    const role = place === 0 ? "manager" : place <= options.teams.length ? "lead" : "rep";
    people.push({
      id: `E${100 + place}`,
      name,
      team,
      region,
      role,
      hired: `202${dice.between(0, 5)}-0${dice.between(1, 9)}-15`,
      manager: place === 0 ? "" : "E100",
    });
  }
  const last = people.at(-1);
  if (last !== undefined) last.hired = `${options.months[1] ?? ""}-10`;
  return {
    ...{ people, products: options.products, tiers: options.tiers, months: options.months, dice },
    reps: people.filter(({ role }) => role !== "manager"),
    amount(of, least, most) {
      const whole = of.between(least, most);
      return options.decimals === 0 ? String(whole) : `${whole}.${two(of.below(100))}`;
    },
  };
}

export type Rows = (string | number)[][];
export const lastDay = (month: string) =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate();
export const dayIn = (dice: Draw, month: string) => `${month}-${two(dice.between(1, lastDay(month)))}`;

/** employee id,name,email,extension,team,region,manager,role,hire date,leave date,from */
export const peopleRows = ({ people }: Firm): Rows =>
  people.map((member, at) => [
    member.id,
    member.name,
    `${member.id.toLowerCase()}@firm.example`,
    8000 + at,
    member.team,
    member.region,
    member.manager,
    member.role,
    member.hired,
    "",
    "",
  ]);

/** month,scope,subject,revenue target */
export function targetRows(of: Firm, perRep: number): Rows {
  return of.months.flatMap((month) => {
    const reps = of.reps.slice(0, -1).map(({ id }, at) => [month, "person", id, perRep + at * Math.round(perRep / 20)]);
    const teams = [...new Set(of.reps.map(({ team }) => team))].map((team) => [
      month,
      "team",
      team,
      perRep * of.reps.filter((rep) => rep.team === team).length,
    ]);
    return [...reps, ...teams, [month, "company", "", perRep * of.reps.length]];
  });
}

/**
 * deal id,owner,owner share,second owner,second share,overlay owner,overlay share,stage,amount,close date,open date,product,
 * customer,customer tier,loss reason,cost,list price,units,cancelled on,updated at
 */
export function dealRows(of: Firm, month: string, perRep: number, least: number, most: number): Rows {
  const { dice } = of;
  const rows: Rows = [];
  for (const rep of of.reps)
    for (let count = dice.between(1, perRep); count > 0; count--) {
      const stage = dice.pick(["won", "won", "won", "lost", "open"]);
      const other = dice.pick(of.reps);
      const isSplit = stage === "won" && dice.chance(0.25) && other !== rep;
      const isOverlay = stage === "won" && dice.chance(0.1) && other !== rep && !isSplit;
      const amount = of.amount(dice, least, most);
      const day = dayIn(dice, month);
      rows.push([
        `D${month.replace("-", "")}${rep.id}${count}`,
        rep.id,
        isSplit ? dice.pick(["50", "60", "66.7"]) : "",
        isSplit ? other.id : "",
        "",
        isOverlay ? other.id : "",
        isOverlay ? "20" : "",
        stage,
        dice.chance(0.03) ? "0" : amount,
        stage === "open" ? "" : day,
        `${month}-01`,
        dice.pick(of.products),
        `Customer ${dice.between(1, 60)}`,
        dice.pick(of.tiers),
        stage === "lost" ? dice.pick(["price", "timing, budget", ""]) : "",
        dice.chance(0.5) ? of.amount(dice, Math.round(least / 4), Math.round(least / 2)) : "",
        dice.chance(0.4) ? of.amount(dice, most, most + least) : "",
        dice.between(1, 5),
        "",
        `${day} ${two(dice.between(8, 19))}:00:00`,
      ]);
    }
  return rows;
}

export const DEALS =
  "deal id,owner,owner share,second owner,second share,overlay owner,overlay share,stage,amount,close date,open date,product,customer,customer tier,loss reason,cost,list price,units,cancelled on,updated at";

/** payment id,deal id,received on,due on,amount: most deals won are paid within 40 days, some in halves, some never */
export function paymentRows(of: Firm, deals: Rows): Rows {
  const { dice } = of;
  return deals
    .filter((row) => row[7] === "won" && row[8] !== "0")
    .flatMap((row): Rows => {
      const [id, day, amount] = [String(row[0]), String(row[9]), String(row[8])];
      const due = plus(day, 30);
      if (dice.chance(0.1)) return [[`P${id}`, id, "", due, amount]];
      if (dice.chance(0.2))
        return [
          [
            `P${id}a`,
            id,
            plus(day, dice.between(1, 40)),
            due,
            amount.replace(/^(\d+).*$/, (_, whole) => String(Math.floor(whole / 2))),
          ],
        ];
      return [[`P${id}`, id, plus(day, dice.between(1, 40)), due, amount]];
    });
}

/** refund id,deal id,refund date,amount,reason: of a few deals won, one of a deal that nobody knows, one above its deal */
export function refundRows(of: Firm, deals: Rows, after: number): Rows {
  const { dice } = of;
  const won = deals.filter((row) => row[7] === "won" && row[8] !== "0");
  const some = won.filter(() => dice.chance(0.06));
  const [first] = won;
  return [
    ...some.map((row): Rows[number] => [
      `R${row[0]}`,
      String(row[0]),
      plus(String(row[9]), dice.between(1, after)),
      Math.max(1, Math.floor(Number(row[8]) / 3)),
      "returned",
    ]),
    [`R${first?.[0]}-unknown`, "D-nobody-knows", plus(String(first?.[9]), 3), 10, ""],
    [`R${first?.[0]}-above`, String(first?.[0]), plus(String(first?.[9]), 5), Number(first?.[8]) * 3, "too much"],
  ];
}

/** call id,agent,start,direction,connected,talk seconds,customer */
export function callRows(of: Firm, month: string, perRep: number): Rows {
  const { dice } = of;
  return of.reps.flatMap((rep) =>
    Array.from({ length: perRep }, (_, at): Rows[number] => {
      const isConnected = dice.chance(0.45);
      const start = `${dayIn(dice, month)} ${two(dice.between(8, 19))}:${two(dice.below(60))}:${two(dice.below(60))}`;
      return [
        `K${month}${rep.id}${at}`,
        rep.id,
        start,
        dice.chance(0.8) ? "out" : "in",
        isConnected ? "yes" : "no",
        isConnected ? dice.between(1, 900) : 0,
        `000${dice.between(1000, 9999)}`,
      ];
    }),
  );
}

/** survey id,agent,date,score,scale */
export const surveyRows = (of: Firm, month: string): Rows =>
  of.reps.flatMap((rep, place) =>
    Array.from({ length: place === 2 ? 3 : 7 }, (_, at) => [
      `S${month}${rep.id}${at}`,
      rep.id,
      dayIn(of.dice, month),
      of.dice.between(3, 5),
      5,
    ]),
  );
/** review id,person,date,score,scale,by */
export const peerRows = (of: Firm, month: string): Rows =>
  of.reps.flatMap((rep) =>
    Array.from({ length: 6 }, (_, at) => [
      `V${month}${rep.id}${at}`,
      rep.id,
      dayIn(of.dice, month),
      of.dice.between(5, 10),
      10,
      of.dice.pick(of.reps).id,
    ]),
  );
/** item id,person,date,title,confirmed */
export const knowledgeRows = (of: Firm, month: string): Rows =>
  of.reps.flatMap((rep) =>
    Array.from({ length: of.dice.between(1, 5) }, (_, at) => [
      `N${month}${rep.id}${at}`,
      rep.id,
      dayIn(of.dice, month),
      `Talk ${at}`,
      of.dice.pick(["yes", "yes", "no"]),
    ]),
  );
/** leave id,person,from,to,type,part of day */
export const leaveRows = (of: Firm): Rows =>
  of.months.flatMap((month, at) => {
    const rep = of.reps[(at * 5 + 1) % of.reps.length];
    return [
      [`L${month}`, rep?.id ?? "", `${month}-05`, `${month}-${two(7 + at * 3)}`, "annual", ""],
      [`L${month}h`, of.dice.pick(of.reps).id, `${month}-20`, `${month}-20`, "sick", "0.5"],
    ];
  });
/** month,region,competitor,market share,our own */
export const shareRows = (of: Firm): Rows =>
  of.months.flatMap((month, at) => [
    [month, "", "Ours", (20 + at / 2).toFixed(1), "yes"],
    [month, "", "Rival", (40 - at / 2).toFixed(1), "no"],
    [month, of.reps[0]?.region ?? "", "Ours", (22 + at / 2).toFixed(1), "yes"],
  ]);

export function plus(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

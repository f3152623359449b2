/** A small company for the screen tests: fourteen people, three months, and one of everything a board has to show. */

type Person = { id: string; name: string; team: string; region: string; joined?: string; skill: number };

const TEAMS = [
  { team: "Falcons", region: "North" },
  { team: "Otters", region: "North" },
  { team: "云帆", region: "华南" },
] as const;

/** The last two are the same person in every figure, which makes a tie. */
const STAFF: [name: string, team: number, skill: number, joined?: string][] = [
  ["Anna Berg", 0, 1.42],
  ["Bo Chen", 0, 1.18],
  ["Chloé Díaz", 0, 1.02],
  ["Dai Lin", 0, 0.86],
  ["Ewan O'Hara", 0, 0.55],
  ["Farida Nasser-Al Rashid", 1, 1.31],
  ["Goran Ilić", 1, 1.05],
  ["Hana Sato", 1, 0.97],
  ["Ines Marques", 1, 0.74],
  ["欧阳静怡", 2, 1.24],
  ["李伟", 2, 1.08],
  ["王芳", 2, 0, "2026-10-26"],
  ["张敏", 2, 0.9],
  ["陈杰", 2, 0.9],
];

export const PEOPLE: Person[] = STAFF.map(([name, team, skill, joined], at) => ({
  id: `R${String(at + 1).padStart(2, "0")}`,
  name,
  ...(TEAMS[team] ?? TEAMS[0]),
  skill,
  ...(joined === undefined ? {} : { joined }),
}));

export const MONTHS = ["2026-08", "2026-09", "2026-10"] as const;
export const LAST = "2026-10";

/** An owner the people file does not know; two of the deals of October are theirs, worth 12,000.00 and 6,000.00. */
export const STRANGER = "R77";
/** Who is linked to the rep's sign-in. */
export const REP = "Hana Sato";

const SEASON = [0.94, 1.06, 1];
const PRODUCTS = ["Fibre", "Voice", "Cloud"];
const TIERS = ["A", "B", "C"];
const at = (list: readonly string[], index: number) => list[index % list.length] ?? "";
const day = (month: string, index: number) => `${month}-${String((index % 28) + 1).padStart(2, "0")}`;
const isThere = (person: Person, month: string) => (person.joined ?? "") <= `${month}-31`;
const isMeasured = (person: Person, month: string) => isThere(person, month) && person.skill > 0;
/** 欧阳静怡 has too few answers, so that one score rests on fewer than all its parts. */
const FEW = "R10";

type Make = (person: Person, month: string, season: number) => string[];
const rows = (head: string, months: readonly string[], make: Make): string => {
  const lines = months.flatMap((month) =>
    PEOPLE.flatMap((person) => make(person, month, SEASON[MONTHS.indexOf(month as never)] ?? 1)),
  );
  return `${[head, ...lines].join("\n")}\n`;
};

export const people = `${[
  "employee id,name,team,region,role,hire date",
  ...PEOPLE.map((item) => [item.id, item.name, item.team, item.region, "rep", item.joined ?? "2024-02-01"].join(",")),
].join("\n")}\n`;

export const targets = `${rows("month,scope,subject,revenue target,currency", MONTHS, (item, month) =>
  isMeasured(item, month) ? [`${month},person,${item.id},100000.00,CNY`] : [],
)}${MONTHS.map((month) => `${month},company,,1300000.00,CNY`).join("\n")}\n`;

/** Eight won deals and three lost ones a head and month. */
export const deals = (month: string): string =>
  rows("deal id,owner,stage,amount,currency,close date,product,customer tier", [month], (item, of, season) => {
    if (!isMeasured(item, of)) return [];
    const key = (n: number) => `${of}-${item.id}-${n}`;
    const won = Array.from({ length: 8 }, (_, n) => {
      const amount = (item.skill * season * 12_500 * (1 + (n - 3.5) / 20)).toFixed(2);
      return [key(n), item.id, "won", amount, "CNY", day(of, n * 3), at(PRODUCTS, n), at(TIERS, n)].join(",");
    });
    const lost = Array.from({ length: 3 }, (_, n) =>
      [key(8 + n), item.id, "lost", "9000.00", "CNY", day(of, n * 5 + 2), at(PRODUCTS, n), at(TIERS, n)].join(","),
    );
    return [...won, ...lost];
  });

export const strangers = `deal id,owner,stage,amount,currency,close date,product,customer tier
X1,${STRANGER},won,12000.00,CNY,${LAST}-12,Fibre,A
X2,${STRANGER},won,6000.00,CNY,${LAST}-19,Voice,B
`;

/** Lines 3 and 5 (the header is line 1) cannot be read: an amount and a day that are none. */
export const broken = `deal id,owner,stage,amount,currency,close date,product,customer tier
B1,R01,won,1500.00,CNY,${LAST}-20,Fibre,A
B2,R02,won,a lot,CNY,${LAST}-20,Fibre,A
B3,R03,won,2500.50,CNY,${LAST}-21,Voice,B
B4,R04,won,900.00,CNY,${LAST}-45,Voice,B
`;

export const calls = (month: string): string =>
  rows("call id,agent,start,direction,connected,talk seconds,customer", [month], (item, of) =>
    isMeasured(item, of)
      ? Array.from({ length: 12 }, (_, n) => {
          const isConnected = n % 3 !== 0;
          const start = `${day(of, n * 2)} 10:${String(n * 4).padStart(2, "0")}:00`;
          const talk = isConnected ? 60 + n * 15 : 0;
          return `${of}-${item.id}-${n},${item.id},${start},out,${isConnected ? "yes" : "no"},${talk},1380000${item.id.slice(1)}${n}`;
        })
      : [],
  );

export const surveys = rows("survey id,agent,date,score,scale", MONTHS, (item, month) =>
  isMeasured(item, month)
    ? Array.from({ length: item.id === FEW ? 2 : 6 }, (_, n) => {
        const score = item.skill > 1 || n % 2 === 0 ? 5 : 4;
        return `${month}-${item.id}-${n},${item.id},${day(month, n * 4)},${score},5`;
      })
    : [],
);

export const peers = rows("review id,person,date,score,scale,by", MONTHS, (item, month) =>
  isMeasured(item, month)
    ? Array.from(
        { length: 5 },
        (_, n) => `${month}-${item.id}-${n},${item.id},${day(month, 15 + n)},${7 + (n % 3)},10,R0${n + 1}`,
      )
    : [],
);

export const knowledge = rows("item id,person,date,title,confirmed", MONTHS, (item, month) =>
  isMeasured(item, month)
    ? Array.from(
        { length: 3 },
        (_, n) => `${month}-${item.id}-${n},${item.id},${day(month, 3 + n)},How I open a call ${n},yes`,
      )
    : [],
);

/** Every file in the order a company would bring them. */
export const FILES: [name: string, text: string][] = [
  ["people.csv", people],
  ["targets.csv", targets],
  ...MONTHS.flatMap((month): [string, string][] => [
    [`deals-${month}.csv`, deals(month)],
    [`calls-${month}.csv`, calls(month)],
  ]),
  ["deals-strangers.csv", strangers],
  ["surveys.csv", surveys],
  ["peers.csv", peers],
  ["knowledge.csv", knowledge],
];

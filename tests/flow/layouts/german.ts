/** A German CRM: Windows-1252, semicolons, day first, decimal commas; each position of an order repeats the order's total. */
import { encoded } from "../../../packages/ingest/src/reading.fixture.ts";
import { type Column, dated, grouped, type Layout, masked, positions, type Row, type Sheet, wide } from "./layout.ts";

const day = (header: string, name: string): Column => [header, dated(name, (y, m, d) => `${d}.${m}.${y}`)];
const moment = (header: string, name: string): Column => [
  header,
  dated(name, (y, m, d, time) => `${d}.${m}.${y} ${time}`),
];
const money = (header: string, name: string): Column => [header, (row) => grouped(row[name] ?? "", ".", ",")];
const word = (header: string, name: string, words: Record<string, string>): Column => [
  header,
  (row: Row) => words[row[name] ?? ""] ?? row[name] ?? "",
];
const dmy = (header: string) => ({ column: [header], order: "dmy" as const });
const euro = (header: string) => ({ column: [header], decimal: "," as const });
const number = (header: string) => ({ what: "id", column: [header] });
const back = <const T extends string>(words: Record<T, string>) =>
  Object.fromEntries(Object.entries<string>(words).map(([ours, theirs]) => [theirs, ours])) as Record<string, T>;

const YES = { yes: "ja", no: "nein" } as const;
const ROLE = { rep: "Vertrieb", lead: "Teamleitung", manager: "Bereichsleitung", support: "Innendienst" } as const;
const STAGE = { won: "gewonnen", lost: "verloren", open: "offen" } as const;
const LEAD = { open: "in Arbeit", converted: "übernommen", lost: "verloren" } as const;
const CHANNEL = { email: "E-Mail", call: "Anruf", meeting: "Termin", message: "Nachricht", visit: "Besuch" } as const;
const TYPE = { ticket: "Störung", complaint: "Beschwerde", need: "Wunsch" } as const;
const SCOPE = { person: "Person", company: "Firma" } as const;

/** Windows-1252 has no Chinese: every such sign becomes four letters of it, the first of a word apart, as in a name. */
function latin(text: string): string {
  const letters = "abdeghiklmnoäöüß";
  const spell = (sign: string) => [12, 8, 4, 0].map((shift) => letters[(sign.charCodeAt(0) >> shift) & 15]).join("");
  const word = (signs: string) => `X${signs}`;
  return text.replace(/[^\p{ASCII}]+/gu, (run) => {
    const [first = "", ...rest] = [...run].map(spell);
    return rest.length === 0 ? word(first) : `${word(first)} ${word(rest.join(""))}`;
  });
}

export const GERMAN: Layout = {
  name: "german",
  delimiter: ";",
  lineEnd: "\r\n",
  encoding: "windows-1252",
  encode: (text) => encoded(text, "windows-1252"),
  text: latin,
  sheets: (company): Sheet[] => [
    {
      of: "people",
      columns: [
        ["Personalnr.", "employee id"],
        ["Vorname", (row) => (row.name ?? "").replace(/ .*/, "")],
        ["Nachname", (row) => (row.name ?? "").replace(/^\S+ ?/, "")],
        ["E-Mail-Adresse", "email"],
        ["Durchwahl", "extension"],
        ["Gruppe", "team"],
        ["Gebiet", "region"],
        ["Vorgesetzte(r)", "manager"],
        word("Funktion", "role", ROLE),
        day("Eintritt", "hire date"),
        day("Austritt", "leave date"),
        day("gültig ab", "from"),
      ],
      profile: {
        emits: [
          {
            ...{ kind: "person", key: number("Personalnr."), name: { columns: [["Vorname"], ["Nachname"]] } },
            aliases: [
              { what: "email", column: ["E-Mail-Adresse"] },
              { what: "extension", column: ["Durchwahl"] },
            ],
            ...{ team: ["Gruppe"], region: ["Gebiet"], manager: ["Vorgesetzte(r)"] },
            role: { column: ["Funktion"], words: back(ROLE) },
            ...{ hireDay: dmy("Eintritt"), leaveDay: dmy("Austritt"), from: dmy("gültig ab") },
          },
        ],
      },
    },
    {
      of: "targets",
      rows: wide,
      columns: [
        word("Ebene", "scope", SCOPE),
        ["Nr.", "subject"],
        money("Soll 09/2026 €", "2026-09"),
        money("Soll 10/2026 €", "2026-10"),
      ],
      profile: {
        emits: [9, 10].map((month) => {
          const header = `Soll ${String(month).padStart(2, "0")}/2026 €`;
          return {
            ...{ kind: "target", when: { filled: [header] }, month: { year: 2026, month } },
            ...{ scope: { column: ["Ebene"], words: back(SCOPE) }, subject: ["Nr."], person: "id" },
            amount: euro(header),
          };
        }),
      },
    },
    {
      of: "deals",
      rows: positions,
      columns: [
        ["Auftrag", "deal id"],
        ["Pos.", "position"],
        ["Betreuer", "owner"],
        ["Partner", "second owner"],
        ["Anteil Partner", (row) => (row["second share"] ? `${row["second share"]},0 %` : "")],
        word("Status", "stage", STAGE),
        money("Positionswert", "part"),
        money("Auftragswert €", "amount"),
        day("Abschluss", "close date"),
        day("Angelegt", "open date"),
        ["Produkt", "product"],
        ["Kunde", "customer"],
        ["Kundenklasse", "customer tier"],
        ["Grund", "loss reason"],
        moment("Geändert", "updated at"),
      ],
      profile: {
        stamp: dmy("Geändert"),
        emits: [
          {
            ...{ kind: "deal", id: [["Auftrag"]], owner: number("Betreuer") },
            credits: [
              { owner: number("Betreuer") },
              {
                owner: number("Partner"),
                share: { column: ["Anteil Partner"], unit: "percent", decimal: "," },
              },
            ],
            stage: { column: ["Status"], words: back(STAGE) },
            ...{ stageName: ["Status"], amount: euro("Auftragswert €") },
            ...{ closeDay: dmy("Abschluss"), openDay: dmy("Angelegt") },
            ...{ product: ["Produkt"], customer: ["Kunde"], tier: ["Kundenklasse"], lossReason: ["Grund"] },
          },
        ],
      },
    },
    {
      of: "calls",
      columns: [
        ["Gespräch", "call id"],
        ["Nebenstelle", (row) => `SIP/${company.extension(row.agent ?? "")}-${(row["call id"] ?? "").slice(-4)}`],
        ["Datum", dated("start", (y, m, d) => `${d}.${m}.${y}`)],
        ["Uhrzeit", (row) => (row.start ?? "").split(" ")[1] ?? ""],
        word("Richtung", "direction", { out: "gehend", in: "kommend" }),
        word("angenommen", "connected", YES),
        [
          "Dauer",
          ({ "talk seconds": text = "" }) =>
            `0:${String(Math.floor(+text / 60)).padStart(2, "0")}:${String(+text % 60).padStart(2, "0")}`,
        ],
        ["Rufnummer", (row) => masked(row.customer ?? "")],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "call", id: [["Gespräch"]] },
            owner: { what: "extension", column: ["Nebenstelle"], after: "/", before: "-" },
            start: { date: ["Datum"], time: ["Uhrzeit"], order: "dmy" },
            direction: { column: ["Richtung"], words: { gehend: "out", kommend: "in" } },
            connected: { column: ["angenommen"], words: back(YES) },
            ...{ talk: { column: ["Dauer"], form: "clock" }, customer: ["Rufnummer"] },
          },
        ],
      },
    },
    {
      of: "surveys",
      columns: [
        ["Befragung", "survey id"],
        ["Mitarbeiter", (row) => company.email(row.agent ?? "")],
        day("am", "date"),
        ["Note", (row) => `${row.score},0`],
        ["von", "scale"],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "survey", id: [["Befragung"]], owner: { what: "email", column: ["Mitarbeiter"] } },
            ...{ day: dmy("am"), score: euro("Note"), scale: { column: ["von"] } },
          },
        ],
      },
    },
    {
      of: "payments",
      columns: [
        ["Beleg", "payment id"],
        ["Auftrag", "deal id"],
        day("Eingang", "received on"),
        day("fällig", "due on"),
        ["Cent", (row) => (row.amount ?? "").replace(".", "")],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "payment", id: [["Beleg"]], deal: ["Auftrag"], day: dmy("Eingang"), dueDay: dmy("fällig") },
            amount: { column: ["Cent"], unit: "minor" },
          },
        ],
      },
    },
    {
      of: "refunds",
      columns: [
        ["Gutschrift", "refund id"],
        ["Auftrag", "deal id"],
        day("Datum", "refund date"),
        ["Betrag", (row) => `-${grouped(row.amount ?? "", ".", ",")}`],
        ["Grund", "reason"],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "refund", id: [["Gutschrift"]], deal: ["Auftrag"], day: dmy("Datum"), reason: ["Grund"] },
            amount: { ...euro("Betrag"), negative: "drop" },
          },
        ],
      },
    },
    {
      of: "leave",
      columns: [
        ["Antrag", "leave id"],
        ["Personalnr.", "person"],
        day("von", "from"),
        day("bis", "to"),
        ["Art", "type"],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "leave", id: [["Antrag"]], owner: number("Personalnr."), type: ["Art"] },
            ...{ from: dmy("von"), to: dmy("bis") },
          },
        ],
      },
    },
    {
      of: "market",
      columns: [
        ["Monat", (row) => (row.month ?? "").split("-").reverse().join("/")],
        ["Gebiet", "region"],
        ["Anbieter", "competitor"],
        ["Anteil", (row) => `${(row["market share"] ?? "").replace(".", ",")} %`],
        word("wir", "our own", YES),
      ],
      profile: {
        emits: [
          {
            ...{ kind: "share", month: ["Monat"], region: ["Gebiet"], competitor: ["Anbieter"] },
            share: { column: ["Anteil"], unit: "percent", decimal: "," },
            us: { column: ["wir"], words: back(YES) },
          },
        ],
      },
    },
    {
      of: "customers",
      columns: [
        ["Kundennr.", "customer id"],
        ["Firma", "customer name"],
        ["Betreuer", "owner"],
        ["Telefon", (row) => masked(row.phone ?? "")],
        ["Klasse", "customer tier"],
        ["Güte", "grade"],
        ["Gebiet", "region"],
        ["Herkunft", "channel"],
        day("Kunde seit", "customer since"),
      ],
      profile: {
        emits: [
          {
            ...{ kind: "customer", id: [["Kundennr."]], name: ["Firma"], owner: number("Betreuer") },
            ...{ phone: ["Telefon"], tier: ["Klasse"], region: ["Gebiet"], channel: ["Herkunft"] },
            grade: { column: ["Güte"], words: { A: "A", B: "B", C: "C" } },
            since: dmy("Kunde seit"),
          },
        ],
      },
    },
    {
      of: "leads",
      columns: [
        ["Anfrage", "lead id"],
        ["Betreuer", "owner"],
        day("Eingang", "created on"),
        word("Stand", "stage", LEAD),
        ["Name", "lead name"],
        ["Herkunft", "channel"],
        ["Güte", "grade"],
        day("erledigt", "closed on"),
        ["Grund", "loss reason"],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "lead", id: [["Anfrage"]], owner: number("Betreuer"), day: dmy("Eingang") },
            ...{ stage: { column: ["Stand"], words: back(LEAD) }, stageName: ["Stand"] },
            ...{ name: ["Name"], channel: ["Herkunft"], closeDay: dmy("erledigt"), lossReason: ["Grund"] },
            grade: { column: ["Güte"], words: { A: "A", B: "B", C: "C" } },
          },
        ],
      },
    },
    {
      of: "follow-ups",
      columns: [
        ["Kontakt", "follow-up id"],
        ["Betreuer", "owner"],
        day("Datum", "date"),
        word("Weg", "channel", CHANNEL),
        word("erreicht", "held", YES),
        ["Kundennr.", "customer"],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "followup", id: [["Kontakt"]], owner: number("Betreuer"), day: dmy("Datum") },
            channel: { column: ["Weg"], words: back(CHANNEL) },
            held: { column: ["erreicht"], words: back(YES) },
            customer: ["Kundennr."],
          },
        ],
      },
    },
    {
      of: "complaints",
      columns: [
        ["Vorgang", "complaint id"],
        ["Betreuer", "owner"],
        word("Art", "type", TYPE),
        moment("Eingang", "opened at"),
        moment("Antwort", "answered at"),
        moment("Ende", "closed at"),
        ["Kundennr.", "customer"],
        ["Thema", "topic"],
        ["Stand", "status"],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "complaint", id: [["Vorgang"]], owner: number("Betreuer") },
            type: { column: ["Art"], words: back(TYPE) },
            ...{ opened: dmy("Eingang"), answered: dmy("Antwort"), closed: dmy("Ende") },
            ...{ customer: ["Kundennr."], topic: ["Thema"], status: ["Stand"] },
          },
        ],
      },
    },
    {
      of: "peer",
      columns: [
        ["Bewertung", "review id"],
        ["Person", "person"],
        day("am", "date"),
        ["Punkte", "score"],
        ["Höchstzahl", "scale"],
        ["durch", "by"],
      ],
      profile: {
        emits: [
          {
            ...{ kind: "peer", id: [["Bewertung"]], owner: number("Person"), day: dmy("am"), by: ["durch"] },
            ...{ score: { column: ["Punkte"] }, scale: { column: ["Höchstzahl"] } },
          },
        ],
      },
    },
    {
      of: "knowledge",
      columns: [
        ["Beitrag", "item id"],
        ["Person", "person"],
        day("am", "date"),
        ["Titel", "title"],
        word("bestätigt", "confirmed", YES),
      ],
      profile: {
        emits: [
          {
            ...{ kind: "knowledge", id: [["Beitrag"]], owner: number("Person"), day: dmy("am"), title: ["Titel"] },
            confirmed: { column: ["bestätigt"], words: back(YES) },
          },
        ],
      },
    },
  ],
};

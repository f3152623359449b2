/** A company of four whose every figure can be added up in the head. */

/** Two teams, two regions. */
export const PEOPLE = `employee id,name,team,region,email
A1,Anna Berg,Falcons,North,anna@example.com
B2,Bo Chen,Falcons,North,bo@example.com
C3,Chloé Díaz,Otters,South,chloe@example.com
D4,Dai Lin,Otters,South,dai@example.com
`;

/** January: Anna 1,000.00 + 200.50 = 1,200.50, Bo 800.00, Chloé 99.99, Dai lost his one. February: Anna 300.00, Dai 450.25. */
export const DEALS = `deal id,owner,stage,amount,close date
D1,A1,won,1000.00,2026-01-05
D2,A1,won,200.50,2026-01-20
D3,B2,won,800.00,2026-01-21
D4,C3,won,99.99,2026-01-30
D5,D4,lost,70.00,2026-01-31
D6,A1,won,300.00,2026-02-03
D7,D4,won,450.25,2026-02-14
D8,B2,open,5000.00,
`;

/** January: Anna 3 dials, 2 connected, 90 + 30 s; Bo 2 dials (1 inbound), both connected, 60 + 45 s; Dai 1, not connected. */
export const CALLS = `call id,agent,start,direction,connected,talk seconds,customer
K1,A1,2026-01-05 09:00:00,out,yes,90,13800000001
K2,A1,2026-01-05 09:10:00,out,yes,30,13800000002
K3,A1,2026-01-06 10:00:00,out,no,0,13800000003
K4,B2,2026-01-05 11:00:00,in,yes,60,13800000001
K5,B2,2026-01-07 12:00:00,out,yes,45,13800000004
K6,D4,2026-01-31 23:59:59,out,no,0,13800000005
`;

export const TARGETS = `month,scope,subject,revenue target
2026-01,person,A1,1000.00
2026-01,person,B2,1000.00
2026-01,person,C3,100.00
2026-01,person,D4,100.00
`;

/** Six answers for Anna: 4.5 of 5 on average. */
export const SURVEYS = `survey id,agent,date,score,scale
S1,A1,2026-01-05,5,5
S2,A1,2026-01-06,5,5
S3,A1,2026-01-07,4,5
S4,A1,2026-01-08,4,5
S5,A1,2026-01-09,5,5
S6,A1,2026-01-10,4,5
S7,B2,2026-01-10,2,5
`;

export const PEERS = `review id,person,date,score,scale,by
P1,A1,2026-01-15,8,10,B2
P2,B2,2026-01-15,6,10,A1
`;

export const KNOWLEDGE = `item id,person,date,title,confirmed
N1,A1,2026-01-12,Opening a call,yes
N2,B2,2026-01-13,Asking for the order,no
`;

export const FILES: [string, string][] = [
  ["people.csv", PEOPLE],
  ["deals.csv", DEALS],
  ["calls.csv", CALLS],
  ["targets.csv", TARGETS],
  ["surveys.csv", SURVEYS],
  ["peers.csv", PEERS],
  ["knowledge.csv", KNOWLEDGE],
];

/** D1 is Bo's, D2 has another amount, and 200 deals of both months are new: more than lie in one item of a store. */
export const MANY_DEALS = [
  "deal id,owner,stage,amount,close date",
  "D1,B2,won,1111.11,2026-02-05",
  "D2,A1,won,201.50,2026-01-20",
  ...Array.from({ length: 200 }, (_, at) => {
    const day = `2026-0${1 + (at % 2)}-${String(1 + (at % 28)).padStart(2, "0")}`;
    return `M${at},${["A1", "B2", "C3", "D4"][at % 4]},${["won", "lost"][at % 3] ?? "open"},${at}.50,${day}`;
  }),
  "",
].join("\n");

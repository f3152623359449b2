/** A yuan firm: three plans by role, a calendar, draws, a policy changed mid-way; GBK, workbooks, archives. */
import { gzipSync } from "node:zlib";
import { capture, profiles, rebuild } from "./capture.ts";
import { csv } from "./draw.ts";
import * as Firm from "./firm.ts";
import { http } from "./http.ts";
import { list, type Shop } from "./shop.ts";
import { agree, policyNow, publish, readyPlan, takeIn, users } from "./story.ts";
import * as Zip from "./zip.ts";

const MONTHS = ["2026-01", "2026-02", "2026-03", "2026-04"];
const WORDS: Record<string, string> = {
  won: "赢单",
  lost: "输单",
  open: "进行中",
  yes: "是",
  no: "否",
  out: "呼出",
  in: "呼入",
  person: "个人",
  team: "团队",
  company: "公司",
};
const chinese = (rows: Firm.Rows, ...columns: number[]) =>
  rows.map((row) => row.map((cell, at) => (columns.includes(at) ? (WORDS[String(cell)] ?? cell) : cell)));
const table = (head: string, rows: Firm.Rows) => [head.split(","), ...rows];

export async function cny(shop: Shop): Promise<void> {
  const of = Firm.firm({
    ...{ seed: 37, months: MONTHS, decimals: 2, products: ["宽带", "云主机"], tiers: ["重点", "一般"] },
    teams: [
      ["飞鹰", "华东"],
      ["水獭", "华南"],
      ["骆驼", "华东"],
    ],
    names: [
      "总监王",
      "组长李",
      "组长张",
      "组长赵",
      "陈静",
      "林晓",
      "黄磊",
      "周婷",
      "吴刚",
      "郑爽",
      "孙悦",
      "马超",
      "朱琳",
    ],
  });
  await shop.tell(
    "init",
    "init",
    "--zone",
    "Asia/Shanghai",
    "--currency",
    "CNY",
    "--name",
    "长河销售",
    "--locale",
    "zh-CN",
    "--unknown-owners",
    "create",
  );
  const HEAD = "工号,姓名,邮箱,分机,团队,大区,主管,角色,入职日期,离职日期,生效日期";
  const ROLES: Record<string, string> = { rep: "销售", lead: "组长", manager: "主管" };
  const people = Firm.peopleRows(of).map((row) => row.with(7, ROLES[String(row[7])] ?? "支持"));
  await takeIn(shop, "员工.csv", Zip.gbk(csv(HEAD, people)));
  const known = list((await shop.json("people", "people", "list")).people);
  await users(shop, String(known[5]?.id));
  await takeIn(
    shop,
    "目标.xlsx",
    Zip.workbook(table("月份,层级,对象,销售目标", chinese(Firm.targetRows(of, 12_000), 1))),
  );

  const policy = await policyNow(shop);
  policy.plans = [
    {
      roles: ["rep"],
      plan: await readyPlan(shop, "scorecard-bonus"),
      variable: "3000",
      variables: { [String(known[4]?.id)]: "4500.50" },
    },
    { roles: ["lead"], plan: await readyPlan(shop, "team-linked"), variable: "5000" },
    {
      roles: ["manager"],
      plan: {
        id: "manager-draw",
        title: { en: "Manager", zh: "主管" },
        currency: "CNY",
        components: [
          {
            id: "team",
            measure: "team",
            unit: "month",
            bounds: "target",
            boundary: "upper",
            tiers: [
              { from: "0", mode: "flat", payout: "0" },
              { from: "0.9", mode: "flat", payout: "1" },
            ],
          },
        ],
        variable: "8000",
        draw: { amount: "3000", recoverable: true, periods: "3", recovery: { startsIn: "2", share: "50%" } },
      },
    },
  ];
  policy.calendar = {
    2026: {
      holidays: [
        "2026-01-01",
        "2026-01-02",
        "2026-02-16",
        "2026-02-17",
        "2026-02-18",
        "2026-02-19",
        "2026-02-20",
        "2026-02-23",
        "2026-04-06",
      ],
      makeUp: ["2026-01-04", "2026-02-14", "2026-02-28"],
    },
  };
  await agree(shop, "three-plans", policy, "2026-01");
  await shop.json("policy-after", "policy", "show");

  const deals = new Map<string, Firm.Rows>();
  const DEALS =
    "商机编号,负责人,负责人比例,第二负责人,第二负责人比例,协作人,协作比例,阶段,金额,成交日期,创建日期,产品,客户,客户等级,丢单原因,成本,标价,数量,取消日期,更新时间";
  for (const name of MONTHS) {
    shop.at(`${Firm.plus(`${name}-${Firm.lastDay(name)}`, 1)}T01:00`);
    const rows = Firm.dealRows(of, name, 4, 500, 6000);
    deals.set(name, rows);
    const text = csv(DEALS, chinese(rows, 7));
    if (name === "2026-01") await takeIn(shop, `商机-${name}.xlsx`, Zip.workbook(table(DEALS, chinese(rows, 7))));
    else if (name === "2026-02")
      await takeIn(shop, `商机-${name}.zip`, Zip.zip([{ name: "export.csv", bytes: Zip.gbk(text) }]));
    else await takeIn(shop, `商机-${name}.csv.gz`, gzipSync(Zip.gbk(text)));
    await takeIn(
      shop,
      `通话-${name}.csv`,
      Zip.gbk(
        csv("通话编号,坐席,开始时间,呼叫方向,是否接通,通话时长,客户号码", chinese(Firm.callRows(of, name, 30), 3, 4)),
      ),
    );
    await takeIn(shop, `评价-${name}.csv`, csv("\uFEFF评价编号,坐席,日期,评分,满分", Firm.surveyRows(of, name)));
    await takeIn(
      shop,
      `互评-${name}.xlsx`,
      Zip.workbook(table("互评编号,被评人,日期,评分,满分,评价人", Firm.peerRows(of, name))),
    );
    await takeIn(
      shop,
      `分享-${name}.csv`,
      csv("\uFEFF分享编号,员工,日期,标题,是否确认", chinese(Firm.knowledgeRows(of, name), 4)),
    );
    await takeIn(shop, `回款-${name}.csv`, csv("回款编号,商机编号,到账日期,应收日期,金额", Firm.paymentRows(of, rows)));
    if (name === "2026-01")
      await takeIn(shop, "请假.csv", csv("请假编号,员工,开始日期,结束日期,假别,每日比例", Firm.leaveRows(of)));
    if (name === "2026-02") await change(shop);
    if (name !== "2026-04") await publish(shop, name, ["dana", "finn"]);
  }
  await takeIn(
    shop,
    "退款.csv",
    csv("退款编号,商机编号,退款日期,金额,退款原因", Firm.refundRows(of, [...deals.values()].slice(0, 3).flat(), 110)),
  );
  await takeIn(shop, "市场.csv", csv("月份,大区,品牌,市场份额,是否本公司", chinese(Firm.shareRows(of), 4)));
  await shop.json("restate", "restate", "--month", "2026-02", "--as", "finn", "--cause", "退款");
  await shop.json("nightly", "nightly", "--today", "2026-05-07");
  await capture(shop, "end", {
    months: MONTHS,
    figures: shop.isQuick ? 40 : 150,
    parts: ["2026-02"],
    users: ["cora", "rita"],
    workbooks: true,
  });
  for (const schema of ["plan", "policy"]) await shop.json(`schema-${schema}`, "policy", "schema", schema);
  for (const locale of ["en", "zh-CN"]) await shop.tell(`drafts-${locale}`, "policy", "drafts", "--locale", locale);
  await profiles(shop, false);
  await http(shop, shop.isQuick ? ["2026-02"] : ["2026-02", "2026-04"]);
  if (!shop.isQuick) await rebuild(shop, MONTHS);
}

/** From March on the weights and the reps' plan change: one draft is rejected, one does not hold together, one is approved. */
async function change(shop: Shop): Promise<void> {
  const policy = await policyNow(shop);
  await agree(
    shop,
    "broken",
    { ...policy, scorecard: { ...policy.scorecard, sales: { weight: 70, cap: 150 } } },
    "2026-03",
  );
  const { sales, satisfaction } = policy.scorecard;
  const [reps, ...others] = policy.plans;
  if (sales === undefined || satisfaction === undefined || reps === undefined)
    throw new Error("the policy has no plan");
  const plan = {
    ...(await readyPlan(shop, "three-lines")),
    draw: { amount: "500", recoverable: true, recovery: { startsIn: "1", share: "100%" } },
  };
  policy.scorecard = {
    ...policy.scorecard,
    sales: { ...sales, weight: 50 },
    satisfaction: { ...satisfaction, weight: 30 },
  };
  policy.plans = [{ roles: reps.roles, plan }, ...others];
  await agree(shop, "from-march", policy, "2026-03");
}

/** Every name of the made-up company. People, customers and titles are invented; addresses use the reserved `.example` domain. */

export const TEAMS = [
  { name: "飞鹰 Falcon", region: "华东 East" },
  { name: "蓝鲸 Whale", region: "华东 East" },
  { name: "青松 Pine", region: "华东 East" },
  { name: "木棉 Kapok", region: "华南 South" },
  { name: "南风 Monsoon", region: "华南 South" },
  { name: "海豚 Dolphin", region: "华南 South" },
  { name: "北斗 Dipper", region: "华北 North" },
  { name: "雪豹 Leopard", region: "华北 North" },
] as const;

/** The region whose office exports its deals with Chinese headers. */
export const CHINESE_OFFICE = "华南 South";

export const MANAGERS = [
  { name: "Eleanor Whitfield", login: "eleanor.whitfield", region: "华东 East" },
  { name: "黎振南", login: "zhennan.li", region: "华南 South" },
  { name: "孟朝阳", login: "zhaoyang.meng", region: "华北 North" },
] as const;

/** One lead a team, in the order of the teams. */
export const LEADS = people(`
  高远帆 yuanfan.gao | Victor Lindqvist victor.lindqvist | 苏念慈 nianci.su | 陈慕岚 mulan.chen
  Naomi Fairweather naomi.fairweather | 邓其川 qichuan.deng | 傅雪松 xuesong.fu | Stephen Okoro stephen.okoro`);

export const SUPPORT = people("方知微 zhiwei.fang | Tessa Moran tessa.moran");

/** Reps who were there from the start, team by team in the order of the teams. */
export const VETERANS = [
  people(`沈知行 zhixing.shen | 顾明澈 mingche.gu | Olivia Brandt olivia.brandt | 陆雨桐 yutong.lu
    Marcus Reidel marcus.reidel | 许嘉禾 jiahe.xu | 程书意 shuyi.cheng | 韩子沐 zimu.han`),
  people(`周亦凡 yifan.zhou | Hannah Coldwell hannah.coldwell | 吴若溪 ruoxi.wu | 郑浩然 haoran.zheng
    蒋文心 wenxin.jiang | Daniel Osgood daniel.osgood | 冯景行 jingxing.feng`),
  people(`朱清扬 qingyang.zhu | 秦安歌 ange.qin | Priya Nandan priya.nandan | 尤晓峰 xiaofeng.you
    何沐阳 muyang.he | Leo Castellane leo.castellane | 曹静姝 jingshu.cao`),
  people(`梁海生 haisheng.liang | 罗嘉欣 jiaxin.luo | Grace Tembo grace.tembo | 谢俊熙 junxi.xie
    唐婉宁 wanning.tang | Ethan Marlow ethan.marlow | 邹立诚 licheng.zou`),
  people(`叶晴川 qingchuan.ye | Sofia Almeda sofia.almeda | 潘启明 qiming.pan | 董思齐 siqi.dong
    Julian Hartwell julian.hartwell | 袁可心 kexin.yuan | 余承泽 chengze.yu`),
  people(`彭望舒 wangshu.peng | 卢天翊 tianyi.lu | Chloe Winslow chloe.winslow | 姜北辰 beichen.jiang
    钟灵韵 lingyun.zhong | Adrian Voss adrian.voss | 丁向南 xiangnan.ding`),
  people(`魏长风 changfeng.wei | 任书瑶 shuyao.ren | Felix Dunmore felix.dunmore | 石磊磊 leilei.shi
    贾云舒 yunshu.jia | Maya Kestrel maya.kestrel | 白景明 jingming.bai | 崔子衿 zijin.cui`),
  people(`范星河 xinghe.fan | Isabel Thorne isabel.thorne | 薛千寻 qianxun.xue | 侯立夏 lixia.hou
    Oscar Penhale oscar.penhale | 龙若飞 ruofei.long | 万思源 siyuan.wan`),
];

/** Reps who join during the year, in the order in which they join. */
export const JOINERS = people(`
  Ruby Ashcombe ruby.ashcombe | 段亦辰 yichen.duan | 雷雨萌 yumeng.lei | Noah Farrant noah.farrant
  陶然之 ranzhi.tao | 康伯言 boyan.kang | Amelia Strand amelia.strand | 毛晓棠 xiaotang.mao`);

/** `weight` is the product's price beside the company's average. */
export const PRODUCTS = [
  { name: "云总机 Cloud PBX", weight: 1.1, share: 0.38 },
  { name: "企业专线 Fibre", weight: 1.5, share: 0.2 },
  { name: "400 热线 Hotline", weight: 0.85, share: 0.27 },
  { name: "短信 Messaging", weight: 0.55, share: 0.15 },
] as const;

export const TIERS = [
  { name: "A", weight: 1.9 },
  { name: "B", weight: 1.1 },
  { name: "C", weight: 0.65 },
] as const;

export const LOSS_REASONS = [
  { en: "Price", zh: "价格" },
  { en: "Chose a competitor", zh: "选择竞品" },
  { en: "No budget", zh: "没有预算" },
  { en: "No decision", zh: "迟迟未决" },
] as const;
export const LATE_LOSS = { en: "Lost at contract stage", zh: "合同阶段流失" } as const;

export const US = "临溪通讯 Linxi";
/** Those who sell the same, invented too; `share` is an ordinary month's. */
export const COMPETITORS = [
  { name: "澄江云 Chengjiang", share: 0.27 },
  { name: "岭北通信 Lingbei", share: 0.21 },
  { name: "Harbourline", share: 0.13 },
] as const;

export const CHANNELS = ["网站 Website", "转介绍 Referral", "展会 Fair", "外呼 Cold call", "400 热线 Hotline"];
export const TOPICS = [
  "开通延迟 Late activation",
  "账单 Billing",
  "通话质量 Call quality",
  "套餐变更 Plan change",
  "发票 Invoice",
];

/** Whom the company sells to, by what they do; a customer's is the customer's. */
export const INDUSTRIES = [
  "制造 Manufacturing",
  "零售 Retail",
  "物流 Logistics",
  "教育 Education",
  "医疗 Healthcare",
  "服务 Services",
] as const;
export const SIZES = ["1-20", "21-50", "51-200", "201-500", "500+"];
export const CONTACTS = [
  "采购部 Purchasing",
  "IT 部 IT office",
  "行政部 Administration",
  "总经理办公室 General manager",
];
export const CUSTOMER_STAGES = ["已签约 Signed", "已签约 Signed", "续约中 Renewing", "洽谈中 In talks"];

/** What a lead says of the three things that make its grade: need, budget, who decides. */
export const NEEDS = ["有 yes", "有 yes", "待确认 open"];
export const BUDGETS = ["明确 set", "待审批 to be approved", "无 none"];
export const DECISIONS = ["完整 known", "部分 in part", "不清楚 unknown"];

export const NOTES = [
  { note: "报价已发，等待回复 Quote sent, waiting", next: "电话确认报价 Call about the quote" },
  { note: "演示顺利，希望看到案例 Demo went well, wants references", next: "寄送同行案例 Send references" },
  { note: "负责人出差，下周再联系 Away until next week", next: "再次联系 Call again" },
  { note: "合同条款在审 Contract under review", next: "跟进法务意见 Ask for legal's answer" },
] as const;

export const COURSES = [
  { name: "云总机产品认证 Cloud PBX certification", level: "新人 New" },
  { name: "大客户谈判 Key account negotiation", level: "骨干 Core" },
  { name: "投诉处理规范 Complaint handling", level: "新人 New" },
  { name: "专线方案设计 Designing a fibre offer", level: "骨干 Core" },
] as const;
export const ABILITIES = ["沟通 Communication", "销售技巧 Selling", "产品知识 Product", "抗压 Pressure"] as const;

export const TITLES = [
  "Opening a first call in twenty seconds",
  "异议处理：“太贵了”",
  "Cloud PBX against a desk phone, in one page",
  "专线报价速查表",
  "Three questions that find the budget",
  "老客户转介绍话术",
  "How we won a key account back",
  "年前回访清单",
  "Reading a tender without fear",
  "合同条款常见问题",
  "Keeping a pipeline clean on Fridays",
  "短信产品合规要点",
] as const;

const CUSTOMER_FIRST =
  pairs(`清禾 Qinghe,云杉 Yunshan,墨川 Mochuan,嘉木 Jiamu,星渡 Xingdu,白榆 Baiyu,远汀 Yuanting,听澜 Tinglan,青岚 Qinglan,
  望岳 Wangyue,松果 Songguo,鹿鸣 Luming,晨舟 Chenzhou,石桥 Shiqiao,锦帆 Jinfan,半夏 Banxia,南屏 Nanping,橙野 Chengye,溪谷 Xigu,知秋 Zhiqiu,
  竹里 Zhuli,北渚 Beizhu,朗月 Langyue,春山 Chunshan,海棠 Haitang,雁栖 Yanqi,云帆 Yunfan,流萤 Liuying,归禾 Guihe,芦洲 Luzhou,
  霁月 Jiyue,长亭 Changting,沐风 Mufeng,安澜 Anlan,麦田 Maitian,岩茶 Yancha,瑶光 Yaoguang,青鸾 Qingluan,双溪 Shuangxi,碧潭 Bitan`);
const CUSTOMER_SECOND =
  pairs(`食品 Foods,物流 Logistics,教育 Learning,建材 Materials,家居 Home,医疗 Care,纺织 Textiles,旅行 Travel,包装 Packaging,电子 Electronics,
  农业 Farms,装饰 Interiors,印务 Print,机械 Machinery,酒店 Hotels,汽配 Autoparts,咨询 Advisory,茶业 Teas,玩具 Toys,文具 Stationery,
  健身 Fitness,花卉 Flowers,器械 Instruments,冷链 Coldchain,宠物 Pets,影像 Imaging,化工 Chemicals,服饰 Apparel,灯具 Lighting,园林 Gardens,
  传媒 Media,安防 Security,置业 Estates,烘焙 Bakery,体育 Sports,家电 Appliances,海产 Seafood,钢构 Steel,乐器 Music,环保 Green`);

export const CUSTOMERS = CUSTOMER_FIRST.length * CUSTOMER_SECOND.length;

/** The name of customer 0 to 1,599: two in three in Chinese, no two alike. */
export function customer(index: number): string {
  // 807 and 1,600 share no factor: each index has a pair of its own, and neighbours do not look related
  const mixed = (index * 807) % CUSTOMERS;
  const [firstZh, firstEn] = CUSTOMER_FIRST[mixed % CUSTOMER_FIRST.length] as [string, string];
  const [secondZh, secondEn] = CUSTOMER_SECOND[Math.floor(mixed / CUSTOMER_FIRST.length)] as [string, string];
  return index % 3 === 0 ? `${firstEn} ${secondEn}` : `${firstZh}${secondZh}`;
}

/** A number that cannot exist: no Chinese area or mobile code begins with 000. */
export function phone(index: number): string {
  return `+86000${5_000_000 + index}`;
}

export type Named = { name: string; login: string };

function people(text: string): Named[] {
  return text
    .split(/[|\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map((entry) => ({ name: entry.slice(0, entry.lastIndexOf(" ")), login: entry.slice(entry.lastIndexOf(" ") + 1) }));
}

function pairs(text: string): [string, string][] {
  return text.split(",").map((pair) => {
    const [zh = "", en = ""] = pair.trim().split(" ");
    return [zh, en];
  });
}

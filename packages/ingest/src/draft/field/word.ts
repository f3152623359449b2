/** Words that headers and cells of many exports share. */

/** "owner|负责人" */
export const list = (words: string): string[] => words.split("|");

export const OWNER = list(
  "owner|sales agent|agent|sales rep|rep|salesperson|sales person|seller|owner id|owner name|owner email|assigned to|user|user name|user id|employee id|employee|staff|operator|负责人|销售|销售员|业务员|客户经理|坐席|坐席工号|工号|员工|员工姓名|员工编号|归属人|所属人|跟进人|经办人|销售代表",
);
export const CUSTOMER = list(
  "customer|customer id|customer name|account|account id|account name|client|company|customer no|associated company|客户|客户名称|客户编号|客户名|客户姓名|客户号码|公司|公司名称",
);
export const CURRENCY = list("currency|currency code|currencyisocode|deal currency|币种|货币");
export const REGION = list("region|area|regional office|office|territory|province|大区|区域|地区|省份");
export const CHANNEL = list("source|lead source|channel|lead origin|origin|utm source|来源|渠道|客户来源|线索来源");
export const REASON = list("loss reason|closed lost reason|lost reason|reason|丢单原因|输单原因|流失原因|失败原因");

export const YES_NO: Record<string, string[]> = {
  yes: list("yes|y|true|t|1|是|有|ok|已接通|接通|已确认|answered|connected|confirmed"),
  no: list(
    "no|n|false|f|0|否|未接通|未确认|no answer|noanswer|no-answer|busy|failed|congestion|missed|not answered|unanswered|未接|忙线|无人接听|拒接",
  ),
};
export const GRADE: Record<string, string[]> = {
  A: list("a|key|hot|重点|重点客户|a级|a类"),
  B: list("b|high-intent|high intent|warm|高意向|意向|b级|b类"),
  C: list("c|initial|cold|初步|普通|c级|c类"),
};
export const SCOPE: Record<string, string[]> = {
  person: list("person|individual|rep|个人|人员|员工"),
  team: list("team|group|团队|小组|部门"),
  region: list("region|area|大区|区域"),
  company: list("company|total|all|公司|全公司|合计"),
};

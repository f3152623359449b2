/** Header words that many kinds of exports share, the plainest first. */

export const OWNER =
  "owner|sales agent|agent|sales rep|rep|salesperson|sales person|seller|opportunity owner|deal owner|lead owner|account owner|record owner|owner id|owner name|owner email|assigned to|user|user name|user id|employee id|employee|staff|operator|负责人|销售|销售员|业务员|客户经理|坐席|坐席工号|工号|员工|员工姓名|员工编号|归属人|所属人|跟进人|经办人|销售代表";
export const CUSTOMER =
  "customer|customer id|customer name|account|account id|account name|client|company|customer no|associated company|客户|客户名称|客户编号|客户名|客户姓名|客户号码|公司|公司名称";
export const CURRENCY = "currency|currency code|currencyisocode|deal currency|币种|货币";
export const REGION = "region|area|regional office|office|territory|province|大区|区域|地区|省份";
export const CHANNEL = "source|lead source|channel|lead origin|origin|utm source|来源|渠道|客户来源|线索来源";
export const INDUSTRY = "industry|sector|vertical|industry type|行业|所属行业|客户行业|行业类型";
export const REASON = "loss reason|closed lost reason|lost reason|reason|丢单原因|输单原因|流失原因|失败原因";

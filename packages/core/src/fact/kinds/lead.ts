/** One lead; `day` is when it was created. It is closed when it was converted or lost. */
import { choice, day, id, name, owner, text } from "../field.ts";
import { kind } from "../kind.ts";
import { CHANNEL, CUSTOMER, REASON } from "../words.ts";

export const lead = kind({
  label: "leads|线索",
  fileWords: "lead|线索",
  template: "leads|Leads|线索",
  isStamped: true,
  fields: {
    id: id("lead id|线索编号", {
      words: "lead id|prospect id|lead number|lead no|id|线索编号|线索id|编号",
    }),
    owner: owner(),
    day: day("created on|创建日期", {
      label: "Created|创建日期",
      words: "created date|create date|created at|created|lead date|date|创建日期|创建时间|获取日期|日期",
    }),
    stage: choice(
      "stage|阶段",
      {
        open: "open|new|contacted|working|qualified|新建|待跟进|跟进中|已联系|认知|兴趣|考虑|决策",
        converted: "converted|won|已转化|转化|已成交",
        lost: "lost|unqualified|invalid|已流失|无效|已关闭",
      },
      {
        isTracked: true,
        labels: { open: "still open|进行中", lost: "lost|输单" },
        words: "lead status|status|converted|lead stage|stage|线索状态|状态|阶段|是否转化",
        more: {
          converted: "yes|1|true|已转商机",
          lost: "disqualified|dead",
          open: "nurturing|no|0|false|新线索|未转化",
        },
        asked: "qualified|won|转化|已成交|invalid|已关闭",
      },
    ),
    stageName: text("stage|阶段", { isTracked: true, label: "Stage in the file|文件中的阶段", words: "" }),
    customer: text("customer|客户", { isReference: true, need: "optional", words: CUSTOMER, isPersonal: true }),
    name: name("lead name|线索名称|姓名", {
      need: "optional",
      label: "Name|名称",
      words: "lead name|name|contact|contact name|线索名称|姓名|联系人",
      isPersonal: true,
    }),
    channel: text("channel|来源渠道|来源", { need: "optional", label: "Channel|渠道", words: CHANNEL }),
    grade: choice(
      "grade|级别|客户级别|线索级别|客户分级",
      [
        { A: "a", B: "b", C: "c" },
        { A: "key", B: "high-intent", C: "initial" },
        { A: "A级", B: "B级", C: "C级" },
        { A: "A类", B: "B类", C: "C类" },
        { A: "重点", B: "高意向", C: "初步" },
        { A: "重点客户", B: "高意向客户", C: "初步意向" },
        { A: "关键客户", B: "意向客户", C: "初步意向客户" },
      ],
      {
        need: "optional",
        label: "Grade|评级",
        labels: { A: "A, key|A 重点", B: "B, high-intent|B 高意向", C: "C, initial|C 初步" },
        words: "grade|rating|lead grade|lead quality|等级|客户等级|线索等级|评级",
        more: { A: "hot", B: "high intent|warm|意向", C: "cold|普通" },
      },
    ),
    need: text("need|需求", {
      need: "optional",
      words: "need|needs|requirement|requirements|pain point|需求|客户需求|需求情况|是否有需求",
    }),
    budget: text("budget|预算", { need: "optional", words: "budget|budget status|预算|预算情况|客户预算|是否有预算" }),
    decision: text("decision chain|决策链", {
      need: "optional",
      label: "Decision chain|决策链",
      words:
        "decision chain|decision maker|decision makers|authority|decision process|决策链|决策人|决策情况|关键决策人",
      isPersonal: true,
    }),
    closeDay: day("closed on|关闭日期", {
      need: "optional",
      only: { stage: ["converted", "lost"] },
      label: "Close date|成交日期",
      words: "converted date|closed date|conversion date|转化日期|关闭日期",
    }),
    lossReason: text("loss reason|流失原因", {
      need: "optional",
      only: { stage: ["lost"] },
      label: "Loss reason|丢单原因",
      words: REASON,
    }),
  },
});

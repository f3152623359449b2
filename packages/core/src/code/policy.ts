import { conflict, finding, forbidden, input, missing } from "./text.ts";

export const TEXTS = {
  "calendar-unread": input(
    "This is no calendar. It takes iCalendar (.ics), or JSON with calendar or days.",
    "这不是日历文件。支持 iCalendar（.ics），或带有 calendar 或 days 的 JSON。",
  ),
  "calendar-day": input(
    'Line {line}: "{value}" is no whole day. Events of a calendar last whole days, a year at most.',
    "第 {line} 行：“{value}”不是整天的日期。日历事件须为整天，最长一年。",
  ),
  "calendar-recurring": input(
    "Line {line}: the event recurs by a rule. Export the calendar with each day written out.",
    "第 {line} 行：事件按规则重复。请导出逐日列出的日历。",
  ),
  "calendar-empty": input(
    "The calendar names no day off on a weekday and no weekend day that is worked.",
    "日历中没有工作日休息的日子，也没有周末上班的日子。",
  ),
  "policy-refused": input(
    "The policy has errors ({count}). First: {first}",
    "政策有 {count} 处错误，第一处：{firstZh}",
  ),
  "policy-too-deep": input("The document is nested deeper than {limit} levels.", "文档嵌套超过 {limit} 层。"),
  "policy-too-large": input(
    "The document has more than {limit} values, or a text longer than {most} characters.",
    "文档的内容超过 {limit} 项，或其中某段文字超过 {most} 个字符。",
  ),
  "policy-currency": finding(
    "{place}: the plan pays in {currency}, but the organisation uses {expected}.",
    "{place}：方案以 {currency} 计付，而组织以 {expected} 核算。",
  ),
  "policy-role-twice": finding(
    "{place}: the role {role} already has a plan. Each role has one plan.",
    "{place}：角色 {role} 已有方案；每个人只适用一个方案。",
  ),
  "policy-window": finding(
    "{place}: the plan counts refunds within {days} days, the board within {board}; pay and board will differ.",
    "{place}：方案的退款期为 {days} 天，看板为 {board} 天；奖金与看板会不一致。",
  ),
  "policy-period": finding(
    "{place}: a policy pays by the month, not by the {period}; a quarter or year is a component's unit.",
    "{place}：政策按月计付（此处为 {period}）；季度或年度请写在组成部分的 unit 中。",
  ),
  "policy-pool-weight": finding(
    "{place}: people have no weights here. Share the pool equally or by a figure such as revenue.",
    "{place}：没有个人权重；奖金池应均分（equal）或按 revenue 等指标分配。",
  ),
  "policy-variable-none": finding(
    "{place}: the plan {plan} pays shares of a target incentive, but nobody has one.",
    "{place}：方案 {plan} 按目标奖金的比例计付，但没有给出目标奖金。",
  ),
  "policy-source-kind": finding(
    "{place}: there is no kind of rows {kind}; known: {known}.",
    "{place}：没有数据种类 {kind}；已知：{known}。",
  ),
  "policy-day-year": finding("{place}: {day} is no day of {year}.", "{place}：{day} 不在 {year} 年。"),
  "policy-payroll-columns": finding(
    "{place}: payroll needs the amount, and the employee number or the name.",
    "{place}：薪资文件须包含金额，以及工号或姓名。",
  ),
  "policy-plan-whose": input(
    "The plan {plan} has no role. Give it one, or the id of the plan that it replaces ({known}).",
    "未说明方案 {plan} 适用于谁：请写明 role，或使用所替换方案的编号（{known}）。",
  ),
  "policy-published": conflict(
    "Published months keep their policy ({months}). A change can start in {first}.",
    "已公布的月份沿用原政策（{months}）；变更最早可自 {first} 起生效。",
  ),
  "policy-same": conflict(
    "This is the same as version {version}, which already applies to {month}.",
    "内容与 {month} 已适用的第 {version} 版相同。",
  ),
  "policy-moved": conflict(
    "The policy has changed: the draft is based on version {base}, and version {version} applies now. Draft it again, or approve it in place of version {version}.",
    "政策在此期间已变更：草案基于第 {base} 版，现行为第 {version} 版。请重新拟定，或确认以原样取代第 {version} 版。",
  ),
  "policy-version-unknown": missing("There is no policy version {version}.", "没有第 {version} 版政策。"),
  "draft-unknown": missing("There is no draft {draft}.", "没有草案 {draft}。"),
  "draft-decided": conflict(
    "The draft {draft} was already decided ({state}, by {by}).",
    "草案 {draft} 已由 {by} 处理（{state}）。",
  ),
  "own-draft": forbidden(
    "You cannot approve your own draft. Another director must approve it.",
    "不能批准自己的草案，须由另一位总监批准。",
  ),
  "draft-author-gone": conflict(
    "{author} wrote this draft and is no longer an active director. Draft it again.",
    "草案作者 {author} 已不再是有效的总监，请重新拟定。",
  ),
  "not-director": forbidden(
    "{user} is not an active director. Only directors decide this.",
    "{user} 不是有效的总监，此事由总监决定。",
  ),
  "simulate-months": input(
    "A simulation covers 1 to {most} months in order; {from} to {to} does not.",
    "模拟须为 1 到 {most} 个月，且起始月不晚于结束月；{from} 至 {to} 不符合。",
  ),
  "simulate-no-data": missing("There is no data to simulate {months}.", "{months} 没有可供模拟的数据。"),
};

import { auth, busy, conflict, forbidden, input, missing } from "./text.ts";

export const TEXTS = {
  "body-too-large": input("This is larger than the {limit} bytes allowed.", "内容超过允许的 {limit} 字节。"),
  "content-type": input("This address takes {expected} only.", "此地址只接受 {expected}。"),
  "cross-site": forbidden(
    "This request did not come from Clearboard's own page.",
    "该请求不是来自 Clearboard 自己的页面。",
  ),
  forbidden: forbidden("Your role may not do this.", "您的角色无权进行此操作。"),
  internal: conflict(
    "Something went wrong on our side. Please quote {support}.",
    "系统出现问题，请提供编号 {support}。",
  ),
  "not-found": missing("There is nothing at this address.", "此地址没有内容。"),
  "password-common": input("This password is among the first ones a stranger would try.", "此密码太常见，容易被猜中。"),
  "password-current": input("The current password is not right.", "当前密码不正确。"),
  "password-length": input("A password has {min} to {max} characters.", "密码长度须为 {min} 到 {max} 个字符。"),
  "request-invalid": input("The request is not valid: {detail}", "请求无效：{detail}"),
  "sign-in": auth("The name or the password is not right.", "用户名或密码不正确。"),
  "sign-in-busy": busy(
    "Many people sign in at this moment. Try again in a few seconds.",
    "当前登录人数较多，请几秒后再试。",
  ),
  "sign-in-link": auth(
    "This sign-in link was used already or is too old. Ask for a new one.",
    "此登录链接已使用或已过期，请索取新的链接。",
  ),
  "sign-in-wait": busy(
    "Too many wrong passwords. Try again in {seconds} seconds.",
    "密码错误次数过多，请在 {seconds} 秒后重试。",
  ),
  "signed-out": auth("Please sign in.", "请先登录。"),
  "user-exists": conflict("There is a user {name} already.", "用户 {name} 已存在。"),
  "user-name": input("A user name has 1 to 200 visible characters.", "用户名须为 1 到 200 个可见字符。"),
  "user-unknown": missing("There is no user {user}.", "没有用户 {user}。"),
  "key-wrong": auth(
    "This importer key is not right; send it as: Authorization: Bearer cbk_...",
    "导入密钥不正确；请以 Authorization: Bearer cbk_... 发送。",
  ),
  "key-over": auth(
    "This importer key of {source} has expired or was revoked; ask a director for a new one.",
    "{source} 的导入密钥已过期或已吊销，请向总监索取新的密钥。",
  ),
  "key-wait": busy(
    "Too many wrong importer keys came from this address. Try again in {seconds} seconds.",
    "此地址发送错误密钥的次数过多，请在 {seconds} 秒后重试。",
  ),
  "key-route": forbidden(
    "An importer key may send files and ask what became of them, nothing else.",
    "导入密钥只能上传文件并查询其处理结果，不能用于其他操作。",
  ),
  "key-other-source": forbidden(
    "This key brings files of {source}; it may not bring files of {asked}.",
    "此密钥用于来源 {source}，不能导入来源 {asked} 的文件。",
  ),
  "hash-mismatch": input(
    "The bytes that came are not those the hash was made of; send the file again.",
    "收到的内容与所给摘要不符，请重新发送文件。",
  ),
};

import { auth, busy, conflict, forbidden, input, missing } from "./text.ts";

export const TEXTS = {
  "body-too-large": input("The request is larger than the allowed {limit} bytes.", "请求内容超过允许的 {limit} 字节。"),
  "content-type": input("This address accepts {expected} only.", "此地址只接受 {expected}。"),
  "cross-site": forbidden(
    "The request did not come from Clearboard's own page.",
    "该请求不是来自 Clearboard 自己的页面。",
  ),
  forbidden: forbidden("Your role does not allow this.", "您的角色无权进行此操作。"),
  internal: conflict("Internal error. Please quote {support}.", "系统内部错误，请提供编号 {support}。"),
  "not-found": missing("Nothing was found at this address.", "此地址没有内容。"),
  "password-common": input("This password is too common and easy to guess.", "此密码太常见，容易被猜中。"),
  "password-current": input("The current password is wrong.", "当前密码不正确。"),
  "password-length": input("A password has {min} to {max} characters.", "密码长度须为 {min} 到 {max} 个字符。"),
  "request-invalid": input("The request is not valid: {detail}", "请求无效：{detail}"),
  "sign-in": auth("The name or the password is wrong.", "用户名或密码不正确。"),
  "sign-in-busy": busy(
    "Too many people are signing in. Try again in a few seconds.",
    "当前登录人数较多，请几秒后再试。",
  ),
  "sign-in-link": auth(
    "This sign-in link has expired or was used. Ask for a new one.",
    "此登录链接已使用或已过期，请索取新的链接。",
  ),
  "sign-in-wait": busy(
    "Too many wrong passwords. Try again in {seconds} seconds.",
    "密码错误次数过多，请在 {seconds} 秒后重试。",
  ),
  "signed-out": auth("Please sign in.", "请先登录。"),
  "user-exists": conflict("The user {name} already exists.", "用户 {name} 已存在。"),
  "user-name": input("A user name has 1 to 200 visible characters.", "用户名须为 1 到 200 个可见字符。"),
  "role-forbidden": forbidden("The role {role} may not do this.", "角色 {role} 无权进行此操作。"),
  "user-unknown": missing("There is no user {user}.", "没有用户 {user}。"),
  "key-wrong": auth(
    "This API key is wrong. Send it as: Authorization: Bearer cbk_...",
    "API 密钥不正确；请以 Authorization: Bearer cbk_... 发送。",
  ),
  "key-over": auth(
    "This API key of {source} has expired or was revoked. Ask a director for a new one.",
    "{source} 的 API 密钥已过期或已吊销，请向总监索取新的密钥。",
  ),
  "key-wait": busy(
    "Too many wrong API keys came from this address. Try again in {seconds} seconds.",
    "此地址发送错误 API 密钥的次数过多，请在 {seconds} 秒后重试。",
  ),
  "key-route": forbidden(
    "An API key can only upload files and read their import status.",
    "API 密钥只能上传文件并查询其处理结果，不能用于其他操作。",
  ),
  "key-other-source": forbidden(
    "This API key uploads files of {source}, not of {asked}.",
    "此 API 密钥用于来源 {source}，不能导入来源 {asked} 的文件。",
  ),
  "hash-mismatch": input("The file does not match its hash. Send it again.", "文件与所给摘要不符，请重新发送。"),
};

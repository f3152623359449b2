import { input, missing } from "./text.ts";

export const TEXTS = {
  "file-missing": missing("There is no file or folder {path}.", "没有文件或文件夹 {path}。"),
  "file-unreadable": input("{path} cannot be read ({why}).", "无法读取 {path}（{why}）。"),
  "file-unwritable": input("{path} cannot be written ({why}).", "无法写入 {path}（{why}）。"),
  "folder-empty": missing("There is no file in the folder {path}.", "文件夹 {path} 里没有文件。"),
  "data-not-folder": input(
    "{path} is a file, not a folder; --data names a folder.",
    "{path} 是文件而不是文件夹；--data 需要一个文件夹。",
  ),
  "data-denied": input(
    "The data folder {path} is not writable. Its owner must give permission.",
    "数据文件夹 {path} 无法写入，需要所有者授权。",
  ),
  "data-damaged": input(
    "clearboard.db in {path} is damaged or not a Clearboard database.",
    "{path} 中的 clearboard.db 已损坏，或不是 Clearboard 数据库。",
  ),
  "disk-full": input("The disk of {path} is full.", "{path} 所在的磁盘已满。"),
  "port-taken": input(
    "Port {port} is already in use. Choose another with --port.",
    "端口 {port} 已被占用，请用 --port 换一个。",
  ),
  "port-denied": input(
    "No permission to listen on port {port}. Choose one above 1023 with --port.",
    "无权监听端口 {port}，请用 --port 选择 1023 以上的端口。",
  ),
  "zone-unknown": input(
    "{zone} is not an IANA time zone such as Asia/Shanghai or America/New_York.",
    "{zone} 不是 IANA 时区名，格式如 Asia/Shanghai 或 America/New_York。",
  ),
};

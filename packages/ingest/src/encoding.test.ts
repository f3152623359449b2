import { expect, test } from "vitest";
import * as Encoding from "./encoding.ts";
import { encoded, pieces } from "./reading.fixture.ts";

/** Decodes a file of which `looked` bytes have been looked at first. */
async function decode(
  bytes: Buffer,
  options: { isKnown?: (utf8: Buffer) => boolean; looked?: number; size?: number } = {},
) {
  const { isKnown = () => false, looked = Encoding.SAMPLE_BYTES, size = 65_536 } = options;
  const rest = pieces(bytes.subarray(looked), [size]);
  const decoding = new Encoding.Decoding({ sample: bytes.subarray(0, looked), rest, isKnown });
  const parts: Buffer[] = [];
  for await (const part of decoding.buffers()) parts.push(Buffer.from(part));
  return { encoding: decoding.encoding, text: Buffer.concat(parts).toString("utf8"), bytes: decoding.bytes };
}

const CHINESE = "通话编号,坐席,开始时间,客户\n一号,张三,2026-10-01 09:00:00,北京某某科技有限公司\n".repeat(5);
const TAIWANESE = "通話編號,坐席,開始時間,客戶\n一號,張三,2026-10-01 09:00:00,臺北某某科技有限公司\n".repeat(5);

test("a byte order mark decides, and is not part of the first header", async () => {
  const utf16 = Buffer.from(`\ufeff${CHINESE}`, "utf16le");
  expect(await decode(Buffer.from(`\ufeff${CHINESE}`))).toMatchObject({ encoding: "utf-8", text: CHINESE });
  expect(await decode(utf16)).toMatchObject({ encoding: "utf-16le", text: CHINESE });
  expect(await decode(Buffer.from(utf16).swap16())).toMatchObject({ encoding: "utf-16be", text: CHINESE });
});

test("UTF-16 without a mark shows by the side on which its delimiters have a zero byte", async () => {
  const utf16 = Buffer.from(CHINESE, "utf16le");
  expect(await decode(utf16)).toMatchObject({ encoding: "utf-16le", text: CHINESE });
  expect(await decode(Buffer.from(utf16).swap16())).toMatchObject({ encoding: "utf-16be", text: CHINESE });
});

test("Chinese text that is not UTF-8 is read in the encoding in which a known header shows", async () => {
  const isKnown = (utf8: Buffer) => utf8.includes("通话编号") || utf8.includes("通話編號");
  expect(await decode(encoded(CHINESE, "gb18030"), { isKnown })).toMatchObject({ encoding: "gb18030", text: CHINESE });
  expect(await decode(encoded(TAIWANESE, "big5"), { isKnown })).toMatchObject({ encoding: "big5", text: TAIWANESE });
});

test("Chinese text without a known header is told by how often its signs are used", async () => {
  expect(await decode(encoded(CHINESE, "gb18030"))).toMatchObject({ encoding: "gb18030", text: CHINESE });
  expect(await decode(encoded(TAIWANESE, "big5"))).toMatchObject({ encoding: "big5", text: TAIWANESE });
});

test("Western text is not taken for Chinese, though its bytes would pass for it", async () => {
  const french = "première;élève;français;où\nÀ bientôt;été;déjà;naïve\n";
  expect(await decode(encoded(french, "windows-1252"))).toMatchObject({ encoding: "windows-1252", text: french });
});

test("a single Western letter is enough, even as the last byte", async () => {
  expect(await decode(encoded("name\nAndré", "windows-1252"))).toMatchObject({
    encoding: "windows-1252",
    text: "name\nAndré",
  });
});

test("a file of plain ASCII for a long while is decided on where that ends", async () => {
  const long = `call id,agent\n${"A1,R000001\n".repeat(20_000)}`;
  const file = Buffer.concat([Buffer.from(long), encoded("甲,李四\n乙,王五\n", "gb18030")]);
  expect(await decode(file)).toMatchObject({
    encoding: "gb18030",
    text: `${long}甲,李四\n乙,王五\n`,
    bytes: file.length,
  });
  expect((await decode(Buffer.from(long))).encoding).toBe("utf-8");
});

test("a UTF-8 file with other bytes later on is refused, never filled with question marks", async () => {
  const start = Buffer.from("姓名,分机\n".repeat(10_000));
  const file = Buffer.concat([start, encoded("李四,8042\n", "gb18030")]);
  await expect(decode(file)).rejects.toMatchObject({ code: "encoding-broken", params: { encoding: "utf-8" } });
  const cut = Buffer.from("姓名,分机\n李四").subarray(0, -1);
  await expect(decode(Buffer.concat([start, cut]))).rejects.toMatchObject({ code: "encoding-broken" });
  const gb = Buffer.concat([encoded(CHINESE.repeat(400), "gb18030"), Buffer.from([0xff, 0xff, 0x41])]);
  await expect(decode(gb, { looked: 1000 })).rejects.toMatchObject({ code: "encoding-broken" });
});

test("signs that the pieces of a file cut through come out whole", async () => {
  const text = "甲乙丙丁,😀,é\n".repeat(50);
  for (const size of [1, 2, 3, 5]) expect((await decode(Buffer.from(text), { looked: 4, size })).text).toBe(text);
  for (const size of [1, 2, 3])
    expect((await decode(encoded(CHINESE, "gb18030"), { looked: 5, size })).text).toBe(CHINESE);
});

test("zero bytes, UTF-32 and Chinese that no encoding fits are refused", async () => {
  await expect(decode(Buffer.from("a,b\n\0\0\0\x01\x02\x03"))).rejects.toMatchObject({ code: "file-binary" });
  await expect(decode(Buffer.from(`${"a,b\n".repeat(20_000)}\0`))).rejects.toMatchObject({ code: "file-binary" });
  await expect(decode(Buffer.from([0xff, 0xfe, 0, 0, 65, 0, 0, 0]))).rejects.toMatchObject({
    code: "encoding-unsupported",
  });
  await expect(decode(Buffer.from("a\u001b$)A\u000e1=,b\n"))).rejects.toMatchObject({
    params: { encoding: "ISO-2022" },
  });
  const broken = Buffer.concat([
    encoded(CHINESE, "gb18030"),
    Buffer.from([0xff, 0xff, 0xff, 0x0a]),
    encoded(CHINESE, "gb18030"),
  ]);
  await expect(decode(broken)).rejects.toMatchObject({ code: "encoding-unknown" });
});

import { expect, test } from "vitest";
import { checked, isPublic, shortened } from "./address.ts";
import { post, publicLookup } from "./https.ts";

const codeOf = (kind: "json" | "email", address: string) => {
  try {
    checked(kind, address);
    return "taken";
  } catch (error) {
    return (error as { code: string }).code;
  }
};

test.each([
  ["https://hooks.slack.com/services/T0/B0/x", "taken"],
  ["https://open.feishu.cn/open-apis/bot/v2/hook/x?a=1", "taken"],
  ["https://8.8.8.8/hook", "taken"],
  ["https://[2606:4700::1111]/hook", "taken"],
  ["http://hooks.slack.com/services", "notice-address"],
  ["ftp://example.com/", "notice-address"],
  ["file:///etc/passwd", "notice-address"],
  ["https://user:pass@example.com/", "notice-address"],
  ["hooks.slack.com", "notice-address"],
  ["", "notice-address"],
  ["https://127.0.0.1/", "notice-private"],
  ["https://127.1/", "notice-private"],
  ["https://2130706433/", "notice-private"],
  ["https://0x7f.0.0.1/", "notice-private"],
  ["https://10.1.2.3/", "notice-private"],
  ["https://172.31.0.1/", "notice-private"],
  ["https://192.168.1.1/", "notice-private"],
  ["https://169.254.169.254/latest/meta-data/", "notice-private"],
  ["https://100.100.100.200/", "notice-private"],
  ["https://0.0.0.0/", "notice-private"],
  ["https://[::1]/", "notice-private"],
  ["https://[::ffff:127.0.0.1]/", "notice-private"],
  ["https://[fe80::1]/", "notice-private"],
  ["https://[fd00:ec2::254]/", "notice-private"],
  ["https://[64:ff9b::a9fe:a9fe]/", "notice-private"],
  ["https://[2002:7f00:1::]/", "notice-private"],
  ["https://localhost/", "notice-private"],
  ["https://db.localhost/", "notice-private"],
  ["https://printer.local/", "notice-private"],
  ["https://metadata.google.internal/", "notice-private"],
  ["https://intranet/", "notice-private"],
])("a webhook at %s is %s", (address, answer) => {
  expect(codeOf("json", address)).toBe(answer);
});

test("an e-mail address is one", () => {
  expect(checked("email", " mei@rivers.example ")).toBe("mei@rivers.example");
  for (const wrong of ["mei", "mei@", "a@b.example, c@d.example", "a@b.example\r\nBcc: x@y.example"])
    expect([wrong, codeOf("email", wrong)]).toEqual([wrong, "notice-email"]);
});

test("what a name leads to is looked at when it is called: a loopback name is refused in the lookup itself", async () => {
  const found = await new Promise<unknown>((resolve) =>
    publicLookup("localhost", { all: true }, (error, address) => resolve(error ?? address)),
  );
  expect(found).toMatchObject({ code: "notice-private" });
});

test("sending refuses what is not public or not https before a connection is made", async () => {
  for (const url of ["https://127.0.0.1:9/", "https://[::1]:9/", "https://localhost:9/", "http://8.8.8.8/"])
    await expect(post({ url, headers: {}, body: "" }, 1000)).rejects.toMatchObject({ code: "notice-private" });
});

test("public addresses are public", () => {
  expect(["1.1.1.1", "223.5.5.5", "2400:3200::1"].map(isPublic)).toEqual([true, true, true]);
  expect(["nonsense", "", "fe80::1%eth0"].map(isPublic)).toEqual([false, false, false]);
});

test("an address is shown without the right to post that is written in it", () => {
  const address = "https://hooks.slack.com/services/T0/B0/secret-token";
  expect(shortened({ kind: "slack", address })).toBe("https://hooks.slack.com/…oken");
});

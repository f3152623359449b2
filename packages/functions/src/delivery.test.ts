import { expect, test } from "vitest";
import { deliveriesOf } from "./delivery.ts";

const dropped = (key: string, versionId?: string): string =>
  JSON.stringify({
    Records: [{ eventTime: "2026-02-01T04:00:00.000Z", s3: { bucket: { name: "inbox" }, object: { key, versionId } } }],
  });

test("a file in a folder is a delivery of the source that the folder names, as of the moment it was dropped", () => {
  expect(deliveriesOf(dropped("crm/deals.csv", "v1"))).toEqual([
    {
      bucket: "inbox",
      key: "crm/deals.csv",
      version: "v1",
      name: "deals.csv",
      source: "crm",
      asOf: Date.UTC(2026, 1, 1, 4),
    },
  ]);
});

test("a file at the top of the inbox leaves the source to its profile", () => {
  expect(deliveriesOf(dropped("deals.csv"))).toEqual([
    { bucket: "inbox", key: "deals.csv", name: "deals.csv", asOf: Date.UTC(2026, 1, 1, 4) },
  ]);
});

test("a file that was announced says under which id, with and without a source", () => {
  const id = "0f".repeat(16);
  expect(deliveriesOf(dropped(`crm/.uploads/${id}/deals.csv`))).toMatchObject([
    { name: "deals.csv", source: "crm", upload: id },
  ]);
  const [open] = deliveriesOf(dropped(`.uploads/${id}/deals.csv`));
  expect(open).toMatchObject({ name: "deals.csv", upload: id });
  expect(open).not.toHaveProperty("source");
});

test("names are read as the bucket writes them in its events: plus for a space, percent signs for the rest", () => {
  const [delivery] = deliveriesOf(dropped("crm/2026/%E8%AE%A2%E5%8D%95+1%2B2.csv"));
  expect(delivery).toMatchObject({ key: "crm/2026/订单 1+2.csv", name: "订单 1+2.csv", source: "crm" });
});

test("an upload that the API received comes as its import id", () => {
  expect(deliveriesOf('{"importId":"imp_1"}')).toEqual([{ importId: "imp_1" }]);
});

test("a folder made by hand and the bucket's own test event ask for nothing", () => {
  expect(deliveriesOf(dropped("crm/"))).toEqual([]);
  expect(deliveriesOf('{"Service":"Amazon S3","Event":"s3:TestEvent","Bucket":"inbox"}')).toEqual([]);
});

test("a message of another shape is an error, so that it ends in the dead letters and not in silence", () => {
  expect(() => deliveriesOf('{"hello":1}')).toThrow();
  expect(() => deliveriesOf("hello")).toThrow();
});

/** One page of a `Query` in the words of the service. */
import { QueryCommand, type QueryCommandInput } from "@aws-sdk/lib-dynamodb";
import * as Range from "../range.ts";
import type { Item, Page, Query } from "../table.ts";
import { isLive } from "../write-rules.ts";
import * as Attributes from "./attributes.ts";
import type { Connection } from "./batch.ts";
import { INDEX } from "./schema.ts";

/** The condition on the sort key: the service takes one, and as a range only one with both ends inside. */
function onSortKey(query: Query, range: Range.Range): { text: string; values: Record<string, string> } {
  if (query.prefix && query.from === undefined && query.to === undefined)
    return { text: " AND begins_with(#sk, :prefix)", values: { ":prefix": query.prefix } };
  if (range.from !== undefined && range.to !== undefined)
    return { text: " AND #sk BETWEEN :from AND :to", values: { ":from": range.from, ":to": range.to } };
  if (range.from !== undefined) return { text: " AND #sk >= :from", values: { ":from": range.from } };
  if (range.to !== undefined) return { text: " AND #sk < :to", values: { ":to": range.to } };
  return { text: "", values: {} };
}

function input(tableName: string, query: Query, range: Range.Range): QueryCommandInput {
  const [pk, sk] = query.index ? [`${query.index}_pk`, `${query.index}_sk`] : ["pk", "sk"];
  const condition = onSortKey(query, range);
  const names: Record<string, string> = { "#pk": pk };
  if (condition.text) names["#sk"] = sk;
  const request: QueryCommandInput = {
    TableName: tableName,
    KeyConditionExpression: `#pk = :pk${condition.text}`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: { ":pk": query.pk, ...condition.values },
    ScanIndexForward: query.reverse !== true,
  };
  if (query.index) request.IndexName = INDEX[query.index];
  else request.ConsistentRead = true;
  if (query.withoutBody) {
    const wanted = ["pk", "sk", "version", ...Attributes.CONTENT.filter((name) => name !== "body")];
    request.ProjectionExpression = wanted.map((name) => `#w_${name}`).join(", ");
    for (const name of wanted) names[`#w_${name}`] = name;
  }
  return request;
}

/** The next page: what one answer of the service holds, or, with a limit, as many answers as it takes to fill it. */
export async function page(connection: Connection, query: Query, now: number): Promise<Page> {
  const { client, tableName } = connection;
  const range = Range.of(query);
  if (Range.isEmpty(range) || query.limit === 0) return { items: [] };
  const sortName = query.index ? `${query.index}_sk` : "sk";
  const request = input(tableName, query, range);
  const start = Range.position(query, range);
  if (start) {
    const own = query.index ? { [`${query.index}_pk`]: query.pk, [`${query.index}_sk`]: start.at } : {};
    request.ExclusiveStartKey = { ...start.key, ...own };
  }
  const items: Item[] = [];
  for (;;) {
    if (query.limit !== undefined) request.Limit = query.limit - items.length;
    const answer = await client.send(new QueryCommand(request));
    for (const attributes of answer.Items ?? []) {
      const item = Attributes.toItem(attributes);
      if (isLive(item, now) && Range.holds(range, String(attributes[sortName]))) items.push(item);
    }
    const last = answer.LastEvaluatedKey;
    if (last === undefined) return { items };
    const at = String(last[sortName]);
    if (!query.reverse && !Range.holds(range, at)) return { items };
    const isFull = query.limit === undefined ? items.length > 0 : items.length >= query.limit;
    if (isFull) return { items, cursor: Range.cursorAfter({ at, key: { pk: String(last.pk), sk: String(last.sk) } }) };
    request.ExclusiveStartKey = last;
  }
}

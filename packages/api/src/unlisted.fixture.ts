/** For tests only: what an answer holds that the OpenAPI document does not list. */

type Schema = {
  $ref?: string;
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
};
type Operation = { responses: Record<string, { content?: Record<string, { schema: Schema }> }> };
export type Document = {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};

/** Paths of fields in a 200 answer to GET `path` (as the document writes it) that its schema does not name. */
export function unlisted(document: Document, path: string, answer: unknown): string[] {
  const schema = document.paths[path]?.get?.responses["200"]?.content?.["application/json"]?.schema;
  if (schema === undefined) throw new Error(`the document has no JSON answer to GET ${path}`);
  return walk(document, schema, answer, path);
}

function walk(document: Document, schema: Schema, value: unknown, at: string): string[] {
  const named = schema.$ref?.split("/").at(-1);
  if (named !== undefined) return walk(document, document.components.schemas[named] ?? {}, value, at);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) {
    const found = choices.map((choice) => walk(document, choice, value, at));
    return found.sort((a, b) => a.length - b.length)[0] ?? [];
  }
  if (Array.isArray(value)) return value.flatMap((item, i) => walk(document, schema.items ?? {}, item, `${at}[${i}]`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const open = schema.additionalProperties;
    const next = schema.properties?.[name] ?? (typeof open === "object" ? open : undefined);
    return next === undefined ? [`${at}.${name}`] : walk(document, next, inner, `${at}.${name}`);
  });
}

/** The organisation of this data directory or deployment: one item, read by key. */
import { refuse } from "@clearboard/core/error";
import * as Organisation from "@clearboard/core/organisation";
import { type Table, tryWrite } from "./table.ts";

// access: the settings of the one organisation, by key
const KEY = { pk: "organisation", sk: "settings" };

export async function find(table: Table): Promise<Organisation.Info | undefined> {
  const item = await table.get(KEY);
  return item === undefined ? undefined : Organisation.Info.parse(item.data);
}

/** The organisation, or a "missing" error that says how to make one. */
export async function get(table: Table): Promise<Organisation.Info> {
  const found = await find(table);
  if (found === undefined) throw refuse("organisation-missing");
  return found;
}

/** Writes the settings once; a second init is a conflict, nothing changes. */
export async function init(table: Table, info: Organisation.Info): Promise<void> {
  const { firstMonth, ...plain } = info;
  const data = { ...plain, ...(firstMonth !== undefined && { firstMonth }) };
  if (!(await tryWrite(table.put({ ...KEY, data }, { absent: true })))) throw refuse("organisation-exists");
}

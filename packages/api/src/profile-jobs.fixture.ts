/** For tests only: export formats that answer from data. */
import { refuse } from "@clearboard/core/error";
import type { Draft, Kept, ProfileJobs } from "./profile-jobs.ts";

const DRAFT: Draft = {
  profile: { name: "contracts" },
  isReady: true,
  kind: "deal",
  fields: [{ name: "owner", isRequired: true, values: [] }],
  columns: [],
  undecided: [],
  missing: [],
  encoding: "utf-8",
  delimiter: ",",
  hasHeader: true,
  known: [],
};
const kept = (name: string): Kept => ({ name, isBuiltIn: false, profile: { name }, versions: [] });

export function fakeProfileJobs(calls: string[]): ProfileJobs {
  return {
    async draft({ name, bytes }, answers) {
      calls.push(`draft ${name} ${bytes.length}${answers ? ` ${JSON.stringify(answers)}` : ""}`);
      return { ...DRAFT, isReady: answers?.kind !== "call" };
    },
    async preview({ name, isCut }, profile) {
      calls.push(`preview ${name}${isCut ? " cut" : ""} ${JSON.stringify(profile)}`);
      return { facts: [], rejected: [], read: 0, skipped: 0 };
    },
    async get(name) {
      if (name === "contracts") return kept(name);
      throw refuse("profile-unknown", { name, names: "" });
    },
    async save({ name, by }) {
      calls.push(`save ${name} ${by}`);
      return kept(name);
    },
    remove: async ({ name, by }) => void calls.push(`remove ${name} ${by}`),
  };
}

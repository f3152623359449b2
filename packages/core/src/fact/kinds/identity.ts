/** A key that belongs to a person, half-open [from, to). */
import { builder, day } from "../field.ts";
import { kind } from "../kind.ts";

export const identity = kind({
  label: "identities|身份",
  template: "links|Whose key is it|标识归属",
  source: "links",
  owner: ["key"],
  fields: {
    key: builder("key")("key|标识", { words: "" }),
    person: builder("key")("person|人员", { words: "" }),
    from: day("from|生效日期", { need: "optional", label: "From|开始", words: "" }),
    to: day("to|失效日期", { need: "optional", label: "To|结束", words: "" }),
  },
});

import type { Locale } from "@clearboard/core/words/text";
import * as Users from "@clearboard/jobs/users";
import { commandOf, verb } from "../derive.ts";
import { table } from "../output.ts";
import { phraseIn, titlesIn } from "../words.ts";

type Linked = { user: { id: string; name: string }; path: string };
const asLink = {
  json: ({ user, path }: Linked) => ({ user: user.id, path }),
  text: ({ user, path }: Linked, _input: unknown, locale: Locale) =>
    phraseIn(locale)("users.link", { name: user.name, link: `http://127.0.0.1:PORT${path}` }),
};

export const command = commandOf(
  "users",
  "Users who may sign in; add and link print a sign-in link that works once, for a day.",
  {
    list: verb(Users.list, {
      text: ({ users }, _, locale) =>
        table(
          [...titlesIn(locale)("people.name", "users.role", "person"), { title: "" }],
          users.map(({ name, role, person, isDisabled }) => [
            name,
            role,
            person ?? "-",
            isDisabled ? phraseIn(locale)("users.disabled") : "",
          ]),
        ),
    }),
    add: verb(Users.add, { words: ["name"], ...asLink }),
    link: verb(Users.link, { words: ["name"], ...asLink }),
    disable: verb(Users.disable, {
      words: ["name"],
      json: ({ id }) => ({ user: id }),
      text: ({ name }, _, locale) => phraseIn(locale)("users.off", { name }),
    }),
  },
);

import * as Users from "@clearboard/jobs/users";
import { commandOf, verb } from "../derive.ts";
import { table } from "../output.ts";

type Linked = { user: { id: string; name: string }; path: string };
const asLink = {
  json: ({ user, path }: Linked) => ({ user: user.id, path }),
  text: ({ user, path }: Linked) => `Sign-in link of ${user.name}, once, for a day: http://127.0.0.1:PORT${path}`,
};

export const command = commandOf(
  "users",
  "Users who may sign in; add and link print a sign-in link that works once, for a day.",
  {
    list: verb(Users.list, {
      text: ({ users }) =>
        table(
          ["name", "role", "person", ""].map((title) => ({ title })),
          users.map(({ name, role, person, isDisabled }) => [name, role, person ?? "-", isDisabled ? "disabled" : ""]),
        ),
    }),
    add: verb(Users.add, { words: ["name"], ...asLink }),
    link: verb(Users.link, { words: ["name"], ...asLink }),
    disable: verb(Users.disable, {
      words: ["name"],
      json: ({ id }) => ({ user: id }),
      text: ({ name }) => `${name} can no longer sign in.`,
    }),
  },
);

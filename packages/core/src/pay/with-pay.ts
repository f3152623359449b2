/** Puts pay on a board: the threshold reached, the money to the next one, the bonus or why there is none. */
import * as Build from "../board/build.ts";
import type * as Board from "../board/info.ts";
import type * as Inputs from "../board/inputs.ts";
import * as PayContext from "./pay-context.ts";
import * as PersonPay from "./person-pay.ts";

/** The finished board of a month, with pay and digest. */
export function buildBoard(inputs: Inputs.Inputs, facts: Build.Facts): Board.Info {
  const month = Build.open(inputs);
  return Build.seal(withPay(Build.build(month, facts), PayContext.open(month)));
}

/** The same board with what each person is paid. */
export function withPay(board: Board.Info, context: PayContext.Info): Board.Info {
  const people = board.people.map((row): Board.Person => {
    const subject = context.person(row.id);
    if (subject === undefined) return row;
    const pay = PersonPay.of(context, subject.member, PayContext.soldBy(context, subject));
    return { ...row, ...PersonPay.figures(pay, board.organisation.currency) };
  });
  return { ...board, people };
}

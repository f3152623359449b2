/** The day a row belongs to, for files that hold every row of their days. */
import type * as Fact from "@clearboard/core/fact";

/** None for what holds for longer than a day, and for what is not on a day yet (an open deal). */
export function dayOf(kind: Fact.Kind, values: Fact.Values[Fact.Kind]): string | undefined {
  switch (kind) {
    case "deal":
      return (values as Fact.Values["deal"]).closeDay;
    case "payment": {
      const { day, dueDay } = values as Fact.Values["payment"];
      return day ?? dueDay;
    }
    case "complaint":
      return (values as Fact.Values["complaint"]).opened.day;
    case "person":
    case "identity":
    case "customer":
    case "leave":
    case "target":
    case "share":
    case "cost":
      return undefined;
    default:
      return (values as { day: string }).day;
  }
}

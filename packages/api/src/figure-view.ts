/** What a viewer may see of how a figure was made. */
import type * as Explanation from "@clearboard/core/board/explanation";
import { VisibleError } from "@clearboard/core/error";
import type * as User from "@clearboard/store/user";

export type Viewer = Pick<User.Info, "role" | "person">;

/** Pay is for directors and the person paid; for others such a figure is like one that does not exist. */
export function assertMayOpen(
  viewer: Viewer,
  { figure, subject, key }: { figure: string; subject: string; key: string },
): void {
  if (key !== "bonus" || viewer.role === "director" || viewer.person === subject) return;
  throw new VisibleError("missing", "figure-unknown", `There is no figure ${figure}.`, { params: { figure } });
}

/**
 * Rule and steps are for all readers of the board; the rows of another person's work are not for a fellow rep. A rank is
 * made of everybody's rows, one's own rank too.
 */
export function explanationFor(viewer: Viewer, explanation: Explanation.Info): Explanation.Info {
  const isOwnWork = explanation.subject.id === viewer.person && explanation.key !== "rank";
  return viewer.role !== "rep" || isOwnWork ? explanation : { ...explanation, rows: [] };
}

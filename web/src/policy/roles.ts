import type * as Policy from "@clearboard/core/policy";
import { locale, t } from "../i18n/text.ts";

export const ROLES = ["rep", "lead", "manager", "support"] as const satisfies readonly Policy.Role[];

/** Roles in a sentence. */
export function rolesText(roles: readonly Policy.Role[]): string {
  return roles.map((role) => t(`policy.role.${role}`)).join(locale() === "en" ? ", " : "、");
}

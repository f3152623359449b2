/** What the API asks about files that wait for a person, about taking imports back, and about the nights. */
import * as Effect from "@clearboard/jobs/effect";
import * as Held from "@clearboard/jobs/held";
import * as Night from "@clearboard/store/night";
import * as z from "zod";

export const HeldFile = Held.Info.meta({ id: "HeldFile" });
export type HeldFile = z.output<typeof HeldFile>;

export const ImportEffect = Effect.Info.meta({ id: "ImportEffect" });
export type ImportEffect = z.output<typeof ImportEffect>;

export const Nights = z
  .object({
    nights: z.array(Night.Info).meta({ description: "newest first" }),
    sources: z.array(Night.Source).meta({ description: "how each source stands now" }),
  })
  .meta({ id: "Nights" });
export type Nights = z.output<typeof Nights>;

export type IntakeJobs = {
  held(): Promise<HeldFile[]>;
  /** what letting a held file in would change */
  heldEffect(importId: string, profile?: string): Promise<ImportEffect>;
  /** Lets a held file in; the import to bring to its end. */
  approve(importId: string, what: { by: string; profile?: string | undefined }): Promise<{ importId: string }>;
  dismiss(importId: string, what: { by: string }): Promise<void>;
  /** what withdrawing an import would change */
  undoEffect(importId: string): Promise<ImportEffect>;
  /** Asks for an import to be withdrawn; whoever brings it to its end does it. */
  undo(importId: string, what: { by: string }): Promise<void>;
  nights(): Promise<Nights>;
};

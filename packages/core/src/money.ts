/** Money is an integer number of minor units (fen, cents) as bigint, with its currency beside it; never a float. */
import * as z from "zod";

/** Money as it travels in JSON: minor units as text, so that amounts beyond 2^53 arrive whole. */
export const Info = z.object({
  minor: z
    .string()
    .regex(/^-?\d+$/)
    .meta({ description: "integer minor units (fen, cents) as text" }),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .meta({ description: "ISO 4217 code" }),
});
export type Info = z.output<typeof Info>;

export function of(minor: bigint, currency: string): Info {
  return { minor: minor.toString(), currency };
}

/** Decimals of a currency by ISO 4217: JPY 0, CNY 2, KWD 3; 2 for codes not in the list. */
export function decimals(currency: string): number {
  return EXPONENT[currency] ?? 2;
}

// ISO 4217 list one: every active currency whose minor unit is not 2.
const EXPONENT: Record<string, number> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
};

/** Prints the digests of some made-up months; run in a process of its own, so that the machine's time zone is the caller's choice. */

import * as WithPay from "../pay/with-pay.ts";
import * as Company from "./company.fixture.ts";

const digests = [0, 1, 2, 3].map((seed) => {
  const { inputs } = Company.company(seed);
  return WithPay.buildBoard(inputs, { status: "open", version: null, asOf: "" }).digest;
});
process.stdout.write(JSON.stringify(digests));

/** What differs between the stages, as plain data: `production` is kept and protected, every other stage is for trying things. */

export type Stage = {
  /** tables, buckets and what they hold outlive the app; the app itself cannot be removed by mistake */
  isKept: boolean;
  /** how long function and access logs stay */
  logRetention: "1 week" | "6 months";
  /** requests a second that the API lets through, and the burst above it */
  throttle: { rate: number; burst: number };
};

export const STAGES = {
  dev: { isKept: false, logRetention: "1 week", throttle: { rate: 50, burst: 100 } },
  production: { isKept: true, logRetention: "6 months", throttle: { rate: 500, burst: 1000 } },
} as const satisfies Record<string, Stage>;

/** The settings of a stage: a personal stage (`sst deploy --stage anna`) is a dev stage. */
export function settingsOf(stage: string): Stage {
  return stage === "production" ? STAGES.production : STAGES.dev;
}

export const DEFAULT_REGION = "eu-west-1";
export const DEFAULT_ZONE = "Etc/UTC";

/**
 * The organisation's time zone, in which the night begins: `CLEARBOARD_ZONE`, an IANA name.
 * Throws on a name that the runtime does not know, so that a typing mistake stops the deploy and not the first night.
 */
export function zoneOf(environment: Record<string, string | undefined>): string {
  const zone = environment.CLEARBOARD_ZONE ?? DEFAULT_ZONE;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
  } catch {
    throw new Error(`CLEARBOARD_ZONE is "${zone}", which is no IANA time zone; a good one looks like Asia/Shanghai`);
  }
  return zone;
}

/** The AWS region: `CLEARBOARD_REGION`, else Ireland. Moving a deployed stage means a new one: the data stays where it is. */
export function regionOf(environment: Record<string, string | undefined>): string {
  return environment.CLEARBOARD_REGION ?? DEFAULT_REGION;
}

/** The sender of notices by e-mail: `CLEARBOARD_MAIL_FROM`, an address that SES has verified; without it nothing is mailed. */
export function mailFromOf(environment: Record<string, string | undefined>): string | undefined {
  const from = environment.CLEARBOARD_MAIL_FROM;
  if (from === undefined || from === "") return undefined;
  if (!/^[^\s@<>"]+@[^\s@<>"]+$/.test(from))
    throw new Error(
      `CLEARBOARD_MAIL_FROM is "${from}", which is no plain e-mail address such as clearboard@rivers.example`,
    );
  return from;
}

/** The address of a bucket, as the AWS SDK writes it into the addresses it signs. China's regions have an ending of their own. */
export function bucketOrigin(bucket: string, region: string): string {
  return `https://${bucket}.s3.${region}.amazonaws.com${region.startsWith("cn-") ? ".cn" : ""}`;
}

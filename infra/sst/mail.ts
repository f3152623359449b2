/** E-mail notices by SES, where the deploy names a sender: what a function is told, and that it may send as nobody else. */
export type Mail = {
  environment: Record<string, string>;
  permissions: { actions: string[]; resources: $util.Output<string>[] }[];
};

export function createMail(from: string | undefined, region: string): Mail {
  if (from === undefined) return { environment: {}, permissions: [] };
  const account = aws.getCallerIdentityOutput().accountId;
  // SES asks for the right to the identity it has verified: the address itself, or its whole domain.
  const identities = [from, from.slice(from.indexOf("@") + 1)];
  const resources = identities.map((identity) => $interpolate`arn:aws:ses:${region}:${account}:identity/${identity}`);
  return {
    environment: { CLEARBOARD_MAIL_FROM: from },
    permissions: [{ actions: ["ses:SendEmail"], resources }],
  };
}

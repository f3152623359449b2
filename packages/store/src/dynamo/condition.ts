/** Conditions and updates of single items in the words of the service. Every name goes by placeholder: many are reserved. */

/** Holds while the item has this version and is not expired. */
export function isVersion(version: number, now: number) {
  return {
    ConditionExpression: "#version = :version AND (attribute_not_exists(#expiresAt) OR #expiresAt > :now)",
    ExpressionAttributeNames: { "#version": "version", "#expiresAt": "expiresAt" },
    ExpressionAttributeValues: { ":version": version, ":now": now / 1000 },
  };
}

/** Holds while there is no item, or, with a version, only that expired one which the service has not yet removed. */
export function isAbsent(expired: number | undefined, now: number) {
  if (expired === undefined)
    return { ConditionExpression: "attribute_not_exists(#pk)", ExpressionAttributeNames: { "#pk": "pk" } };
  return {
    ConditionExpression: "#version = :version AND #expiresAt <= :now",
    ExpressionAttributeNames: { "#version": "version", "#expiresAt": "expiresAt" },
    ExpressionAttributeValues: { ":version": expired, ":now": now / 1000 },
  };
}

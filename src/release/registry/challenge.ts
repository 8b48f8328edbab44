/** Where a registry sends somebody for a token (distribution specification, token authentication). */
export interface Challenge {
  readonly realm: string;
  readonly service?: string;
  readonly scope?: string;
}

/** Reads a `WWW-Authenticate` field; undefined where it asks for anything but a bearer token. */
export function parseChallenge(field: string | undefined): Challenge | undefined {
  const parameters = /^\s{0,9}Bearer\s{1,9}([^]{1,4000})$/i.exec(field ?? "")?.[1];
  if (parameters === undefined) return undefined;
  const values = new Map<string, string>();
  for (const [, name = "", value = ""] of parameters.matchAll(/([a-z]{1,20})="([^"]{0,2000})"/gi)) {
    values.set(name.toLowerCase(), value);
  }
  const realm = values.get("realm");
  const service = values.get("service");
  const scope = values.get("scope");
  if (realm === undefined || URL.parse(realm) === null) return undefined;
  return {
    realm,
    ...(service !== undefined && { service }),
    ...(scope !== undefined && { scope }),
  };
}

/** The address that gives a token. */
export function tokenUrl({ realm, service, scope }: Challenge): string {
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set("service", service);
  if (scope !== undefined) url.searchParams.set("scope", scope);
  return url.href;
}

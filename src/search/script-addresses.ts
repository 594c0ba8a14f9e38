declare global {
  /** What browsers with Trusted Types offer, as far as it is used; the address it makes serves as one. */
  var trustedTypes:
    | {
        createPolicy(
          name: string,
          rules: { createScriptURL(address: string): string },
        ): { createScriptURL(address: string): string };
      }
    | undefined;
}

/**
 * Where the policy of a page lets no script be loaded from a mere text (Trusted Types): makes addresses that it takes.
 * @param name of the policy, as the page allows it.
 */
export function scriptAddresses(name: string): (address: URL) => string {
  const policy = globalThis.trustedTypes?.createPolicy(name, { createScriptURL: (address) => address });
  return ({ href }) => policy?.createScriptURL(href) ?? href;
}

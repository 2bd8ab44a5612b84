/**
 * What TypeScript's own library does not know of Trusted Types. The browser's `TrustedScriptURL` stands where a script's address
 * stands, so it is called a string here.
 */
interface Window {
  readonly trustedTypes?: {
    readonly createPolicy: (
      name: string,
      rules: { readonly createScriptURL: (address: string) => string },
    ) => { readonly createScriptURL: (address: string) => string }
  }
}

declare module '*?worker&url' {
  const address: string
  export default address
}

/** When a municipality lets its people sign in by passkey: its own decision, `never` until it has made it. */
export const passkeyModes = ['never', 'when_away', 'always'] as const
export type PasskeyMode = (typeof passkeyModes)[number]

export type PasskeyRule = {
  readonly mode: PasskeyMode
  /** A passkey is worth nothing to somebody who has not been at the provider for so many days. */
  readonly lastsDays: number
  /** The makers' numbers (AAGUID) of the allowed authenticators; empty: any. */
  readonly models: readonly string[]
  /** Certificates (PEM) of those makers: a number that no maker has signed could be anybody's. */
  readonly roots: readonly string[]
}

/** This installation as authenticators know it: a passkey answers to this name and to no other (WebAuthn 5.4.2). */
export type RelyingParty = {
  readonly rpId: string
  readonly isOrigin: (origin: string) => boolean
  /** undefined: this municipality has no sign-in here. */
  readonly ruleOf: (slug: string) => PasskeyRule | undefined
}

/** Anybody is let in there anyhow, so it takes any port of this machine. */
export const demoRelyingParty: RelyingParty = {
  rpId: 'localhost',
  isOrigin: (origin) => /^http:\/\/localhost(:\d{1,5})?$/.test(origin),
  ruleOf: () => ({ mode: 'always', lastsDays: 365, models: [], roots: [] }),
}

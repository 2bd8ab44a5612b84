/** What issue 5 names as the safety whose cost is measured. */
export const parts = ['policy', 'sign-in', 'rows', 'log'] as const
export type Part = (typeof parts)[number]

export const isPart = (text: string): text is Part => parts.some((part) => part === text)

/** One way to do an act: each with all parts of those before it and one more. */
export type Step = {
  readonly name: string
  /** What this one has and the one before it has not. */
  readonly adds: string
  readonly server?: { readonly script: string; readonly parts: readonly Part[] }
}

const upTo = (last: Part): readonly Part[] => parts.slice(0, parts.indexOf(last) + 1)
const product = (of: readonly Part[]) => ({ script: 'safety/server.ts', parts: of })

export const steps: readonly Step[] = [
  { name: 'bare', adds: 'the act’s SQL by the plain driver' },
  { name: 'http', adds: 'HTTP server, JSON', server: { script: 'safety/http.ts', parts: [] } },
  { name: 'unsafe', adds: 'the act: rules, transaction, contract', server: product([]) },
  { name: 'policy', adds: 'policy', server: product(upTo('policy')) },
  { name: 'sign-in', adds: 'session, denials, emergency', server: product(upTo('sign-in')) },
  { name: 'rows', adds: 'row-level security', server: product(upTo('rows')) },
  { name: 'whole', adds: 'log rows to the disk, seal, limit', server: product(upTo('log')) },
]

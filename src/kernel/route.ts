import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** Who a file goes to when it leaves the house. */
export type Audience =
  | 'staff'
  | 'party'
  | 'partner'
  | 'requester'
  | 'board'
  | 'court'
  | 'supervision'
  | 'auditors'
  | 'council'
  | 'reporter'
  | 'calendar of the worker'
  | 'anybody'

/**
 * What a route says of the files it makes: to whom, and whom they name. `nobody`: no name and no number of a person; the gate
 * looks. `lawfully`: what a law says must stand in it although it is hidden from all others, with that law.
 */
export type Leaves = {
  readonly to: readonly Audience[]
  readonly names: 'nobody' | 'people'
  readonly lawfully?: { readonly field: 'placement'; readonly law: string }
}

/**
 * One object for server, web and OpenAPI.
 * `may` names a permission of the module's policy; `{ public: reason }` is for what anybody may call without signing in,
 * `{ signedIn: reason }` for what concerns only the caller. A route without one does not compile: closed by default.
 * `produces` is for answers that are not JSON: files. Each says who gets it (`leaves`), or it does not compile.
 */
export type Route<
  May extends string = string,
  Input extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> = {
  readonly name: string
  readonly method: Method
  readonly path: string
  readonly may: May | { readonly public: string } | { readonly signedIn: string }
  readonly input: Input
  readonly reply: Reply
  /** A reading by POST: what is asked (a name, a number) must not stand in an address. */
  readonly reads?: true
  /** The answer holds what must lie nowhere, and twice is once by itself: it is not kept for a command that is sent again. */
  readonly unkept?: true
  /** Only for whoever has signed in within five minutes: an open desk is not enough for this (trust.md 6.4). */
  readonly stepUp?: true
  /** For those whom somebody has invited, by a session of their own kind; all other addresses are for those who work here. */
  readonly door?: 'outside'
  readonly produces?: 'application/pdf' | 'text/html' | 'text/css' | 'text/calendar'
  readonly leaves?: Leaves
}

/** Readings are logged as such and are not kept as handled commands. */
export const isReading = (route: Pick<Route, 'method' | 'reads'>): boolean =>
  route.method === 'GET' || route.reads === true

const names = new WeakMap<z.ZodType, string>()
/** Each field's schema by its route; null for one that several routes share, as an id. */
const ownersOfFields = new WeakMap<z.ZodType, string | null>()

const fieldsOf = (input: object): readonly z.ZodType[] =>
  'shape' in input && typeof input.shape === 'object' && input.shape !== null
    ? Object.values(input.shape)
    : []

const declare = (input: z.ZodType, name: string): void => {
  names.set(input, name)
  for (const field of fieldsOf(input)) ownersOfFields.set(field, ownersOfFields.has(field) ? null : name)
}

/**
 * Which route an input belongs to, for whoever has only `saveNote.input`, or what a screen made of it by `omit` or `extend`:
 * its fields are the same. undefined for a schema of a screen's own.
 */
export const routeOfInput = (input: z.ZodType): string | undefined =>
  names.get(input) ??
  fieldsOf(input)
    .map((field) => ownersOfFields.get(field) ?? undefined)
    .find((name) => name !== undefined)

/** A file says who gets it. */
type Declared<R> = R extends { readonly produces: string } ? { readonly leaves: Leaves } : unknown

/** `const route = routesUnder<typeof may>()`: a misspelt permission does not compile. */
export const routesUnder =
  <May extends object>() =>
  <const R extends Route<Extract<keyof May, string>>>(route: R & Declared<R>): R => {
    declare(route.input, route.name)
    return route
  }

export type InputOf<R> = R extends Route<string, infer I> ? z.output<I> : never
export type ReplyOf<R> = R extends Route<string, z.ZodType, infer Y> ? z.input<Y> : never

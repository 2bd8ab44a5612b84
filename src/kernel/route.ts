import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * One object for server, web and OpenAPI.
 * `may` names a permission of the module's policy; `{ public: reason }` is for what anybody may call without signing in,
 * `{ signedIn: reason }` for what concerns only the caller. A route without one does not compile: closed by default.
 * `produces` is for answers that are not JSON.
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
  readonly produces?: 'application/pdf' | 'text/html' | 'text/css'
}

/** Readings are logged as such and are not kept as handled commands. */
export const isReading = (route: Pick<Route, 'method' | 'reads'>): boolean =>
  route.method === 'GET' || route.reads === true

/** `const route = routesUnder<typeof may>()`: a misspelt permission does not compile. */
export const routesUnder =
  <May extends object>() =>
  <const R extends Route<Extract<keyof May, string>>>(route: R): R =>
    route

export type InputOf<R> = R extends Route<string, infer I> ? z.output<I> : never
export type ReplyOf<R> = R extends Route<string, z.ZodType, infer Y> ? z.input<Y> : never

import type { Route } from '#kernel/route.ts'

/** The path of a contract with its ids in it. */
export const addressOf = (route: Pick<Route, 'path'>, ids: Readonly<Record<string, string>>): string =>
  route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(ids[name] ?? ''))

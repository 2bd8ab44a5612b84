import type { Route } from './route.ts'

type Values = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

const queryOf = (values: readonly (readonly [string, unknown])[]): string => {
  const query = new URLSearchParams()
  for (const [name, value] of values)
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) query.append(name, String(one))
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

/** Where a route with this input is asked: ids in the path, the rest in the query of a GET or in the body. */
export const requestOf = (
  route: Pick<Route, 'method' | 'path'>,
  input: unknown,
): { readonly address: string; readonly body: Values | undefined } => {
  const values = isRecord(input) ? input : {}
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(values[name])))
  const rest = Object.entries(values).filter(([name]) => !names.includes(name))
  return route.method === 'GET'
    ? { address: path + queryOf(rest), body: undefined }
    : { address: path, body: Object.fromEntries(rest) }
}

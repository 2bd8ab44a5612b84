import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import heapFlags from '../scripts/heap-flags.json' with { type: 'json' }
import type { HttpCall } from './acts.ts'
import { type Line, openLine } from './line.ts'

/** The product as a process of its own, and the cookie of the one who is signed in. */
export type Product = { readonly child: ChildProcess; readonly url: URL; readonly cookie: string }

const signIn = async (url: URL, person: string): Promise<string> => {
  const response = await fetch(new URL('/api/demo/session', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person }),
  })
  if (!response.ok) throw new Error(`signing in as ${person}: ${response.status}`)
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
}

export type Started = Pick<Product, 'child' | 'url'>

/** A server of the bench as a process of its own; it says its address when it listens. */
export const startServer = async (script: string, args: readonly string[]): Promise<Started> => {
  const child = spawn(process.execPath, [...heapFlags, join(import.meta.dirname, script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim()))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  return { child, url: new URL(address) }
}

export const startProduct = async (appUrl: string, folder: string, person: string): Promise<Product> => {
  const started = await startServer('server.ts', [appUrl, folder])
  return { ...started, cookie: await signIn(started.url, person) }
}

export const stopProduct = ({ child, url }: Started): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
    hangUp(url)
    child.kill('SIGTERM')
  })

/** Each line calls from a loopback address of its own, as different desks would: the limit per address stays on. */
const addressOfLine = (line: number): string | undefined =>
  process.platform === 'linux' ? `127.0.1.${1 + (line % 250)}` : undefined

const lines = new Map<string, Line>()

const lineTo = (url: URL, number: number): Line => {
  const key = `${url.host} ${number}`
  const known = lines.get(key)
  if (known) return known
  const made = openLine(url, addressOfLine(number))
  lines.set(key, made)
  return made
}

const hangUp = (url: URL): void => {
  for (const [key, line] of lines) {
    if (!key.startsWith(`${url.host} `)) continue
    line.close()
    lines.delete(key)
  }
}

const requestOf = ({ url, cookie }: Product, call: HttpCall): string => {
  const body = call.body ?? ''
  return [
    `${call.method} ${call.url} HTTP/1.1`,
    `host: ${url.host}`,
    `cookie: ${cookie}`,
    ...(call.body === undefined
      ? []
      : ['content-type: application/json', `content-length: ${Buffer.byteLength(body)}`]),
    ...(call.key === undefined ? [] : [`idempotency-key: ${call.key}`]),
    '',
    body,
  ].join('\r\n')
}

/** Gives the body of the answer; throws when it is no success. */
export const ask = async (product: Product, line: number, call: HttpCall): Promise<string> => {
  try {
    return await lineTo(product.url, line).ask(requestOf(product, call))
  } catch (cause) {
    throw new Error(`${call.method} ${call.url}`, { cause })
  }
}

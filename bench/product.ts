import { type ChildProcess, spawn } from 'node:child_process'
import http from 'node:http'
import { join } from 'node:path'
import heapFlags from '../scripts/heap-flags.json' with { type: 'json' }
import type { HttpCall } from './acts.ts'

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

export const startProduct = async (appUrl: string, folder: string, person: string): Promise<Product> => {
  const child = spawn(
    process.execPath,
    [...heapFlags, join(import.meta.dirname, 'server.ts'), appUrl, folder],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim()))
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
  })
  const url = new URL(address)
  return { child, url, cookie: await signIn(url, person) }
}

export const stopProduct = ({ child }: Product): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve())
    agent.destroy()
    child.kill('SIGTERM')
  })

const agent = new http.Agent({ keepAlive: true, maxSockets: 200 })

/** Each line calls from a loopback address of its own, as different desks would: the limit per address stays on. */
const addressOfLine = (line: number): { localAddress?: string } =>
  process.platform === 'linux' ? { localAddress: `127.0.1.${1 + (line % 250)}` } : {}

export const ask = (product: Product, line: number, call: HttpCall): Promise<string> =>
  new Promise((resolve, reject) => {
    const request = http.request(
      new URL(call.url, product.url),
      {
        method: call.method,
        agent,
        ...addressOfLine(line),
        headers: {
          cookie: product.cookie,
          ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(call.key === undefined ? {} : { 'idempotency-key': call.key }),
        },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => (text += part))
        response.on('end', () =>
          (response.statusCode ?? 500) < 300
            ? resolve(text)
            : reject(new Error(`${call.url}: ${response.statusCode} ${text}`)),
        )
      },
    )
    request.on('error', reject)
    request.end(call.body)
  })

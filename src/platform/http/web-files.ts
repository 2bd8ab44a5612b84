import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { NotFound } from '#kernel/errors.ts'

/** The worker that holds the keys of the bag may compile Argon2id (WebAssembly), and has no network at all. */
const keysPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"

/** Files that must keep their name and be asked for anew each time: an old service worker would serve an old product for ever. */
const atTheRoot = [
  ['sw.js', 'text/javascript; charset=utf-8'],
  ['manifest.webmanifest', 'application/manifest+json; charset=utf-8'],
] as const

/**
 * The built web application. Every address that is not a file or an /api route is the application's own page,
 * with this answer's nonce in it.
 */
export const addWebFiles = async (app: FastifyInstance, folder: string): Promise<void> => {
  const page = join(folder, 'index.html')
  if (!existsSync(page)) return
  const html = await readFile(page, 'utf8')
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
    setHeaders: (response, path) => {
      if (/\/bag-worker-[\w-]+\.js/.test(path)) void response.header('content-security-policy', keysPolicy)
    },
  })
  for (const [name, type] of atTheRoot) {
    const file = join(folder, name)
    const body = existsSync(file) ? await readFile(file, 'utf8') : undefined
    app.get(`/${name}`, async (_request, reply) => {
      if (body === undefined) throw new NotFound()
      return reply.type(type).header('cache-control', 'no-store').send(body)
    })
  }
  app.get('/*', async (request, reply) => {
    if (request.url.startsWith('/api/')) throw new NotFound()
    const { script, style } = reply.cspNonce
    // The page tells of one nonce (<meta property="csp-nonce">); the calendar takes it for a style of its own.
    const policy = String(reply.raw.getHeader('content-security-policy')).replace(style, script)
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-security-policy', policy)
      .send(html.replaceAll('__NONCE__', script))
  })
}

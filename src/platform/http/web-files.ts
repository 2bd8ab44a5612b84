import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { NotFound } from '#kernel/errors.ts'

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
  })
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

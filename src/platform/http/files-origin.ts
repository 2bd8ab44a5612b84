import Fastify, { type FastifyInstance, type FastifyReply, LogController } from 'fastify'
import { z } from 'zod'
import { fileKindNames, fileKinds } from '#kernel/file-kinds.ts'
import type { Clock } from '#platform/clock.ts'
import type { Served } from '#platform/module.ts'
import { askAgain, type House } from '#platform/run.ts'

/** What the room answers about a file whose link was used: where its bytes lie and what it is called at home. */
export const FileAtLink = z.object({
  diskName: z.string(),
  kind: z.enum(fileKindNames),
  fileName: z.string().regex(/^[a-z0-9-]{1,80}$/),
})

/** No script, no frame, no form, nothing fetched; taken home, not shown; kept by nobody (trust.md 6.1). */
const headers = {
  'content-security-policy':
    "sandbox; default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy':
    'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=()',
  'cache-control': 'no-store',
} as const

const gone = (reply: FastifyReply): FastifyReply =>
  reply
    .code(404)
    .type('text/plain; charset=utf-8')
    .send('Länken gäller inte längre. Gå tillbaka och öppna handlingen igen.\n')

/**
 * The second origin: files alone, by links that hold a minute and once. It reads no cookie and sets none; who asks is the
 * session that the link was made for, and the policy is asked once more.
 */
export const createFilesOrigin = (
  house: House,
  { served, clock, https }: { readonly served: Served; readonly clock: Clock; readonly https: boolean },
): FastifyInstance => {
  const app = Fastify({
    logger: false,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 1_500 },
    bodyLimit: 1,
    forceCloseConnections: true,
  })
  app.addHook('onSend', async (_request, reply) => {
    void reply.headers(headers)
    if (https) void reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
  })
  app.setNotFoundHandler((_request, reply) => gone(reply))
  app.setErrorHandler((_error, _request, reply) => gone(reply))
  app.get<{ Params: { link: string } }>('/f/:link', async (request, reply) => {
    const { files } = house
    const now = clock.now()
    const link = files?.links.use(request.params.link, Temporal.Instant.from(now).epochMilliseconds)
    if (!files || !link) return gone(reply)
    const { tenantId, tokenHash, fileId } = link
    const asked = { input: { fileId }, now, requestId: crypto.randomUUID(), language: 'sv' } as const
    const { data } = FileAtLink.safeParse(await askAgain(house, served, { tenantId, tokenHash }, asked))
    if (!data) return gone(reply)
    const bytes = await files.store.read(data.diskName, { tenantId, fileId })
    const { extensions, type } = fileKinds[data.kind]
    return reply
      .type(data.kind === 'text' ? `${type}; charset=utf-8` : type)
      .header('content-disposition', `attachment; filename="${data.fileName}.${extensions[0]}"`)
      .send(bytes)
  })
  return app
}

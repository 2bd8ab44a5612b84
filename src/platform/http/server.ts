import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { NotFound } from '#kernel/errors.ts'
import type { Clock } from '#platform/clock.ts'
import { askHouse } from '#platform/db/database.ts'
import type { Module, Served } from '#platform/module.ts'
import { openApi } from '#platform/openapi.ts'
import type { House } from '#platform/run.ts'
import { addDoor, type Door } from './doors.ts'
import { type Sentences, say } from './errors.ts'
import { languageOf } from './language.ts'
import { noteFault } from './refusals.ts'
import { addRoute, cookieStyle, type RoutesOptions } from './routes.ts'
import { addSecurity, headersWithoutHooks } from './security.ts'
import { createStrangers } from './strangers.ts'
import { addViolations } from './violations.ts'
import { uploadLimits } from './upload.ts'
import { addWebFiles } from './web-files.ts'

export type ServerOptions = {
  readonly house: House
  readonly modules: readonly Module[]
  readonly clock: Clock
  readonly publicTenant: RoutesOptions['publicTenant']
  readonly sentences: Sentences
  readonly https: boolean
  /** Whose word about the caller's address is taken; from all others such a header means nothing. */
  readonly proxies?: readonly string[]
  readonly perMinute: number
  /** Of each kind, by one session. */
  readonly documentsPerHour: number
  readonly logLevel: string
  /** Where the log goes; the standard output when left out. */
  readonly logTo?: NodeJS.WritableStream
  readonly webFolder: string
  /** The addresses of a sign-in, which are called before there is a session. */
  readonly doors?: readonly Door[]
}

const biggestBody = 1024 * 1024

/** The log of the server says which route and which error, never an address with ids, a body, a query or a name. */
const quietLog = ({ logLevel, logTo }: Pick<ServerOptions, 'logLevel' | 'logTo'>) => ({
  level: logLevel,
  ...(logTo ? { stream: logTo } : {}),
  serializers: {
    req: (request: FastifyRequest) => ({ method: request.method, route: request.routeOptions.url ?? '-' }),
    res: (reply: { statusCode?: number }) => ({ status: reply.statusCode ?? 0 }),
    err: (error: Error & { code?: string }) => ({
      type: error.name,
      code: error.code ?? '',
      message: '',
      stack: (error.stack ?? '').split('\n').slice(1).join('\n'),
    }),
  },
})

const answerErrors = (app: FastifyInstance, sentences: Sentences, cookieName: string): void => {
  app.setErrorHandler((error, request, reply) => {
    const said = say(error, { language: languageOf(request), id: request.id, sentences })
    noteFault(request, cookieName, { said, error })
    return reply.code(said.status).header('cache-control', 'no-store').send(said.body)
  })
  app.setNotFoundHandler((request, reply) => {
    const { body } = say(new NotFound(), { language: languageOf(request), id: request.id, sentences })
    return reply.code(404).header('cache-control', 'no-store').send(body)
  })
}

/** An address that cannot be decoded comes before routes, cookies and the error handler: there is just nothing there. */
const answerBrokenAddress =
  ({ sentences, https }: Pick<ServerOptions, 'sentences' | 'https'>) =>
  (_error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const { body } = say(new NotFound(), { language: 'sv', id: request.id, sentences })
    void reply.code(404).headers(headersWithoutHooks(https)).send(body)
  }

/** The HTTP server of a house: every route of its rooms, closed by default, errors in plain words. */
export const createServer = async (options: ServerOptions): Promise<FastifyInstance> => {
  const app = Fastify({
    logger: quietLog(options),
    genReqId: () => crypto.randomUUID(),
    bodyLimit: biggestBody,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: options.proxies?.length ? [...options.proxies] : false,
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    frameworkErrors: answerBrokenAddress(options),
  })
  app.removeContentTypeParser('text/plain')
  const style = cookieStyle(options.https)
  await app.register(cookie)
  await app.register(formbody)
  answerErrors(app, options.sentences, style.name)
  const { https, perMinute } = options
  const strangers = createStrangers(perMinute)
  await addSecurity(app, { https, perMinute, cookieName: style.name, strangers })
  const served: readonly Served[] = options.modules.flatMap((module) => module.routes)
  const hung = { ...options, cookie: style, strangers }
  for (const one of served.filter(({ beforeFile }) => !beforeFile)) addRoute(app, one, hung)
  // Only these read a form with a file: for all others it is nothing that they know.
  await app.register(async (inner) => {
    await inner.register(multipart, { limits: uploadLimits })
    for (const one of served.filter(({ beforeFile }) => beforeFile)) addRoute(inner, one, hung)
  })
  for (const door of options.doors ?? []) addDoor(app, door, { ...options, cookie: style })
  await addViolations(app)
  const description = openApi(served.map(({ route }) => route))
  app.get('/api/openapi.json', async () => description)
  app.get('/healthz', async () => {
    await askHouse(options.house.db, 'select 1')
    return { ok: true }
  })
  await addWebFiles(app, options.webFolder)
  return app
}

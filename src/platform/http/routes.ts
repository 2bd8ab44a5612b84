import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify'
import { secondsBetween } from '#kernel/day.ts'
import { BadInput, NotFound } from '#kernel/errors.ts'
import type { Clock } from '#platform/clock.ts'
import { askBeforeFile, type Caller, type House, type Request, run } from '#platform/run.ts'
import type { FileReply, Served } from '#platform/module.ts'
import { deviceOf } from './device-words.ts'
import { NotSignedIn, say, type Sentences, TooOften, WrongSite } from './errors.ts'
import { openLine, wantsLine } from './follow.ts'
import { languageOf } from './language.ts'
import { noteFault } from './refusals.ts'
import { readCookie } from './session.ts'
import type { Strangers } from './strangers.ts'
import { isUpload, readUpload, type UploadedFile } from './upload.ts'

export type RoutesOptions = {
  readonly house: House
  readonly clock: Clock
  readonly cookie: CookieStyle
  /** The municipality whose public pages are asked for, by the path's `:municipality` or the house's first. */
  readonly publicTenant: (slug: string | undefined) => Promise<string | undefined>
  readonly sentences: Sentences
  readonly strangers: Strangers
  /** How many documents one session fetches in an hour. */
  readonly documentsPerHour: number
}

export type CookieStyle = { readonly name: string; readonly secure: boolean }

/** `__Host-` binds the cookie to this host and path over TLS; a demo on http cannot have it. */
export const cookieStyle = (https: boolean): CookieStyle =>
  https ? { name: '__Host-barntid', secure: true } : { name: 'barntid', secure: false }

/** The cookie of somebody who was invited: never read at an address of those who work here. */
export const outsideCookie = ({ name }: CookieStyle): string => `${name}-familj`

/** Also how it is taken away: browsers ignore a `__Host-` cookie that is not Secure, an empty one too. */
export const sessionCookie = (secure: boolean) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure }) as const

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** HEAD asks what GET would answer. */
const isGet = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD'

/** Path ids win over the body's: the address is what was asked for. */
const inputOf = (request: FastifyRequest): unknown => {
  const given = isGet(request) ? request.query : (request.body ?? {})
  if (!isRecord(given)) throw new BadInput([{ path: '', code: 'wrong_type' }])
  return { ...given, ...(isRecord(request.params) ? request.params : {}) }
}

/** A plain HTML form can be sent from any website, so only the pages that need no session take one. */
const refuseForms = (request: FastifyRequest, served: Served): void => {
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true
  if (isForm && !isPublic(served)) throw Object.assign(new Error('only JSON'), { statusCode: 415 })
}

/** SameSite=Strict is the first wall against forged calls, the browser's own word about where a call comes from the second. */
const refuseForeign = (request: FastifyRequest): void => {
  const site = request.headers['sec-fetch-site']
  if (!isGet(request) && site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw new WrongSite()
  }
}

/** A form with a file can be sent from any website as well: ours says its key in a header, which takes a script of our own. */
const refuseForeignForm = (request: FastifyRequest): void => {
  if (typeof request.headers['idempotency-key'] !== 'string') throw new WrongSite()
}

const isPublic = ({ route }: Served): boolean => typeof route.may === 'object' && 'public' in route.may

const callerOf = async (request: FastifyRequest, served: Served, options: RoutesOptions): Promise<Caller> => {
  const { door } = served.route
  const name = door === 'outside' ? outsideCookie(options.cookie) : options.cookie.name
  const cookie = readCookie(request.cookies[name])
  if (isPublic(served)) {
    const params = isRecord(request.params) ? request.params : {}
    const slug = params['municipality']
    const tenantId = await options.publicTenant(typeof slug === 'string' ? slug : undefined)
    if (tenantId === undefined) throw new NotFound()
    return { publicTenantId: tenantId }
  }
  if (!cookie) throw new NotSignedIn()
  return door === undefined ? cookie : { ...cookie, door }
}

const isFile = (value: unknown): value is FileReply => isRecord(value) && 'body' in value

/** What has a fingerprint may be kept by the one who asked, and is asked for each time. */
const keeping = ({ etag }: FileReply): string => (etag === undefined ? 'no-store' : 'private, no-cache')

const send = (reply: FastifyReply, served: Served, value: unknown): FastifyReply => {
  const { produces } = served.route
  if (produces === undefined) return reply.header('cache-control', 'no-store').send(value)
  if (!isFile(value)) throw new Error(`${served.route.name} gave no file`)
  if (value.fileName !== undefined)
    void reply.header('content-disposition', `inline; filename="${value.fileName}"`)
  const isKnown = value.etag !== undefined && reply.request.headers['if-none-match'] === `"${value.etag}"`
  if (value.etag !== undefined) void reply.header('etag', `"${value.etag}"`)
  if (isKnown) return reply.code(304).header('cache-control', keeping(value)).send()
  return reply
    .code(value.status ?? 200)
    .header('cache-control', keeping(value))
    .type(produces === 'application/pdf' ? produces : `${produces}; charset=utf-8`)
    .send(value.body)
}

/** A public page answers with a page also when something goes wrong: before the action, in it, or instead of it. */
const failingWith = (served: Served, { sentences, cookie }: RoutesOptions): Partial<RouteOptions> => {
  const { failed, route } = served
  if (!failed) return {}
  return {
    errorHandler: (error, request, reply) => {
      const language = languageOf(request)
      const said = say(error, { language, id: request.id, sentences })
      noteFault(request, cookie.name, { said, error })
      const { status, body } = said
      const { code, message, id: errorId } = body.error
      const page = failed({
        status,
        code,
        message,
        errorId,
        language,
        path: request.url.split('?')[0] ?? route.path,
        input: request.body,
      })
      void send(reply.code(status), served, { ...page, status })
    },
  }
}

/** trust.md 6.5: documents leave the house, and each kind is counted by the hour. */
const limitOf = (served: Served, { documentsPerHour }: RoutesOptions): Partial<RouteOptions> => {
  const { perMinute, route } = served
  if (route.produces === 'application/pdf')
    return {
      config: {
        rateLimit: {
          max: documentsPerHour,
          timeWindow: '1 hour',
          errorResponseBuilder: () => new TooOften('too_many_documents'),
        },
      },
    }
  return perMinute === undefined ? {} : { config: { rateLimit: { max: perMinute, timeWindow: '1 minute' } } }
}

type Came = { readonly input: unknown; readonly file?: UploadedFile | undefined }

/** What came with a request: words alone, or a form with words and a file. */
const cameWith = async (
  request: FastifyRequest,
  {
    served,
    caller,
    moment,
    options: { house },
  }: {
    readonly served: Served
    readonly caller: Caller
    readonly moment: Omit<Request, 'input' | 'file'>
    readonly options: RoutesOptions
  },
): Promise<Came> => {
  if (!served.beforeFile || !isUpload(request) || !house.files) return { input: inputOf(request) }
  refuseForeignForm(request)
  const ask = (input: unknown) => askBeforeFile(house, served, caller, { ...moment, input })
  return readUpload(request, { files: house.files, ask })
}

/** Hangs a contract and its action on the server. */
export const addRoute = (app: FastifyInstance, served: Served, options: RoutesOptions): void => {
  const { route } = served
  app.route({
    method: route.method,
    url: route.path,
    ...(served.biggestBody === undefined ? {} : { bodyLimit: served.biggestBody }),
    ...limitOf(served, options),
    ...failingWith(served, options),
    handler: async (request, reply) => {
      refuseForeign(request)
      refuseForms(request, served)
      const key = request.headers['idempotency-key']
      const caller = await callerOf(request, served, options)
      const moment = {
        now: options.clock.now(),
        requestId: request.id,
        language: languageOf(request),
        idempotencyKey: typeof key === 'string' ? key : undefined,
        byItself: request.headers['x-by-itself'] === '1',
        device: deviceOf(request.headers['user-agent']),
      }
      const asked = { ...moment, ...(await cameWith(request, { served, caller, moment, options })) }
      const answer = await run(options.house, served, caller, asked)
      if ('tokenHash' in caller) options.strangers.know(caller.tokenHash)
      if (served.follow && wantsLine(request))
        return openLine(reply, { ...options, served, caller, asked, answer })
      const { cookie } = answer.after
      const { name, secure } = options.cookie
      if (cookie === 'clear') void reply.clearCookie(name, sessionCookie(secure))
      else if (cookie) void reply.setCookie(name, cookie.value, sessionCookie(secure))
      if (answer.session)
        void reply.header('x-session-seconds-left', secondsBetween(asked.now, answer.session.endsAt))
      return send(reply, served, answer.reply)
    },
  })
}

import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Instant } from '#kernel/day.ts'
import type { Language } from '#kernel/text.ts'
import { deviceOf } from './device-words.ts'
import { say } from './errors.ts'
import { languageOf } from './language.ts'
import { noteFault } from './refusals.ts'
import { outsideCookie, type RoutesOptions, sessionCookie } from './routes.ts'
import { readCookie } from './session.ts'

/** What stands at a door: an address that a browser or a provider calls by itself in the course of a sign-in. */
export type Knock = {
  readonly municipality: string | undefined
  readonly query: Readonly<Record<string, string>>
  readonly form: Readonly<Record<string, string>>
  /** Behind the path, as it came: '?code=…&state=…'. */
  readonly search: string
  /** The cookie of a sign-in that has begun. */
  readonly begun: { readonly tenantId: string; readonly tokenHash: string } | undefined
  readonly session: { readonly tenantId: string; readonly tokenHash: string } | undefined
  readonly outside: { readonly tenantId: string; readonly tokenHash: string } | undefined
  /** Another website sent the browser here: nobody here has pressed anything. */
  readonly isSentByOthers: boolean
  readonly device: string
  readonly language: Language
  readonly now: Instant
  readonly requestId: string
}

/** What the door answers with: another address, a page, or a few words to a machine. */
export type Answered = {
  readonly status: number
  readonly goTo?: string
  readonly page?: string
  /** With a page: where it goes on by itself. A redirect would still count as coming from the provider, without our cookies. */
  readonly goOn?: string
  readonly json?: unknown
  readonly session?: string
  /** The session of somebody who was invited; null takes it away. */
  readonly outside?: string | null
  /** null takes the cookie away. */
  readonly begun?: string | null
}

/**
 * The protocol of a sign-in: whoever knocks has no session yet, and the answer is a redirect. What it does in the database goes
 * through `run`, as everything does; what it asks of the provider is asked outside of any transaction.
 */
export type Door = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly perMinute: number
  readonly open: (knock: Knock) => Promise<Answered>
  /** The page that is shown when something breaks. */
  readonly failed?: (language: Language, message: string) => string
}

/** Comes back from another site, so it cannot be Strict; it opens nothing by itself and lives ten minutes. */
const beginCookie = { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 600 } as const

const textsOf = (values: unknown): Record<string, string> =>
  typeof values === 'object' && values !== null
    ? Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string'))
    : {}

const send = (
  reply: FastifyReply,
  answered: Answered,
  { cookie, beginName }: { readonly cookie: RoutesOptions['cookie']; readonly beginName: string },
): FastifyReply => {
  const { status, goTo, page, goOn, json, session, outside, begun } = answered
  const { name, secure } = cookie
  if (begun === null) void reply.clearCookie(beginName, { ...beginCookie, secure })
  else if (begun !== undefined) void reply.setCookie(beginName, begun, { ...beginCookie, secure })
  if (session !== undefined) void reply.setCookie(name, session, sessionCookie(secure))
  if (outside === null) void reply.clearCookie(outsideCookie(cookie), sessionCookie(secure))
  else if (outside !== undefined) void reply.setCookie(outsideCookie(cookie), outside, sessionCookie(secure))
  void reply.code(status).header('cache-control', 'no-store')
  if (goTo !== undefined) return reply.header('location', goTo).send()
  if (goOn !== undefined) void reply.header('refresh', `0; url=${goOn}`)
  if (page !== undefined) return reply.type('text/html; charset=utf-8').send(page)
  return reply.send(json ?? {})
}

type DoorOptions = Pick<RoutesOptions, 'clock' | 'cookie' | 'sentences'>

/** Hangs a door on the server. */
export const addDoor = (app: FastifyInstance, door: Door, options: DoorOptions): void => {
  const { clock, cookie, sentences } = options
  const beginName = `${cookie.name}-start`
  const { failed } = door
  app.route({
    method: door.method,
    url: door.path,
    config: { rateLimit: { max: door.perMinute, timeWindow: '1 minute' } },
    ...(failed && {
      errorHandler: (error, request, reply) => {
        const language = languageOf(request)
        const said = say(error, { language, id: request.id, sentences })
        noteFault(request, cookie.name, { said, error })
        const { status, body } = said
        void send(reply, { status, page: failed(language, body.error.message) }, { cookie, beginName })
      },
    }),
    handler: async (request, reply) => {
      const answered = await door.open({
        municipality: textsOf(request.params)['municipality'],
        query: textsOf(request.query),
        form: textsOf(request.body),
        search: /\?.*$/s.exec(request.url)?.[0] ?? '',
        begun: readCookie(request.cookies[beginName]),
        session: readCookie(request.cookies[cookie.name]),
        outside: readCookie(request.cookies[outsideCookie(cookie)]),
        isSentByOthers: !['same-origin', 'none', undefined].includes(request.headers['sec-fetch-site']),
        device: deviceOf(request.headers['user-agent']),
        language: languageOf(request),
        now: clock.now(),
        requestId: request.id,
      })
      return send(reply, answered, { cookie, beginName })
    },
  })
}

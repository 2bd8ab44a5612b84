import type { FastifyRequest } from 'fastify'
import { BadInput } from '#kernel/errors.ts'
import type { Said } from './errors.ts'
import { readCookie } from './session.ts'

/** Enough to find the session in the database, too little to be one. */
const maskOf = (request: FastifyRequest, cookieName: string): string =>
  readCookie(request.cookies[cookieName])?.tokenHash.slice(0, 12) ?? '-'

// Our own screens never send these: somebody tries what the server takes.
const neverByOurScreens = new Set(['unknown_field', 'wrong_type'])

const isTried = (status: number, error: unknown, session: string): boolean => {
  if (error instanceof BadInput) return error.issues.some(({ code }) => neverByOurScreens.has(code))
  if (status === 401 || status === 404) return session !== '-'
  return status === 403 || status === 413 || status === 415 || status === 429
}

/**
 * What a fault leaves in the log of the server: a bug with its stack, a "no" with who, where and why (OWASP ASVS 16.3.2–3).
 * The route's pattern and a masked session; never an address with ids, a field's value or a name.
 */
export const noteFault = (
  request: FastifyRequest,
  cookieName: string,
  { said, error }: { readonly said: Said; readonly error: unknown },
): void => {
  const { status, body, isBug } = said
  if (isBug) return request.log.error({ err: error, errorId: request.id }, 'bug')
  const session = maskOf(request, cookieName)
  if (!isTried(status, error, session)) return undefined
  const { url: route = '-' } = request.routeOptions
  const { method, id: errorId } = request
  return request.log.warn({ method, route, status, code: body.error.code, session, errorId }, 'refused')
}

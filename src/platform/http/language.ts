import type { FastifyRequest } from 'fastify'
import type { Language } from '#kernel/text.ts'

/** Swedish unless the person has chosen English: by the page's own choice (`lang`), the cookie, or the browser. */
export const languageOf = (request: FastifyRequest): Language => {
  const { query } = request
  const asked = typeof query === 'object' && query !== null && 'lang' in query ? query.lang : undefined
  const chosen = asked ?? request.cookies['__Host-lang'] ?? request.cookies['lang']
  if (chosen === 'en' || chosen === 'sv') return chosen
  return /^en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'sv'
}

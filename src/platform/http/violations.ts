import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

/** Where browsers tell that a page tried what our own policy forbids (the directive report-uri). */
export const violationsPath = '/csp-report'

const biggestReport = 16 * 1024

const Report = z.object({
  'csp-report': z.object({
    'effective-directive': z.string().optional(),
    'violated-directive': z.string().optional(),
    'blocked-uri': z.string().optional(),
    disposition: z.string().optional(),
  }),
})

// The names of CSP 3, and nothing else: anybody may send anything here.
const directiveOf = (text: string): string =>
  /^(?:[a-z]+-){1,4}[a-z]+(?=$| )/.exec(text.slice(0, 40))?.[0] ?? '-'

const kinds = ['inline', 'eval', 'wasm-eval', 'data', 'blob', 'trusted-types-policy', 'trusted-types-sink']
/** What was stopped, as a kind: an address could hold somebody's words. */
const kindOf = (blocked: string): string =>
  kinds.find((kind) => blocked === kind || blocked.startsWith(`${kind}:`)) ?? 'address'

/** Takes reports from anybody, signed in or not, and keeps of each one line in the log: which rule, what kind. */
export const addViolations = async (app: FastifyInstance): Promise<void> => {
  // In a scope of its own: no other address takes this kind of content.
  await app.register(async (scope) => {
    scope.addContentTypeParser(
      'application/csp-report',
      { parseAs: 'string', bodyLimit: biggestReport },
      scope.getDefaultJsonParser('error', 'error'),
    )
    scope.post(
      violationsPath,
      { config: { rateLimit: { max: 60, timeWindow: '1 minute' } } },
      async (request, reply) => {
        const read = Report.safeParse(request.body)
        if (read.success) {
          const { 'csp-report': told } = read.data
          const directive = directiveOf(told['effective-directive'] ?? told['violated-directive'] ?? '')
          request.log.warn({ directive, blocked: kindOf(told['blocked-uri'] ?? '') }, 'policy broken')
        }
        return reply.code(204).header('cache-control', 'no-store').send()
      },
    )
  })
}

import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { readCookie } from './session.ts'
import type { Strangers } from './strangers.ts'
import { violationsPath } from './violations.ts'

/**
 * What is no page is never treated as one (OWASP ASVS 3.2.1): opened by itself it loads nothing, sends nothing and has no
 * origin. Not for PDF, which browsers do not show in a sandbox, nor for scripts, which workers get their policy with.
 */
const dataPolicy = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  'sandbox',
  `report-uri ${violationsPath}`,
].join(';')

const hsts = 'max-age=31536000; includeSubDomains'
const permissions =
  'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(), browsing-topics=()'

/** The same for the few answers that are given before any hook: an address that cannot be read. */
export const headersWithoutHooks = (https: boolean): Readonly<Record<string, string>> => ({
  'content-security-policy': dataPolicy,
  ...(https ? { 'strict-transport-security': hsts } : {}),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'permissions-policy': permissions,
  'cache-control': 'no-store',
})

const isData = (type: unknown): boolean =>
  /^(application\/json|text\/(calendar|csv|plain))\b/.test(String(type))

/** Headers of trust.md 6.3: nothing from anywhere else, no inline script without this answer's nonce. */
export const addSecurity = async (
  app: FastifyInstance,
  {
    https,
    perMinute,
    cookieName,
    strangers,
  }: { https: boolean; perMinute: number; cookieName: string; strangers: Strangers },
): Promise<void> => {
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'strict-dynamic'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        mediaSrc: ["'self'", 'blob:'],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        requireTrustedTypesFor: ["'script'"],
        // The one policy that lets the page start its two own workers (web/offline/trusted.ts).
        trustedTypes: ['barntid'],
        reportUri: [violationsPath],
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: { action: 'deny' },
  })
  app.addHook('onSend', async (_request, reply) => {
    if (isData(reply.getHeader('content-type'))) void reply.header('content-security-policy', dataPolicy)
    void reply.header('permissions-policy', permissions)
  })
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: '1 minute',
    keyGenerator: (request) =>
      strangers.keyOf(readCookie(request.cookies[cookieName])?.tokenHash, request.ip),
    allowList: (request) => request.url === '/healthz',
  })
}

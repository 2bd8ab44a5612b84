import { z } from 'zod'
import { routesUnder } from '#kernel/route.ts'
import type { may } from '../policy.ts'

const route = routesUnder<typeof may>()

/**
 * Anything: a form in a page is checked field by field in rules/form.ts and given back with a sentence beside each fault,
 * and an address that somebody has put something behind still shows the form.
 */
const Anything = z.looseObject({})

const anybody = { public: 'anybody may report a concern about a child (SoL 19:1, 19:4)' }

export const showReportForm = route({
  name: 'showReportForm',
  method: 'GET',
  path: '/orosanmalan',
  may: anybody,
  input: Anything,
  reply: z.string(),
  produces: 'text/html',
  leaves: { to: ['reporter'], names: 'nobody' },
})

export const showReportFormOf = route({
  ...showReportForm,
  name: 'showReportFormOf',
  path: '/orosanmalan/:municipality',
})

export const sendReportForm = route({
  name: 'sendReportForm',
  method: 'POST',
  path: '/orosanmalan',
  may: anybody,
  input: Anything,
  reply: z.string(),
  produces: 'text/html',
  leaves: { to: ['reporter'], names: 'nobody' },
})

export const sendReportFormTo = route({
  ...sendReportForm,
  name: 'sendReportFormTo',
  path: '/orosanmalan/:municipality',
})

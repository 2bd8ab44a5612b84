import { z } from 'zod'
import { routesUnder } from '#kernel/route.ts'

const route = routesUnder<object>()

/** An address that somebody has put something behind still shows the page. */
const Anything = z.looseObject({})

const toAnybody = { to: ['anybody'], names: 'nobody' } as const

export const readPageStylesheet = route({
  name: 'readPageStylesheet',
  method: 'GET',
  path: '/public/page.css',
  may: { public: 'the looks of the pages that anybody may read' },
  input: Anything,
  reply: z.string(),
  produces: 'text/css',
  leaves: toAnybody,
})

export const showProtection = route({
  name: 'showProtection',
  method: 'GET',
  path: '/sa-skyddar-vi-uppgifterna',
  may: { public: 'whoever is written about may know how it is protected (GDPR 5.2, 12)' },
  input: Anything,
  reply: z.string(),
  produces: 'text/html',
  leaves: toAnybody,
})

export const showAccessibility = route({
  name: 'showAccessibility',
  method: 'GET',
  path: '/tillganglighet',
  may: { public: 'an accessibility statement is for everybody (lag 2018:1937)' },
  input: Anything,
  reply: z.string(),
  produces: 'text/html',
  leaves: toAnybody,
})

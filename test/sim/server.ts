import type { WireAnswer, WireRequest } from '#kernel/device.ts'
import { aCase } from '#test/support/a-case.ts'
import { openClones } from '#test/support/clones.ts'
import type { Login, Town } from '#test/support/town.ts'
import { aVisit } from '#test/support/visit.ts'
import { isLogged } from './witness.ts'

/** Three children with an open investigation and a planned meeting each: amira leads them, bo is beside her. */
export const openServers = (template: string) =>
  openClones(template, async (town) => {
    const cases = []
    for (const givenName of ['Ett', 'Två', 'Tre']) {
      const made = await aCase(town, { givenName })
      const { id: visitId } = await aVisit(town, made.caseId, { on: '2026-11-23', at: '13:00' })
      cases.push({ ...made, visitId })
    }
    return { cases }
  })

export type Servers = Awaited<ReturnType<typeof openServers>>

/** A house grows slower with each municipality in it: another one is taken after so many seeds. */
export const seedsPerHouse = 25

export const inHouse = async (template: string, work: (servers: Servers) => Promise<void>): Promise<void> => {
  const servers = await openServers(template)
  try {
    await work(servers)
  } finally {
    await servers.close()
  }
}

/** What the server did, for the invariants: no answer may be a fault of its own. */
export type Served = {
  served: number
  /** Answers that the log must have. */
  readonly logged: Map<string, number>
  readonly broken: string[]
}

/** The real server: gate, policy, transactions, log. Answers as the wire gives them. */
export const serveAs =
  (servers: Pick<Servers, 'app'>, town: Town, login: Login, record: Served) =>
  async (request: WireRequest): Promise<WireAnswer> => {
    const response = await servers.app().inject({
      method: request.method,
      url: request.address,
      cookies: await town.cookie(login),
      headers: request.idempotencyKey === undefined ? {} : { 'idempotency-key': request.idempotencyKey },
      ...(request.body === undefined ? {} : { payload: request.body as object }),
    })
    record.served += 1
    if (response.statusCode < 300 && isLogged(request.method, request.address))
      record.logged.set(town.tenantId, (record.logged.get(town.tenantId) ?? 0) + 1)
    if (response.statusCode >= 500) record.broken.push(`${request.method} ${response.statusCode}`)
    const isJson = String(response.headers['content-type']).includes('json')
    return { kind: 'answer', status: response.statusCode, body: isJson ? response.json() : undefined }
  }

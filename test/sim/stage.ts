import type { Login, Town } from '#test/support/town.ts'
import { type Ask, askOver } from './asking.ts'
import { calm, drawIdsFrom } from './calm.ts'
import { streams } from './chance.ts'
import { type Disk, makeDisk } from './disk.ts'
import { makeHours } from './hours.ts'
import { type Ledger, makeLedger } from './ledger.ts'
import type { Mutant } from './mutants.ts'
import { type CaseOf, makePerson, type Person } from './person.ts'
import { serveAs, type Served, type Servers } from './server.ts'
import { makeNetwork } from './wire.ts'

const start = Temporal.Instant.from('2026-11-23T08:00:00Z').epochMilliseconds

const logins = ['amira', 'bo', 'amira', 'bo', 'amira', 'bo', 'amira'] as const

export type Place = { readonly town: Town; readonly ledger: Ledger; readonly leads: readonly Ask[] }

/** Two municipalities on one server, their devices, and the network between: all of it out of one seed. */
export const setStage = async (servers: Servers, seed: number, mutant: Mutant | undefined) => {
  const chanceOf = streams(seed)
  drawIdsFrom(chanceOf('ids'))
  const chance = chanceOf('run')
  const hours = makeHours(start)
  const network = makeNetwork(chanceOf('network'))
  const cases: CaseOf[] = servers.base.cases
  const record: Served = { served: 0, logged: new Map(), broken: [] }
  /** Of those who lead nothing is counted: they do other things too. */
  const ofLeads: Served = { served: 0, logged: new Map(), broken: record.broken }
  const broken: string[] = []
  const known = new Map<string, Map<string, CaseOf>>()
  const devices: Person[] = []

  /** The server's clock is right. */
  const setTime = (town: Town): void =>
    town.at(
      new Temporal.Instant(BigInt(Math.round(hours.now())) * 1_000_000n).toString({
        fractionalSecondDigits: 3,
      }),
    )

  const servedTo = (town: Town, login: Login, by: Served = record) => {
    const asked = serveAs(servers, town, login, by)
    const serve = mutant?.serve?.(asked, (text) => servers.owner.query(text, [town.tenantId])) ?? asked
    return (request: Parameters<typeof serve>[0]) => {
      setTime(town)
      return serve(request)
    }
  }

  const placeOf = async (): Promise<Place> => {
    const town = await servers.fresh()
    const leads = (['cilla', 'ulla'] as const).map((login) =>
      askOver({ send: servedTo(town, login, ofLeads) }),
    )
    return { town, ledger: makeLedger(), leads }
  }
  const here = await placeOf()
  const there = await placeOf()

  const add = ({ town, ledger }: Place, login: 'amira' | 'bo', index: number): void => {
    const name = `${town === here.town ? 'a' : 'b'}${index}`
    const real: Disk = makeDisk(chanceOf(`disk ${name}`))
    const serve = servedTo(town, login)
    const ofWorker = `${town.tenantId} ${login}`
    const drafts = known.get(ofWorker) ?? new Map<string, CaseOf>()
    known.set(ofWorker, drafts)
    devices.push(
      makePerson({
        name,
        seed,
        chance: chanceOf(name),
        hours,
        disk: mutant?.disk?.(real) ?? real,
        wire: (isOnline) => network.wireOf(name, { isOnline, serve }),
        cut: (heard) => network.cut(name, heard),
        direct: askOver({ send: serve }),
        ledger,
        known: drafts,
        cases,
        tenantId: town.tenantId,
        workerId: town.workers[login],
        mutant,
      }),
    )
  }
  const many = 3 + chance.below(5)
  for (let index = 0; index < many; index += 1) add(here, logins[index] ?? 'amira', index)
  add(there, 'amira', many)

  /** What is begun may take until later steps; what breaks on the way is a fault of the product. */
  const begin = (work: Promise<unknown>): void => {
    work.catch((fault: unknown) => {
      if (!(fault instanceof Error) || !/disk (failed|is full)/.test(fault.message))
        broken.push(`broke: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`)
    })
  }

  const settleStep = async (): Promise<void> => {
    await calm()
    for (const one of devices) one.disk.turn()
    await calm()
  }

  return {
    servers,
    chance,
    hours,
    network,
    cases,
    record,
    broken,
    devices,
    here,
    there,
    places: [here, there],
    setTime,
    begin,
    settleStep,
    /** Each device looks at its clock every minute, and when it is switched on. */
    tick: async (): Promise<void> => {
      for (const one of devices) begin(one.now().bag.tick())
      await settleStep()
    },
    /** Until every disk and the network are still: what one write lets go on may ask for the next. */
    drain: async (): Promise<void> => {
      for (let round = 0; round < 800; round += 1) {
        await calm()
        const hasWritten = devices.map((one) => one.disk.turn()).some(Boolean)
        if (!hasWritten && network.waiting() === 0) return
        await network.step()
      }
    },
  }
}

export type Stage = Awaited<ReturnType<typeof setStage>>

import { endDevice } from '#modules/bag/contract.ts'
import { limits } from '#modules/bag/rules.ts'
import { assignCase, readCase } from '#modules/cases/contract.ts'
import type { Town } from '#test/support/town.ts'
import { calm } from './calm.ts'
import { streams } from './chance.ts'
import { leaksOf, packedOn, readAll } from './checks.ts'
import { type Disk, makeDisk } from './disk.ts'
import { makeHours } from './hours.ts'
import { makeLedger, wordsIn } from './ledger.ts'
import type { Mutant } from './mutants.ts'
import { type CaseOf, makePerson, type Person } from './person.ts'
import { type Record, serveAs, type Servers } from './server.ts'
import { fields } from './texts.ts'
import { makeNetwork } from './wire.ts'
import { makeWitness } from './witness.ts'

export type Result = {
  readonly acknowledged: number
  readonly lost: readonly string[]
  readonly doubled: readonly string[]
  readonly diverged: readonly string[]
  readonly leaked: readonly string[]
  readonly steps: number
}

const start = Temporal.Instant.from('2026-11-23T08:00:00Z').epochMilliseconds
const minute = 60_000
const hour = 60 * minute

const logins = ['amira', 'bo', 'amira', 'bo', 'amira', 'bo', 'amira'] as const

/** One run of the whole: devices, network, server, and what goes wrong, all of it out of one seed. */
export const run = async (
  servers: Servers,
  seed: number,
  { steps = 100, mutant }: { readonly steps?: number; readonly mutant?: Mutant } = {},
): Promise<Result> => {
  const chanceOf = streams(seed)
  const chance = chanceOf('run')
  const hours = makeHours(start)
  const network = makeNetwork(chanceOf('network'))
  const [town, other] = [await servers.fresh(), await servers.fresh()]
  const cases: CaseOf[] = servers.base.cases
  const names = ['Ett', 'Två', 'Tre'].map((one) => `"${one} `)
  const leaked: string[] = []
  const record: Record = { served: 0, logged: new Map(), broken: [] }
  const witnesses = [town, other].map(({ tenantId }) => makeWitness(servers.owner, tenantId))
  const changed: string[] = []
  const ledgers = new Map([town, other].map((one) => [one.tenantId, makeLedger()]))
  const known = new Map<string, Map<string, CaseOf>>()

  const ledgerOf = (one: Town) => {
    const found = ledgers.get(one.tenantId)
    if (!found) throw new RangeError('no such municipality')
    return found
  }

  const serving = async (one: Town): Promise<void> => {
    one.at(
      new Temporal.Instant(BigInt(Math.round(hours.now())) * 1_000_000n).toString({
        fractionalSecondDigits: 3,
      }),
    )
  }

  const devices: Person[] = []
  const add = (at: Town, login: 'amira' | 'bo', index: number): void => {
    const name = `${at === town ? 'a' : 'b'}${index}`
    const real: Disk = makeDisk(chanceOf(`disk ${name}`))
    const disk = mutant?.disk?.(real) ?? real
    const asked = serveAs(servers, at, login, record)
    const serve = mutant?.serve?.(asked, (text) => servers.owner.query(text, [at.tenantId])) ?? asked
    const ofWorker = `${at.tenantId} ${login}`
    const drafts = known.get(ofWorker) ?? new Map<string, CaseOf>()
    known.set(ofWorker, drafts)
    devices.push(
      makePerson({
        name,
        chance: chanceOf(name),
        hours,
        disk,
        wire: (isOnline) =>
          network.wireOf(name, {
            isOnline,
            serve: async (request) => {
              await serving(at)
              return serve(request)
            },
          }),
        cut: (heard) => network.cut(name, heard),
        ledger: ledgerOf(at),
        known: drafts,
        cases,
        tenantId: at.tenantId,
        workerId: at.workers[login],
        mutant,
      }),
    )
  }
  const many = 3 + chance.below(5)
  for (let index = 0; index < many; index += 1) add(town, logins[index] ?? 'amira', index)
  add(other, 'amira', many)

  /** What is begun may take until later steps; what breaks on the way is a fault of the product. */
  const begin = (work: Promise<unknown>): void => {
    work.catch((fault: unknown) => {
      if (!(fault instanceof Error) || !/disk (failed|is full)/.test(fault.message))
        leaked.push(`broke: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`)
    })
  }

  const reassign = async (): Promise<void> => {
    const one = chance.pick(cases)
    await serving(town)
    const { watch } = await town.call('cilla', readCase, { caseId: one.caseId })
    if (!watch) return
    const ownerId = chance.pick([town.workers.amira, town.workers.bo, town.workers.cilla])
    const coworkerId = chance.pick([null, town.workers.amira, town.workers.bo].filter((id) => id !== ownerId))
    await town.send('cilla', assignCase, {
      caseId: one.caseId,
      unitId: town.units.one,
      ownerId,
      coworkerId,
      version: watch.version,
    })
  }

  const endOne = async (): Promise<void> => {
    const one = chance.pick(devices.filter((each) => each.tenantId === town.tenantId))
    const deviceId = one.deviceId()
    if (deviceId === undefined) return
    await serving(town)
    await town.send('cilla', endDevice, { deviceId })
  }

  /** The disk is full, somebody writes on, and the device is switched off. */
  const writeOnFullDisk = async (one: Person): Promise<void> => {
    one.disk.fill(true)
    begin(one.now().screen.type(cases))
    await settleStep()
    await one.restart(false)
  }

  /** What was on its way is not answered; what was committed stands. */
  const restartServer = async (): Promise<void> => {
    await servers.restart()
    for (const one of devices) network.cut(one.name, true)
  }

  const acts: readonly (readonly [number, (one: Person) => void | Promise<void>])[] = [
    [20, (one) => begin(one.now().screen.type(cases))],
    [6, (one) => begin(one.now().screen.saveAgain())],
    [4, (one) => begin(one.now().screen.reopen())],
    [3, (one) => begin(one.now().screen.sign())],
    [1, (one) => begin(one.now().screen.throwAway())],
    [6, (one) => begin(one.now().writer.open())],
    [14, (one) => begin(one.now().writer.write())],
    [2, (one) => begin(one.now().writer.erase())],
    [4, (one) => begin(one.now().writer.hear())],
    [10, (one) => begin(one.pack())],
    [6, (one) => begin(one.unlock())],
    [1, (one) => begin(one.guess())],
    [2, (one) => one.lock()],
    [7, (one) => begin(one.sync())],
    [4, (one) => one.setOnline(false)],
    [5, (one) => one.setOnline(true)],
    [3, (one) => one.restart(chance.isOneIn(6))],
    [2, (one) => one.turnClock()],
    [2, (one) => one.disk.failAfter(chance.below(4))],
    [2, (one) => one.disk.fill(true)],
    [3, (one) => one.disk.heal()],
    [1, (one) => writeOnFullDisk(one)],
    [1, () => restartServer()],
    [3, () => reassign()],
    [1, () => endOne()],
    [1, () => devices.forEach((one) => network.cut(one.name, true))],
    [3, () => hours.pass(chance.pick([1_000, minute, 20 * minute, 3 * hour, 26 * hour]))],
  ]
  const weight = acts.reduce((sum, [one]) => sum + one, 0)
  const draw = () => {
    let left = chance.below(weight)
    for (const [one, act] of acts) {
      left -= one
      if (left < 0) return act
    }
    return () => undefined
  }

  const look = async (): Promise<void> => {
    for (const one of devices)
      for (const what of leaksOf(one.disk, names)) leaked.push(`${one.name}: ${what} can be read`)
    for (const witness of witnesses) changed.push(...(await witness.changed()))
  }

  /** Each device looks at its clock every minute, and when it is switched on. */
  const tick = async (): Promise<void> => {
    for (const one of devices) begin(one.now().bag.tick())
    await settleStep()
  }

  const settleStep = async (): Promise<void> => {
    await calm()
    for (const one of devices) one.disk.turn()
    await calm()
  }

  for (let step = 0; step < steps; step += 1) {
    await draw()(chance.pick(devices))
    await settleStep()
    for (let moved = 1 + chance.below(6); moved > 0 && network.waiting() > 0; moved -= 1) {
      await network.step()
      await settleStep()
    }
    hours.pass(200 + chance.below(2_000))
    await tick()
    if (step % 8 === 0) await look()
  }

  // Everybody is at the office again: the network is there, the disks work, and what waits is sent.
  network.calm()
  /** Until every disk and the network are still: what one write lets go on may ask for the next. */
  const drain = async (): Promise<void> => {
    for (let round = 0; round < 800; round += 1) {
      await calm()
      const hasWritten = devices.map((one) => one.disk.turn()).some(Boolean)
      if (!hasWritten && network.waiting() === 0) return
      await network.step()
    }
  }
  for (const one of devices) {
    one.disk.heal()
    one.setOnline(true)
    one.setClock(0)
    if (chance.isOneIn(2)) await one.restart(false)
    await tick()
  }
  for (let round = 0; round < 6; round += 1) {
    for (const one of devices) {
      // Some have forgotten what opens the bag: the municipality opens what they had not sent.
      if (round > 0 || chance.isOneIn(3)) begin(one.unlock())
      await drain()
      begin(one.now().screen.saveAgain())
      await drain()
      begin(one.sync())
      await drain()
      begin(one.now().writer.open().then(one.now().writer.hear))
      await drain()
      begin(one.retryAll())
      await drain()
    }
    hours.pass(20_000)
    await drain()
  }
  await look()

  const lost = [...changed]
  const doubled: string[] = []
  const diverged: string[] = []
  for (const at of [town, other]) {
    await serving(at)
    const all = await readAll(at, servers.owner)
    const there = new Set([
      ...all.notes.flatMap(({ text }) => wordsIn(text)),
      ...all.areas.flatMap(({ text }) => wordsIn(text)),
      ...all.handedIn,
    ])
    const own = devices.filter((one) => one.tenantId === at.tenantId)
    // A text that was taken away from somebody with unsent words shows them on the screen, to be copied.
    const onScreen = new Set(
      own.flatMap(
        (one) =>
          one
            .now()
            .writer.replica()
            ?.unsent()
            .flatMap(({ text }) => wordsIn(text)) ?? [],
      ),
    )
    for (const word of ledgerOf(at).owed()) if (!there.has(word) && !onScreen.has(word)) lost.push(word)
    for (const { id, text } of [...all.notes, ...all.areas]) {
      const found = wordsIn(text)
      if (new Set(found).size !== found.length) doubled.push(`${id}: a word stands twice`)
    }
    const ids = all.notes.map(({ id }) => id)
    if (new Set(ids).size !== ids.length) doubled.push('a note is both draft and signed')
    const foreign = at === town ? /ordb\d/ : /orda\d/
    if ([...there].some((word) => foreign.test(word))) leaked.push('words of another municipality')
    for (const one of own) {
      const replica = one.now().writer.replica()
      if (!replica || replica.state().kind === 'refused') continue
      for (const field of fields) {
        const row = all.areas.find(({ id }) => field.endsWith(id))
        if (replica.text(field) !== (row?.text ?? '')) diverged.push(`${one.name}: ${field}`)
      }
    }
  }

  const [ended, guessed] = devices.filter((one) => one.deviceId() !== undefined && packedOn(one.disk) > 0)
  if (ended) {
    const deviceId = ended.deviceId()
    const at = ended.tenantId === town.tenantId ? town : other
    await serving(at)
    await at.send('cilla', endDevice, { deviceId })
    begin(ended.sync())
    await drain()
    if (packedOn(ended.disk) > 0) leaked.push(`${ended.name}: packed after it was ended`)
  }
  if (guessed) {
    guessed.lock()
    for (let tries = 0; tries < limits.wrongTries; tries += 1) {
      begin(guessed.guess())
      await drain()
    }
    if (packedOn(guessed.disk) > 0) leaked.push(`${guessed.name}: packed after ten wrong tries`)
  }

  // The lease has an end: nothing that was packed is there after it, whatever the device was doing.
  hours.pass((limits.longestLeaseHours + 1) * hour)
  for (const one of devices) {
    await tick()
    if (packedOn(one.disk) > 0) leaked.push(`${one.name}: packed after the end of the lease`)
  }
  for (const [at, one] of [town, other].entries()) {
    const inLog = await witnesses[at]?.inLog([one.workers.amira, one.workers.bo])
    const answered = record.logged.get(one.tenantId) ?? 0
    if (inLog !== answered) leaked.push(`${answered} answers and ${inLog} in the log`)
  }
  leaked.push(...record.broken.map((what) => `the server broke: ${what}`))
  return {
    acknowledged: [...ledgers.values()].reduce((sum, one) => sum + one.acknowledged(), 0),
    lost,
    doubled,
    diverged,
    leaked,
    steps,
  }
}

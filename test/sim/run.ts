import { endDevice } from '#modules/bag/contract.ts'
import { limits } from '#modules/bag/rules.ts'
import { actsOn, reassign } from './acts.ts'
import { leaksOf, packedOn } from './checks.ts'
import { type Faults, judge } from './judge.ts'
import type { Mutant } from './mutants.ts'
import type { Servers } from './server.ts'
import { setStage, type Stage } from './stage.ts'
import { makeWitness } from './witness.ts'

export type Result = Readonly<Record<keyof Faults, readonly string[]>> & {
  readonly acknowledged: number
  readonly served: number
}

const hour = 60 * 60_000
const mostRounds = 6
const names = ['Ett', 'Två', 'Tre'].map((one) => `"${one} `)

/** In the morning most pack their bags at the office, have the text before them, and some leave. */
const setOut = async ({ chance, devices, network, begin, drain }: Stage): Promise<void> => {
  network.calm(true)
  for (const one of devices) {
    if (chance.isOneIn(3)) continue
    begin(one.pack())
    await drain()
    if (chance.isOneIn(2)) begin(one.writer().open())
    await drain()
    if (chance.isOneIn(3)) one.setOnline(false)
  }
  network.calm(false)
}

/** Everybody is at the office again: the network is there, the disks work, and what waits is sent. */
const goHome = async ({ chance, devices, network, hours, begin, drain, tick }: Stage): Promise<void> => {
  network.calm(true)
  for (const one of devices) {
    one.disk.heal()
    one.setOnline(true)
    one.setClock(0)
    if (chance.isOneIn(2)) await one.restart(false)
    await tick()
  }
  for (let round = 0; round < mostRounds; round += 1) {
    for (const one of devices) {
      // Some have forgotten what opens the bag: the municipality opens what they had not sent.
      if (round > 0 || chance.isOneIn(3)) begin(one.unlock())
      await drain()
      begin(one.now().screen.saveAgain())
      begin(one.now().tapper.tellAgain())
      await drain()
      begin(one.sync())
      await drain()
      for (const writer of one.now().writers) if (!writer.isSettled()) begin(writer.hear())
      await drain()
      begin(one.retryAll())
      await drain()
    }
    hours.pass(20_000)
    await drain()
    const waiting = await Promise.all(devices.map((one) => one.isWaiting()))
    if (round > 0 && !waiting.includes(true)) break
  }
  for (const one of devices) {
    const [first, second] = one.now().writers
    if (first) begin(first.open().then(first.hear))
    await drain()
    if (second?.replica()) begin(second.open().then(second.hear))
    begin(one.now().tapper.lookAtAll())
    await drain()
  }
}

/** A device that was ended, one at which somebody guesses, and all after the end of the lease: nothing packed is left. */
const forget = async (stage: Stage, { leaked }: Faults): Promise<void> => {
  const { devices, here, there, hours, setTime, begin, drain, tick } = stage
  const [ended, guessed] = devices.filter((one) => one.deviceId() !== undefined && packedOn(one.disk) > 0)
  if (ended) {
    const deviceId = ended.deviceId()
    const { town } = ended.tenantId === here.town.tenantId ? here : there
    setTime(town)
    await town.send('cilla', endDevice, { deviceId })
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
  hours.pass((limits.longestLeaseHours + 1) * hour)
  for (const one of devices) {
    await tick()
    if (packedOn(one.disk) > 0) leaked.push(`${one.name}: packed after the end of the lease`)
  }
}

/** One run of the whole: devices, network, server, and what goes wrong, all of it out of one seed. */
export const run = async (
  servers: Servers,
  seed: number,
  { steps = 100, mutant }: { readonly steps?: number; readonly mutant?: Mutant } = {},
): Promise<Result> => {
  const stage = await setStage(servers, seed, mutant)
  const { chance, hours, network, devices, places, record, settleStep, tick } = stage
  const witnesses = places.map(({ town }) => ({ town, ...makeWitness(servers.owner, town.tenantId) }))
  const faults: Faults = { lost: [], doubled: [], diverged: [], leaked: [] }

  const look = async (): Promise<void> => {
    for (const one of devices)
      for (const what of leaksOf(one.disk, names)) faults.leaked.push(`${one.name}: ${what} can be read`)
    for (const witness of witnesses) faults.lost.push(...(await witness.changed()))
  }

  await setOut(stage)
  const draw = actsOn(stage)
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
  // While they were out, the case was given to others.
  if (chance.isOneIn(3)) for (const one of stage.cases) await reassign(stage, one)
  await goHome(stage)
  await look()
  await judge(stage, faults)
  await forget(stage, faults)

  for (const { town, inLog } of witnesses) {
    const found = await inLog([town.workers.amira, town.workers.bo])
    const answered = record.logged.get(town.tenantId) ?? 0
    if (found !== answered) faults.leaked.push(`${answered} answers and ${found} in the log`)
  }
  faults.leaked.push(...stage.broken, ...record.broken.map((what) => `the server broke: ${what}`))
  return {
    ...faults,
    acknowledged: places.reduce((sum, { ledger }) => sum + ledger.acknowledged(), 0),
    served: record.served,
  }
}

import { endDevice } from '#modules/bag/contract.ts'
import { assignCase, readCase } from '#modules/cases/contract.ts'
import type { CaseOf, Person } from './person.ts'
import type { Stage } from './stage.ts'

const minute = 60_000
const hour = 60 * minute

type Act = (one: Person) => void | Promise<void>

/** The case goes from one to another, now and then to another unit: who had it writes in it no more. */
export const reassign = async (
  { chance, here: { town }, setTime }: Stage,
  { caseId }: CaseOf,
): Promise<void> => {
  setTime(town)
  const { watch } = await town.call('hedda', readCase, { caseId })
  if (!watch) return
  const { amira, bo, cilla, eva } = town.workers
  const ownerId = chance.pick([amira, bo, cilla, eva, eva])
  const coworkerId =
    ownerId === eva ? null : chance.pick([null, ...[amira, bo].filter((id) => id !== ownerId)])
  await town.call('hedda', assignCase, { caseId, ownerId, coworkerId, version: watch.version })
}

/** What happens to people, devices, network and server, each as often as its number says. */
export const actsOn = (stage: Stage): (() => Act) => {
  const { servers, chance, hours, network, cases, devices, here, setTime, begin, settleStep } = stage
  const { town } = here

  const endOne = async (): Promise<void> => {
    const one = chance.pick(devices.filter((each) => each.tenantId === town.tenantId))
    const deviceId = one.deviceId()
    if (deviceId === undefined) return
    setTime(town)
    await town.send('cilla', endDevice, { deviceId })
  }

  /** The disk is full, somebody writes on, and the device is switched off. */
  const writeOnFullDisk = async (one: Person): Promise<void> => {
    one.disk.fill(true)
    begin(one.now().screen.type(cases))
    begin(one.now().tapper.tap())
    await settleStep()
    await one.restart(false)
  }

  /** What was on its way is not answered; what was committed stands. */
  const restartServer = async (): Promise<void> => {
    await servers.restart()
    for (const one of devices) network.cut(one.name, true)
  }

  const acts: readonly (readonly [number, Act])[] = [
    [20, (one) => begin(one.now().screen.type(cases))],
    [6, (one) => begin(one.now().screen.saveAgain())],
    [4, (one) => begin(one.now().screen.reopen())],
    [3, (one) => begin(one.now().screen.sign())],
    [1, (one) => begin(one.now().screen.throwAway())],
    [8, (one) => begin(one.writer().open())],
    [18, (one) => begin(one.writer().write())],
    [2, (one) => begin(one.writer().erase())],
    [4, (one) => begin(one.writer().hear())],
    [2, (one) => begin(one.writer().close())],
    [12, (one) => begin(one.now().tapper.tap())],
    [4, (one) => begin(one.now().tapper.tellAgain())],
    [3, (one) => begin(one.now().tapper.look())],
    [4, (one) => begin(one.pack())],
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
    [4, () => reassign(stage, chance.pick(cases))],
    [1, () => endOne()],
    [1, () => devices.forEach((one) => network.cut(one.name, true))],
    [3, () => hours.pass(chance.pick([1_000, minute, 20 * minute, 3 * hour, 26 * hour]))],
  ]
  const weight = acts.reduce((sum, [one]) => sum + one, 0)
  return () => {
    let left = chance.below(weight)
    for (const [one, act] of acts) {
      left -= one
      if (left < 0) return act
    }
    return () => undefined
  }
}

import { enterAbsence } from '#modules/handover/contract.ts'
import { noteLowThreshold } from '#modules/cases/low-threshold/contract.ts'
import { registerIncoming } from '#modules/cases/transfers/contract.ts'
import { openDuty, readDuty, takeDutyStep } from '#modules/duties/contract.ts'
import { listDuties } from '#modules/duties/contract.ts'
import { clockTime } from '../days.ts'
import { day, daysBetween, type Instant } from '#kernel/day.ts'
import { type CareTown, type Tale, workerOf } from './town.ts'

const noon = ({ days }: CareTown, ago: number): Instant => clockTime(days.ago(ago), 10, 0)

type DutyOrder = {
  readonly kind: 'lexSarah' | 'incident' | 'gdprBreach' | 'otherDuty'
  readonly by: string
  readonly ago: number
  readonly title: string
  readonly account: string
  readonly time?: string
  readonly days?: number
  readonly steps?: readonly (readonly [step: string, ago: number, note: string, time?: string])[]
}

const takeStep = async (
  town: CareTown,
  dutyId: string,
  [step, ago, note, time]: NonNullable<DutyOrder['steps']>[number],
): Promise<void> => {
  const head = workerOf(town, 'hedda')
  const at = noon(town, ago)
  const { version } = await town.door.act(head, readDuty, { dutyId }, at)
  const input = { dutyId, version, step, on: town.days.ago(ago), note, ...(time ? { time } : {}) }
  await town.door.act(head, takeDutyStep, input, at)
}

/** What the board answers for, and not about one child. */
const duty = (order: DutyOrder) =>
  async function* (town: CareTown): Tale {
    yield order.ago
    const { kind, ago, title, account, time, days } = order
    const dutyId = town.dice.id(town.days.ago(ago))
    const input = {
      id: dutyId,
      kind,
      title,
      account,
      on: town.days.ago(ago),
      ...(time === undefined ? {} : { time }),
      ...(days === undefined ? {} : { days }),
    }
    await town.door.act(workerOf(town, order.by), openDuty, input, noon(town, ago))
    for (const step of order.steps ?? []) {
      yield step[1]
      await takeStep(town, dutyId, step)
    }
  }

/** SoF 3:4, HSLF-FS 2016:3: the server opens them when the year has ended; they were sent in January. */
const yearly = async function* (town: CareTown): Tale {
  const { days } = town
  const newYear = day(`${days.today.slice(0, 4)}-01-02`)
  const since = daysBetween(newYear, days.today)
  const ago = since < 30 ? since + 365 : since
  yield ago
  await town.door.yearEnds(clockTime(days.ago(ago), 4, 10))
  yield ago - 24
  const { running } = await town.door.act(workerOf(town, 'hedda'), listDuties, {}, noon(town, ago - 24))
  for (const { dutyId } of running.filter((one) => one.year !== null))
    await takeStep(town, dutyId, ['sent', ago - 24, 'Skickat.'])
}

/** SoL 11:5, 14:4–5: help without needs assessment, also where nobody is named. */
const lowThreshold = async function* (town: CareTown): Tale {
  const { days, dice } = town
  const unnamed = {
    ageGroup: 'adult' as const,
    identityDecidedOn: days.ago(300),
    identityReference: 'Nämndens beslut § 41',
  }
  for (const [ago, by, what] of [
    [64, 'mona', { kind: 'parent_training', name: 'Föräldrakursen Komet, höstens grupp', ...unnamed }],
    [
      30,
      'cilla',
      { kind: 'group_activity', name: 'Måndagsgruppen för barn som har det rörigt hemma', ...unnamed },
    ],
    [11, 'maja', { kind: 'advice', name: 'Rådgivning per telefon' }],
    [2, 'cilla', { kind: 'advice', name: 'Rådgivning, två samtal' }],
  ] as const) {
    yield ago
    const startedOn = days.ago(days.office(ago))
    const input = { id: dice.id(startedOn), ...what, toldOfApplication: true, startedOn }
    await town.door.act(workerOf(town, by), noteLowThreshold, input, noon(town, days.office(ago)))
  }
}

/** SoL 29:10: another municipality asks us. */
const incoming = async function* (town: CareTown): Tale {
  yield 1
  const input = {
    id: town.dice.id(town.days.ago(1)),
    municipalityCode: '1880',
    toldChild: 'Flicka född 2015, syskon finns',
    requestedOn: town.days.ago(3),
    request:
      'Familjen bor hos er sedan september. En utredning är avslutad hos oss, och kontaktfamilj pågår.',
  }
  await town.door.act(
    workerOf(town, 'maja'),
    registerIncoming,
    { ...input, municipalityCode: '0580' },
    noon(town, 1),
  )
}

/** Ill since yesterday; what she has waits for somebody to hand it over. */
const sickLeave = async function* (town: CareTown): Tale {
  yield 0.1
  const input = {
    id: town.dice.id(town.days.today),
    workerId: workerOf(town, 'fanny').id,
    kind: 'absence' as const,
    fromOn: town.days.ago(1),
  }
  await town.door.act(workerOf(town, 'dagmar'), enterAbsence, input, town.now)
}

export const townTales = [
  duty({
    kind: 'lexSarah',
    by: 'bo',
    ago: 9,
    title: 'Samtal med barn blev inte av på tre månader',
    account:
      'Två placerade barn fick inga enskilda samtal under våren, eftersom ingen hade tagit över efter en sjukskrivning.',
    steps: [
      ['received', 8, ''],
      ['foundSerious', 3, 'Bristen har varat länge och gäller flera barn.'],
    ],
  }),
  duty({
    kind: 'incident',
    by: 'adam',
    ago: 16,
    time: '06:40',
    title: 'Journalen gick inte att nå',
    account: 'Strömavbrott i driftcentralen. Socialjouren arbetade med papper i fem timmar.',
    steps: [
      ['warned', 16, ''],
      ['notified', 15, ''],
    ],
  }),
  duty({
    kind: 'gdprBreach',
    by: 'adam',
    ago: 1,
    time: '08:20',
    title: 'Brev till fel mottagare',
    account: 'En kallelse skickades till en tidigare adress. Brevet har kommit tillbaka öppnat.',
  }),
  duty({
    kind: 'otherDuty',
    by: 'hedda',
    ago: 20,
    days: 60,
    title: 'Se över delegationsordningen',
    account: 'Nämnden vill ha ett förslag till februari.',
  }),
  yearly,
  lowThreshold,
  incoming,
  sickLeave,
] as const

import { addDays, addMonths, type Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { bucketOf, formsOfContracts, weekOf } from '#modules/burden/index.ts'
import { insertRows } from './bulk.ts'
import { clockTime } from './days.ts'
import type { Dice } from './dice.ts'
import type { Place } from './past-course.ts'
import type { UnitKey } from './staff.ts'

/** A form as it is used in a week: how often, how long it takes, and how much of it is filled in. Invented. */
type Habit = {
  readonly form: string
  readonly units: readonly UnitKey[]
  readonly uses: number
  readonly seconds: number
  readonly filled: number
  /** Nobody has ever needed it. */
  readonly empty?: readonly string[]
}

const both: readonly UnitKey[] = ['one', 'two']

const habits: readonly Habit[] = [
  {
    form: 'registerReport',
    units: ['intake'],
    uses: 9,
    seconds: 260,
    filled: 0.6,
    empty: ['relationToChild'],
  },
  { form: 'assessProtection', units: ['intake'], uses: 14, seconds: 95, filled: 0.9 },
  { form: 'identifyChild', units: ['intake'], uses: 12, seconds: 25, filled: 1 },
  { form: 'decideReport', units: ['intake'], uses: 11, seconds: 150, filled: 0.85 },
  { form: 'giveFeedback', units: ['intake'], uses: 9, seconds: 35, filled: 0.95 },
  { form: 'saveDraft', units: ['intake', 'one', 'two'], uses: 34, seconds: 480, filled: 0.55 },
  { form: 'saveSection', units: both, uses: 12, seconds: 1_150, filled: 0.4 },
  { form: 'saveInvestigationPlan', units: both, uses: 4, seconds: 240, filled: 0.7 },
  { form: 'notifyConcerned', units: both, uses: 7, seconds: 40, filled: 0.75, empty: ['withheldReason'] },
  { form: 'askForInformation', units: both, uses: 6, seconds: 80, filled: 0.95 },
  { form: 'noteAnswer', units: both, uses: 5, seconds: 120, filled: 1 },
  { form: 'sendCommunication', units: both, uses: 4, seconds: 70, filled: 0.9 },
  { form: 'createProposal', units: both, uses: 4, seconds: 420, filled: 0.5, empty: ['riskBehaviour'] },
  { form: 'logConsult', units: both, uses: 6, seconds: 110, filled: 1 },
  { form: 'serveDecision', units: both, uses: 3, seconds: 30, filled: 1 },
  {
    form: 'saveImplementationPlan',
    units: both,
    uses: 3,
    seconds: 640,
    filled: 0.6,
    empty: ['othersDo'],
  },
  { form: 'noteConsent', units: both, uses: 6, seconds: 35, filled: 0.8 },
  { form: 'followUpIntervention', units: both, uses: 4, seconds: 260, filled: 0.85 },
  { form: 'noteContact', units: both, uses: 4, seconds: 310, filled: 0.7 },
  { form: 'closeCase', units: both, uses: 2, seconds: 75, filled: 1 },
  {
    form: 'registerNewPerson',
    units: ['intake', 'one', 'two'],
    uses: 6,
    seconds: 60,
    filled: 0.4,
    empty: ['reserve'],
  },
]

const weeksBack = 26

type Counted = {
  readonly uses: object[]
  readonly times: object[]
  readonly fields: object[]
}

const weekOfUses = (
  dice: Dice,
  { form, seconds, filled, empty = [] }: Habit,
  { week_on, unit_id, sent }: { week_on: Day; unit_id: string; sent: number },
  counted: Counted,
): void => {
  const names = Object.keys(formsOfContracts.get(form)?.fields ?? {})
  const at = { form, week_on, unit_id }
  const each = Array.from({ length: sent }, () => Math.round(seconds * (0.4 + dice.next() * 1.4)))
  const rows = names.map((field) => {
    const share = empty.includes(field) ? 0 : Math.min(1, filled * (0.8 + dice.next() * 0.5))
    return {
      ...at,
      field,
      shown: sent,
      filled: Math.round(sent * share),
      seconds: Math.round((sent * seconds) / names.length),
    }
  })
  const total = each.reduce((sum, one) => sum + one, 0)
  counted.uses.push({
    ...at,
    version: '00000001',
    sent,
    abandoned: dice.int(0, Math.ceil(sent / 8)),
    seconds: total,
    clicks: sent * dice.int(2, 3 + names.length),
    presses: dice.int(0, sent),
    shown: sent * names.length,
    filled: rows.reduce((sum, row) => sum + row.filled, 0),
  })
  for (const [bucket, of] of Map.groupBy(each, bucketOf))
    counted.times.push({ ...at, bucket, uses: of.length })
  counted.fields.push(...rows)
}

/** Everything that is read is read now and then, but one page that nobody has opened. */
const readings = (dice: Dice, weeks: readonly Day[], units: readonly string[]): object[] => {
  const routes = new Set([...formsOfContracts.values()].flatMap(({ fields }) => Object.values(fields).flat()))
  routes.delete('readConsents')
  return [...routes].flatMap((route) =>
    weeks.flatMap((week_on) => units.map((unit_id) => ({ route, week_on, unit_id, times: dice.int(1, 40) }))),
  )
}

type OwnRow = {
  readonly id: string
  readonly form: string
  readonly begins_on: Day
  readonly ends_on: Day
}

const routeOfOwn: Readonly<Record<string, string>> = {
  note: 'saveDraft',
  closing: 'closeCase',
  follow_up: 'followUpIntervention',
}

/** What each own field has cost, week by week as long as it was asked. */
const ownCounts = (dice: Dice, { days, organisation }: Place, fields: readonly OwnRow[]): object[] =>
  fields.flatMap(({ id, form, begins_on, ends_on }) =>
    Array.from({ length: weeksBack }, (_, back) => addDays(weekOf(days.today), -7 * (back + 1)))
      .filter((week) => week >= begins_on && week <= ends_on)
      .map((week_on) => {
        const shown = dice.int(2, 9)
        return {
          form: routeOfOwn[form],
          field: `own.${id}`,
          week_on,
          unit_id: organisation.units.one,
          shown,
          filled: dice.int(0, shown),
          seconds: shown * dice.int(4, 12),
        }
      }),
  )

const ownFields = (dice: Dice, { days, organisation }: Place) => {
  const head = organisation.workers.find(({ role }) => role === 'head')?.id ?? ''
  const told = [
    {
      form: 'note',
      kind: 'choice',
      label: 'Vilket språk talade ni?',
      choices: ['Svenska', 'Annat språk, med tolk', 'Annat språk, utan tolk'],
      purpose: 'Vi ska köpa in tolk i vår och behöver veta hur ofta tolk saknas.',
      reader: 'unit_manager',
      begun: 120,
      ends: addMonths(days.ago(120), 8),
    },
    {
      form: 'follow_up',
      kind: 'line',
      label: 'Vilka från skolan var med?',
      choices: [],
      purpose: 'Överenskommelsen med skolan följs upp i juni.',
      reader: 'head',
      begun: 60,
      ends: addMonths(days.ago(60), 10),
    },
    {
      form: 'closing',
      kind: 'yes_no',
      label: 'Fick familjen broschyren om föräldrastöd?',
      choices: [],
      purpose: 'Broschyren var ny. Vi ville veta om den delades ut.',
      reader: 'head',
      begun: 240,
      ends: days.ago(20),
    },
  ]
  const all = told.map(({ begun, ends, choices, ...field }) => {
    const begins_on = days.ago(begun)
    const by = { owner_id: head, made_by: head, made_at: clockTime(begins_on, 9, 30) }
    return {
      field: {
        ...field,
        ...by,
        id: dice.id(begins_on),
        help: '',
        choices,
        is_mandatory: false,
        begins_on,
        ends_on: ends,
      },
    }
  })
  return {
    fields: all.map(({ field }) => field),
    terms: all.map(({ field: { id, purpose, owner_id, made_by, made_at, begins_on, ends_on } }) => ({
      id: dice.id(begins_on),
      field_id: id,
      kind: 'begun',
      purpose,
      owner_id,
      begins_on,
      ends_on,
      made_by,
      made_at,
    })),
  }
}

/** Half a year of counters, as if the house had measured so long, and three own fields: one of them has ended. */
export const insertBurden = async (tx: Tx, place: Place): Promise<void> => {
  const { dice, days, organisation } = place
  const monday = weekOf(days.today)
  const weeks = Array.from({ length: weeksBack }, (_, back) => addDays(monday, -7 * (back + 1)))
  const counted: Counted = { uses: [], times: [], fields: [] }
  for (const week_on of weeks)
    for (const habit of habits)
      for (const key of habit.units) {
        const sent = dice.int(Math.ceil(habit.uses / 2), Math.ceil(habit.uses * 1.4))
        weekOfUses(dice, habit, { week_on, unit_id: organisation.units[key], sent }, counted)
      }
  const { fields, terms } = ownFields(dice, place)
  await insertRows(tx, 'burden_uses', counted.uses)
  await insertRows(tx, 'burden_times', counted.times)
  await insertRows(tx, 'burden_fields', counted.fields)
  await insertRows(tx, 'burden_reads', readings(dice, weeks, [organisation.units.one]))
  await insertRows(tx, 'burden_fields', ownCounts(dice, place, fields))
  await insertRows(tx, 'own_fields', fields)
  await insertRows(tx, 'own_field_terms', terms)
}

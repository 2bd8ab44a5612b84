import { addDays, type Day, type Instant } from '#kernel/day.ts'
import { type CaseView, listCases, readCase } from '#modules/cases/contract.ts'
import { saveDraft } from '#modules/journal/contract.ts'
import { saveChecklist } from '#modules/visits/checklists/contract.ts'
import { planVisit, readVisitPlan, type Tap, tellVisit, type VisitView } from '#modules/visits/contract.ts'
import type { Door } from './act.ts'
import { workerOf } from './care/town.ts'
import { clockTime, type Days } from './days.ts'
import type { Dice } from './dice.ts'
import type { Organisation, Worker } from './organisation.ts'

type Setting = {
  readonly door: Door
  readonly dice: Dice
  readonly days: Days
  readonly now: Instant
  readonly organisation: Organisation
}

const points = [
  'Hej! Vilka vi är och varför vi träffas',
  'Hur är det hemma?',
  'Hur är det i skolan?',
  'Vem bryr sig om dig?',
  'Vad oroar dig?',
  'Vad vill du att vi gör?',
  'Det här skriver vi upp. Stämmer det?',
]

const makeChecklist = async ({ door, dice, days, now }: Setting, by: Worker): Promise<void> => {
  const { today } = days
  await door.act(
    by,
    saveChecklist,
    {
      id: dice.id(today),
      forKind: 'every',
      points: points.map((text) => ({ id: dice.id(today), text })),
      version: 0,
    },
    now,
  )
}

type Planned = {
  readonly caseId: string
  readonly on: Day
  readonly at: string
  readonly kind: 'home_visit' | 'talk_with_child'
  readonly purpose: string
}

/** As Amira plans it: most of it comes from the case, and she writes. */
const plan = async (
  { door, dice, days, now }: Setting,
  amira: Worker,
  { caseId, ...wanted }: Planned,
): Promise<VisitView> => {
  const made = await door.act(amira, readVisitPlan, { caseId }, now)
  const colleague = [made.talkerId, made.writerId].find((id) => id !== null && id !== amira.id)
  const isProtected = made.children[0]?.isProtected ?? true
  return door.act(
    amira,
    planVisit,
    {
      ...wanted,
      id: dice.id(days.today),
      caseIds: [caseId],
      minutes: 60,
      travelMinutes: 30,
      place: isProtected ? '' : wanted.kind === 'home_visit' ? 'Hemma hos familjen' : 'Socialkontoret',
      personIds: made.people.filter(({ relation }) => relation === 'guardian').map(({ id }) => id),
      others: '',
      writerId: amira.id,
      talkerId: colleague ?? null,
    },
    now,
  )
}

/** Held, written down on the spot, and not signed yet. */
const hold = async ({ door, dice, days }: Setting, amira: Worker, visit: VisitView): Promise<void> => {
  const yesterday = days.ago(1)
  const moment = (minute: number): Instant => clockTime(yesterday, 12 + Math.floor(minute / 60), minute % 60)
  const tap = (kind: Tap['kind'], minute: number, some: Partial<Tap> = {}): Tap => ({
    id: dice.id(yesterday),
    kind,
    at: moment(minute),
    ...some,
  })
  const [child] = visit.children
  const [note] = visit.notes
  if (!child || !note) return
  const adults = visit.seats.filter(({ part }) => part === 'adult')
  const tell = (events: Tap[], minute: number) =>
    door.act(amira, tellVisit, { visitId: visit.id, events }, moment(minute))
  await tell(
    [
      tap('started', 5),
      tap('present', 5, { who: child.childId }),
      ...adults.map(({ id }) => tap('present', 5, { who: id })),
      tap('alone_from', 15, { who: child.childId }),
      tap('alone_until', 40, { who: child.childId }),
      ...visit.checklist.slice(0, 4).map(({ id }) => tap('ticked', 41, { what: id })),
    ],
    42,
  )
  await door.act(
    amira,
    saveDraft,
    {
      draftId: note.draftId,
      childId: child.childId,
      caseId: child.caseId,
      reportChildId: null,
      originalId: null,
      happened: 'Vi satt vid köksbordet. Barnet visade sitt rum och sina böcker.',
      childWords: 'Det är lugnare nu. Jag vill att mormor hämtar mig ibland.',
      agreed: 'Mormor hämtar på fredagar. Vi ses igen om två veckor.',
      assessment: '',
      correctionReason: '',
      revision: 1,
      tabId: dice.id(yesterday),
      tabSeq: 1,
    },
    moment(55),
  )
  await tell([tap('ended', 60)], 60)
}

const isOpen = ({ investigation }: CaseView): boolean => investigation?.endedOn === null

/** Amira's meetings: one held yesterday that waits for its signature, one today, one in some days. */
export const tellOfVisits = async (setting: Setting): Promise<void> => {
  const { door, days, now } = setting
  const amira = workerOf(setting, 'amira')
  await makeChecklist(setting, workerOf(setting, 'hedda'))
  const { rows } = await door.act(amira, listCases, { view: 'own' }, now)
  const cases = await Promise.all(rows.map(({ caseId }) => door.act(amira, readCase, { caseId }, now)))
  const usable = cases.filter(({ can, conflicts }) => can.work && conflicts.length === 0)
  // docs/guides/visit.md: two hold it and write in the same investigation afterwards, so one must be open and shared.
  const shared =
    usable.find((one) => isOpen(one) && (one.watch?.coworkerId ?? null) !== null) ??
    usable.find(isOpen) ??
    usable[1]
  const [first, third] = usable.filter((one) => one !== shared)
  if (!first || !shared || !third) return
  const home = { kind: 'home_visit', purpose: 'Prata om hur det är hemma' } as const
  const talk = { kind: 'talk_with_child', purpose: 'Höra vad du tycker' } as const
  const held = await plan(setting, amira, { ...home, caseId: first.caseId, on: days.ago(1), at: '13:05' })
  await hold(setting, amira, held)
  await plan(setting, amira, { ...home, caseId: shared.caseId, on: days.today, at: '14:00' })
  await plan(setting, amira, { ...talk, caseId: third.caseId, on: addDays(days.today, 3), at: '10:00' })
}

import { addDays, addMonths, type Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { insertRows } from './bulk.ts'
import { clockTime } from './days.ts'
import type { Worker } from './organisation.ts'
import type { Place } from './past-course.ts'
import type { UnitKey } from './staff.ts'

type Row = Readonly<Record<string, unknown>>
type Rows = { readonly posts: Row[]; readonly holders: Row[]; readonly occupancies: Row[] }

const duties = {
  unit_manager: 'manager',
  head: 'manager',
  lead: 'lead',
  social_worker: 'case_work',
  trainee: 'case_work',
  administrator: 'administration',
  board_secretary: 'administration',
} as const

const nothing = { covers_id: null, resigned_on: null, reason: null, leave_from: null, leave_last: null }

/** Those who resigned in the last two months, all in one unit: the third makes the alarm. Days before today. */
const resigned: Readonly<Record<string, number>> = { hodan: 44, goran: 27, fanny: 9 }
const noticeMonths = 2

/** Days before today; who is not named has had a talk within the year. */
const talkedAgo: Readonly<Record<string, number>> = { bo: 420, hodan: 390, karl: 500, mona: 401 }

type Making = Place & { readonly rows: Rows }

/** One post and who has it, from when the worker began; ended for those who have left or are about to. */
const addFilled = (
  { dice, days, rows }: Making,
  worker: Worker,
  { permille, experiencedFrom }: { readonly permille: number; readonly experiencedFrom: Day | null },
): string => {
  const from = days.ago(worker.startedAgo)
  const post = dice.id(from)
  const resignedAgo = resigned[worker.login]
  const leavesOn = resignedAgo === undefined ? undefined : addMonths(days.ago(resignedAgo), noticeMonths)
  const goneOn = worker.endedAgo === undefined ? null : addDays(days.ago(worker.endedAgo), -1)
  rows.posts.push({
    id: post,
    unit_id: worker.unitId,
    number: `T${rows.posts.length + 101}`,
    title: worker.title,
    duty: duties[worker.role],
    permille,
    funding: 'own',
    funding_until: null,
    from_on: from,
    last_on: goneOn,
    version: 1,
  })
  const holder = dice.id(from)
  rows.holders.push({
    id: holder,
    number: `A${rows.holders.length + 5001}`,
    worker_id: worker.id,
    name: worker.name,
    experienced_from: experiencedFrom,
    talked_on:
      goneOn === null && worker.startedAgo > 200
        ? days.ago(talkedAgo[worker.login] ?? dice.int(20, 330))
        : null,
  })
  rows.occupancies.push({
    ...nothing,
    id: dice.id(from),
    post_id: post,
    holder_id: holder,
    kind: 'permanent',
    permille,
    from_on: from,
    last_on: leavesOn ?? goneOn,
    resigned_on:
      resignedAgo === undefined ? goneOn && addMonths(goneOn, -noticeMonths) : days.ago(resignedAgo),
    reason: resignedAgo === undefined && goneOn === null ? null : 'own_wish',
    version: 1,
  })
  return post
}

type Extra = {
  readonly unit: UnitKey
  readonly title: string
  readonly duty: string
  readonly permille: number
  readonly fromAgo: number
  readonly funding?: 'esf' | 'state'
  readonly fundingAhead?: number
  /** The post was given up then. */
  readonly endedAgo?: number
}

/** Posts that were added: two for administration on money that ends, and two that nobody has. */
const extras: readonly Extra[] = [
  {
    unit: 'one',
    title: 'Administratör',
    duty: 'administration',
    permille: 1000,
    fromAgo: 400,
    funding: 'esf',
    fundingAhead: 120,
  },
  {
    unit: 'two',
    title: 'Administratör',
    duty: 'administration',
    permille: 1000,
    fromAgo: 400,
    funding: 'esf',
    fundingAhead: 120,
  },
  { unit: 'one', title: 'Socialsekreterare', duty: 'case_work', permille: 1000, fromAgo: 700, endedAgo: 400 },
  { unit: 'two', title: 'Socialsekreterare', duty: 'case_work', permille: 500, fromAgo: 700 },
]

const addExtras = ({ dice, days, organisation, rows }: Making): void => {
  for (const [at, extra] of extras.entries()) {
    const from = days.ago(extra.fromAgo)
    const post = dice.id(from)
    const { unit, title, duty, permille, funding = 'own', fundingAhead, endedAgo } = extra
    rows.posts.push({
      id: post,
      unit_id: organisation.units[unit],
      number: `T${rows.posts.length + 101}`,
      title,
      duty,
      permille,
      funding,
      funding_until: fundingAhead === undefined ? null : addDays(days.today, fundingAhead),
      from_on: from,
      last_on: endedAgo === undefined ? null : days.ago(endedAgo),
      version: 1,
    })
    const isAdministration = duty === 'administration'
    // The only consultant ever: half a year on a post that was then given up.
    if (!isAdministration && unit === 'two') continue
    const holder = dice.id(from)
    rows.holders.push({
      id: holder,
      number: `A${rows.holders.length + 5001}`,
      worker_id: null,
      name: isAdministration ? ['Petra Törnhag', 'Roland Vassgård'][at] : 'Kerstin Brohult',
      experienced_from: null,
      talked_on: isAdministration ? days.ago(90) : null,
    })
    rows.occupancies.push({
      ...nothing,
      id: dice.id(from),
      post_id: post,
      holder_id: holder,
      kind: isAdministration ? 'temporary' : 'consultant',
      permille,
      from_on: isAdministration ? from : days.ago(690),
      last_on: isAdministration ? addDays(days.today, 120) : days.ago(510),
      version: 1,
    })
  }
}

/** Posts of people who came and went in the last years: without them, everybody who was ever taken on would still be here. */
const addPassers = ({ dice, days, organisation, rows }: Making): void => {
  const names = ['Alva Kärrby', 'Ture Ögren', 'Stina Backhult', 'Love Myrdal', 'Rut Hagelin', 'Sixten Norrby']
  const more = ['Ebba Strömvik', 'Nils Uddgård', 'Tyra Almkvist', 'Otto Rosenlid']
  for (const [at, name] of [...names, ...more].entries()) {
    const fromAgo = 1300 - at * 95
    const stayed = dice.int(180, 420)
    const from = days.ago(fromAgo)
    const lastOn = addDays(from, stayed)
    const post = dice.id(from)
    const unit = (['one', 'two', 'intake'] as const)[at % 3] ?? 'one'
    rows.posts.push({
      id: post,
      unit_id: organisation.units[unit],
      number: `T${rows.posts.length + 101}`,
      title: 'Socialsekreterare',
      duty: 'case_work',
      permille: 1000,
      funding: 'own',
      funding_until: null,
      from_on: from,
      // The post stood empty for a while and was then given up.
      last_on: addDays(lastOn, 90),
      version: 1,
    })
    const holder = dice.id(from)
    rows.holders.push({
      id: holder,
      number: `A${rows.holders.length + 5001}`,
      worker_id: null,
      name,
      experienced_from: null,
      talked_on: null,
    })
    rows.occupancies.push({
      ...nothing,
      id: dice.id(from),
      post_id: post,
      holder_id: holder,
      kind: 'permanent',
      permille: 1000,
      from_on: from,
      last_on: lastOn,
      resigned_on: addMonths(lastOn, -noticeMonths),
      reason: 'own_wish',
      version: 1,
    })
  }
}

const changeRows = ({ dice, days, organisation }: Place) => {
  const head = organisation.workers.find(({ role }) => role === 'head')?.id ?? ''
  const by = (ago: number) => ({ entered_by: head, entered_at: clockTime(days.ago(ago), 9, 15) })
  const measure = (ago: number, kind: string, name: string, figure: string, expected: string) => ({
    id: dice.id(days.ago(ago)),
    kind,
    name,
    unit_id: null,
    from_on: days.ago(ago),
    last_on: null,
    figure,
    expected,
    ...by(ago),
  })
  return {
    staffing_measures: [
      measure(
        400,
        'admin_posts',
        'Två administratörer på ESF-medel',
        'leavers',
        'Färre slutar: handläggarna slipper bokningar och utskick.',
      ),
      measure(
        300,
        'laptops',
        'Bärbara datorer till alla',
        'vacancy',
        'Lägre vakansgrad, eftersom det går att skriva ute hos familjen.',
      ),
      measure(30, 'home_days', 'En dag hemma i veckan', 'leavers', 'Fler stannar.'),
    ],
    reorganisations: [
      {
        id: dice.id(days.ago(640)),
        unit_id: null,
        name: 'En stor utredningsgrupp blev två',
        from_on: days.ago(640),
        took_part: 'Arbetsgrupp med tre från varje grupp; förslaget ändrades två gånger.',
        ...by(640),
      },
      {
        id: dice.id(days.ago(150)),
        unit_id: organisation.units.one,
        name: 'Utredning 1 tog över jourhemmen',
        from_on: days.ago(150),
        took_part: '',
        ...by(150),
      },
    ],
    unit_needs: (['intake', 'one', 'two'] as const).map((unit) => ({
      id: dice.id(days.ago(45)),
      unit_id: organisation.units[unit],
      from_on: days.ago(45),
      needed_permille: { intake: 9500, one: 10_000, two: 8800 }[unit],
      supervision_minutes: { intake: 150, one: 70, two: 165 }[unit],
      source: 'Arbetstyngden förra månaden',
      ...by(45),
    })),
  }
}

const planRows = ({ dice, days, organisation }: Place): Row[] => {
  const idOf = (login: string) => organisation.workers.find((one) => one.login === login)?.id ?? ''
  const item = (login: string, half: string, proposal: string, more: Row = {}) => ({
    id: dice.id(days.ago(60)),
    year: Number(days.today.slice(0, 4)),
    half,
    proposal,
    written_by: idOf(login),
    written_at: clockTime(days.ago(60), 10, 0),
    standing: 'proposed',
    answer: '',
    owner_id: null,
    due_on: null,
    answered_by: null,
    answered_at: null,
    version: 1,
    ...more,
  })
  const answered = { answered_by: idOf('hedda'), answered_at: clockTime(days.ago(40), 13, 0), version: 2 }
  return [
    item('bo', 'stay', 'Handledning varje vecka, också när någon är borta.', {
      ...answered,
      standing: 'planned',
      owner_id: idOf('dagmar'),
      due_on: addDays(days.today, 45),
    }),
    item('eva', 'stay', 'Ingen ska ha fler än två nya utredningar i månaden det första året.'),
    item('jamila', 'recruit', 'Ta emot två studenter varje termin och erbjud dem timmar.', {
      ...answered,
      standing: 'done',
      answer: 'Två studenter började i september.',
    }),
  ]
}

/** Posts as they have been for years: a unit that becomes fragile, a consultant once, posts on money that ends. */
export const insertStaffing = async (tx: Tx, place: Place): Promise<void> => {
  const rows: Rows = { posts: [], holders: [], occupancies: [] }
  const making = { ...place, rows }
  const known = await tx
    .selectFrom('workers')
    .select(['id', 'employment_percent', 'experienced_from'])
    .execute()
  const workers = new Map(known.map((row) => [row.id, row]))
  for (const worker of place.organisation.workers) {
    const row = workers.get(worker.id)
    const permille = (row?.employment_percent ?? 100) * 10
    addFilled(making, worker, { permille, experiencedFrom: row?.experienced_from ?? null })
  }
  addExtras(making)
  addPassers(making)
  await insertRows(tx, 'posts', rows.posts)
  await insertRows(tx, 'post_holders', rows.holders)
  await insertRows(tx, 'occupancies', rows.occupancies)
  for (const [table, of] of Object.entries(changeRows(place))) await insertRows(tx, table, of)
  await insertRows(tx, 'stay_plan_items', planRows(place))
}

import { metadataOf } from '#platform/pdf/document.ts'
import { sv as burdenText } from '#modules/burden/text.sv.ts'
import { formsOfContracts } from '#modules/burden/forms.ts'
import { burdenCsv } from '#modules/burden/web/table-csv.ts'
import { fosterRegisterDocument } from '#modules/cases/homes/contract.ts'
import { lateDecisionsDocument, receivers } from '#modules/cases/late/contract.ts'
import * as board from '#modules/decisions/board/contract.ts'
import * as decisions from '#modules/decisions/contract.ts'
import * as disclosure from '#modules/disclosure/contract.ts'
import { requesters } from '#modules/disclosure/kinds.ts'
import { personLogDocument } from '#modules/logreview/contract.ts'
import { pdfText } from '#test/support/pdf-text.ts'
import { type Login, newUuid, type Sent } from '#test/support/town.ts'
import type { Route } from '#kernel/route.ts'
import type { Chance } from '../histories/random.ts'
import type { Family, World } from './world.ts'

/** One thing that would leave: everything that can be read of it. `isStopped`: the gate did not make it. */
export type Left = { readonly format: Format; readonly isStopped: boolean; readonly texts: readonly string[] }

const formats = [
  'decision',
  'investigation',
  'agenda',
  'person log',
  'lists',
  'disclosure',
  'calendar',
  'page',
  'csv',
  'json',
] as const
export type Format = (typeof formats)[number]

const isPdf = ({ bytes }: Sent): boolean => bytes.subarray(0, 5).toString('latin1') === '%PDF-'

const textsOf = (sent: Sent): string[] => [
  JSON.stringify(sent.headers),
  ...(isPdf(sent)
    ? [pdfText(sent.bytes), metadataOf(sent.bytes), sent.bytes.toString('latin1')]
    : [sent.text]),
]

const asked = async (
  { town }: World,
  format: Format,
  [login, route, input]: readonly [Login, Route, unknown],
): Promise<Left> => {
  const sent = await town.send(login, route, input)
  if (sent.status !== 200 && sent.status !== 409)
    throw new Error(`${route.name}: ${sent.status} ${sent.text}`)
  return { format, isStopped: sent.status === 409, texts: textsOf(sent) }
}

/** A request of a random requester, tested as carelessly as can be: everything may leave as it is. */
const aDisclosure = async (world: World, chance: Chance, family: Family): Promise<string> => {
  const { town } = world
  const requester = chance.pick(requesters)
  const disclosureId = newUuid()
  const { childId } = family
  const person = { mother: family.motherId, father: family.fatherId }
  await town.call('amira', disclosure.startDisclosure, {
    childId,
    id: disclosureId,
    requester,
    ...(requester === 'mother' || requester === 'father' ? { personId: person[requester] } : {}),
    requesterName: 'Påhittad Person',
    identityBy: 'known',
    askedOn: '2026-11-23',
    askedFor: 'Det som finns',
  })
  const { sources } = await town.call('amira', disclosure.readDisclosure, { disclosureId })
  const chosen = sources.filter(() => chance.below(10) < 6).slice(0, 4)
  await town.call('amira', disclosure.chooseDisclosed, {
    disclosureId,
    version: 1,
    sources: chosen.map(({ kind, sourceId }) => ({ kind, sourceId })),
  })
  const { items } = await town.call('amira', disclosure.readDisclosure, { disclosureId })
  let version = 2
  for (const { disclosureItemId } of items)
    ({ version } = await town.call('amira', disclosure.judgeDisclosed, {
      disclosureId,
      disclosureItemId,
      version,
      judged: 'open',
      masks: [],
    }))
  return disclosureId
}

const aFile = async (world: World, chance: Chance, family: Family): Promise<Left> => {
  const { town } = world
  const disclosureId = await aDisclosure(world, chance, family)
  const now = async () => (await town.call('amira', disclosure.readDisclosure, { disclosureId })).version
  await town.call('amira', disclosure.sendDisclosure, { disclosureId, version: await now() })
  const { items } = await town.call('amira', disclosure.readDisclosure, { disclosureId })
  await town.call('cilla', disclosure.decideDisclosure, {
    disclosureId,
    version: await now(),
    answer: items.length === 0 ? 'refuse' : 'give',
    reason: 'Efter prövning.',
  })
  const made = { disclosureId, version: await now() }
  const sent = await town.send('amira', disclosure.makeDisclosureFile, made)
  if (sent.status === 409) return { format: 'disclosure', isStopped: true, texts: textsOf(sent) }
  return asked(world, 'disclosure', ['amira', disclosure.disclosureFile, { disclosureId }])
}

const previews = new WeakMap<World, string[]>()

/** The JSON that a preview is drawn from: of a disclosure that is there, or of a new one. */
const aPreview = async (world: World, chance: Chance, family: Family): Promise<Left> => {
  const there = previews.get(world) ?? []
  previews.set(world, there)
  if (there.length < 12) there.push(await aDisclosure(world, chance, family))
  const input = { disclosureId: chance.pick(there), as: chance.pick(requesters) }
  return asked(world, 'json', ['amira', disclosure.previewDisclosure, input])
}

const addresses = (nth: number): string => `10.${(nth >> 16) & 255}.${(nth >> 8) & 255}.${nth & 255}`

/** The public pages: the form, what was wrong in it, the receipt. */
const aPage = async ({ town }: World, chance: Chance, nth: number): Promise<Left> => {
  const url = `/orosanmalan/${town.slug}`
  const fields = {
    formId: newUuid(),
    do: chance.pick(['send', 'show', 'add-child']),
    children: '1',
    concern: 'Oro.',
  }
  const sent = chance.isOneIn(2)
    ? await town.app.inject({ method: 'GET', url, remoteAddress: addresses(nth) })
    : await town.app.inject({
        method: 'POST',
        url,
        remoteAddress: addresses(nth),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(fields).toString(),
      })
  if (sent.statusCode >= 500 || sent.statusCode === 429)
    throw new Error(`page: ${sent.statusCode} ${sent.body}`)
  return { format: 'page', isStopped: false, texts: [sent.body, JSON.stringify(sent.headers)] }
}

const aCalendar = async ({ town, calendar }: World, nth: number): Promise<Left> => {
  const sent = await town.app.inject({ method: 'GET', url: calendar, remoteAddress: addresses(nth) })
  if (sent.statusCode !== 200) throw new Error(`calendar: ${sent.statusCode} ${sent.body}`)
  return { format: 'calendar', isStopped: false, texts: [sent.body, JSON.stringify(sent.headers)] }
}

/** The table of figures that the browser makes: forms of the product and counts, whatever stands in the papers. */
const aTable = (chance: Chance): Left => {
  const forms = [...formsOfContracts.keys()].map((form) => ({
    form,
    room: '',
    changedOn: null,
    neverFilled: [],
    neverRead: [],
    uses: chance.below(100),
    abandoned: chance.below(9),
    medianSeconds: chance.below(300),
    ninetySeconds: chance.below(900),
    clicks: chance.below(9),
    presses: chance.below(99),
    fields: chance.below(9),
    filledShare: chance.below(100) / 100,
    hoursPerMonth: chance.below(99),
  }))
  const text = burdenCsv(forms, {
    columns: {},
    nameOf: (form) => Object.entries(burdenText.forms).find(([key]) => key === form)?.[1] ?? form,
  })
  return { format: 'csv', isStopped: false, texts: [text] }
}

const lists: readonly ((chance: Chance) => readonly [Login, Route, unknown])[] = [
  () => ['nora', board.delegatedDocument, { from: '2026-11-01', until: '2026-11-23' }],
  () => ['dag', fosterRegisterDocument, { asOn: '2026-11-23' }],
  (chance) => ['hedda', lateDecisionsDocument, { year: 2026, quarter: 4, receiver: chance.pick(receivers) }],
]

const have = <K extends 'decisionId' | 'agendaItemId'>(
  world: World,
  key: K,
): readonly (Family & Record<K, string>)[] =>
  world.families.filter((one): one is Family & Record<K, string> => one[key] !== undefined)

/** How many of a hundred: what takes long to make is made less often. */
const shares: Readonly<Record<Format, number>> = {
  decision: 5,
  investigation: 5,
  agenda: 4,
  'person log': 3,
  lists: 3,
  disclosure: 5,
  calendar: 20,
  page: 20,
  csv: 10,
  json: 25,
}

const wheel: readonly Format[] = formats.flatMap((format) => Array<Format>(shares[format]).fill(format))

type Asking = {
  readonly world: World
  readonly chance: Chance
  readonly family: Family
  readonly nth: number
}

const makers: Readonly<Record<Format, (asking: Asking) => Promise<Left>>> = {
  decision: ({ world, chance }) => {
    const { decisionId } = chance.pick(have(world, 'decisionId'))
    return asked(world, 'decision', ['amira', decisions.decisionDocument, { decisionId }])
  },
  investigation: ({ world, family: { investigationId } }) =>
    asked(world, 'investigation', ['amira', decisions.investigationDocument, { investigationId }]),
  agenda: ({ world, chance }) => {
    const { agendaItemId } = chance.pick(have(world, 'agendaItemId'))
    return asked(world, 'agenda', ['nora', board.agendaMaterial, { agendaItemId }])
  },
  'person log': ({ world, family: { childId, personLogId } }) =>
    asked(world, 'person log', ['amira', personLogDocument, { childId, personLogId }]),
  lists: ({ world, chance }) => asked(world, 'lists', chance.pick(lists)(chance)),
  disclosure: ({ world, chance, family }) => aFile(world, chance, family),
  calendar: ({ world, nth }) => aCalendar(world, nth),
  page: ({ world, chance, nth }) => aPage(world, chance, nth),
  csv: async ({ chance }) => aTable(chance),
  json: ({ world, chance, family }) => aPreview(world, chance, family),
}

/** Something that leaves, of a random kind, about a random family, to a random audience. */
export const aDocument = (world: World, chance: Chance, nth: number): Promise<Left> => {
  const family = chance.pick(world.families)
  return makers[chance.pick(wheel)]({ world, chance, family, nth })
}

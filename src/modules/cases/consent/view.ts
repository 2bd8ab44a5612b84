import { addYears, type Day } from '#kernel/day.ts'
import type { Ctx } from '#platform/context.ts'
import { workerNames } from '#modules/organisation/index.ts'
import { type PersonBrief, personBriefs, whomMayKnow } from '#modules/people/index.ts'
import { type CaseFacts } from '../facts.ts'
import { may } from '../policy.ts'
import { readInterventionsOf } from '../store/interventions.ts'
import type { AgreeingView, ConsentsView, HelpConsent, WordView } from './contract.ts'
import {
  type Answered,
  answerAbout,
  type ConsentRow,
  guardiansAt,
  isNoted,
  type Noted,
  onCurrentBasis,
  readNoted,
} from './facts.ts'
import { groundRules, possibleGrounds } from './grounds.ts'
import { type Agreeing, nextGate, standingOf, whoFault } from './rules.ts'

type Names = ReadonlyMap<string, string>
type HelpRow = Awaited<ReturnType<typeof readInterventionsOf>>[number]

/** People whom the reader may know of; the others are told without name and id (law.md 3.7). */
type People = ReadonlyMap<string, PersonBrief>

const wordView = (row: ConsentRow, names: Names): WordView => ({
  id: row.id,
  answer: row.answer,
  form: row.form,
  scope: row.scope,
  words: row.words,
  givenOn: row.given_on,
  notedBy: names.get(row.noted_by) ?? '',
  withdrawnOn: row.withdrawn_on,
  withdrawnWords: row.withdrawn_words,
  version: row.version,
})

type Around = { readonly noted: Noted; readonly people: People; readonly names: Names; readonly today: Day }

const agreeingView = (
  { ask, words }: Answered,
  one: Agreeing,
  { helpId, noted, people, names }: Around & { helpId: string },
): AgreeingView => {
  const { personId } = one
  const person = personId === null ? undefined : people.get(personId)
  const said = noted.consents
    .filter((row) => row.intervention_id === helpId && row.person_id === personId)
    .toReversed()
    .map((row) => wordView(row, names))
  const [word = null, ...earlier] = said
  return {
    key: `${helpId} ${personId ?? 'nobody'}`,
    personId: person?.id ?? null,
    name: person?.name ?? '',
    protection: person?.protection ?? 'none',
    part: one.part,
    need: one.need,
    paragraph: one.paragraph,
    why: one.why,
    standing: personId === null ? 'not_asked' : standingOf(words, personId, ask.on),
    word,
    earlier,
    mayBeNoted: person !== undefined && whoFault(person.id, ask) === undefined,
  }
}

const standingOfHelp = (
  { agreeing, missing }: Answered,
  help: HelpRow,
  noted: Noted,
): HelpConsent['standing'] => {
  if (agreeing.every(({ need }) => need === 'may')) return 'not_needed'
  if (missing.length === 0) return 'complete'
  if (missing.some(({ standing }) => standing === 'withdrawn')) return 'withdrawn'
  if (missing.some(({ standing }) => standing === 'refused')) return 'disagree'
  return help.started_on !== null && !isNoted(noted, help.id) ? 'not_noted' : 'missing'
}

const helpView = (help: HelpRow, answered: Answered, around: Around): HelpConsent => {
  const { ask, agreeing } = answered
  const { noted, people, names } = around
  const chosen = noted.grounds.filter((row) => row.intervention_id === help.id)
  const isTaken = (ground: string): boolean =>
    chosen.some((row) => row.ground === ground && row.person_id === null)
  // A birthday that is years away is no news.
  const gate = nextGate(ask)
  const isNear = gate !== undefined && gate.on <= addYears(ask.on, 2)
  return {
    interventionId: help.id,
    kind: ask.kind,
    name: help.name,
    basis: help.legal_basis,
    startedOn: help.started_on,
    standing: standingOfHelp(answered, help, noted),
    people: agreeing.map((one) => agreeingView(answered, one, { ...around, helpId: help.id })),
    chosen: chosen.map((row) => ({
      id: row.id,
      ground: row.ground,
      paragraph: groundRules[row.ground].paragraph,
      person: row.person_id === null ? '' : (people.get(row.person_id)?.name ?? ''),
      decidedOn: row.decided_on,
      reference: row.reference,
      chosenBy: names.get(row.chosen_by) ?? '',
      version: row.version,
    })),
    possible: agreeing.every(({ need }) => need === 'may')
      ? []
      : possibleGrounds({ kind: ask.kind, birthOn: ask.child.birthOn, on: ask.on })
          .filter((ground) => !isTaken(ground))
          // A way out for one of two takes two.
          .filter(
            (ground) => !groundRules[ground].forOne || ask.guardians.filter((g) => !g.isDead).length > 1,
          )
          .map((ground) => ({
            ground,
            paragraph: groundRules[ground].paragraph,
            byBoard: groundRules[ground].decidedBy === 'board',
            forOne: groundRules[ground].forOne,
            isUnverified: groundRules[ground].isUnverified,
          })),
    gate: isNear ? gate : null,
  }
}

const peopleOf = async (ctx: Ctx, ids: readonly string[]): Promise<People> => {
  const all = [...(await personBriefs(ctx.tx, ids)).values()]
  const known = await whomMayKnow(
    ctx,
    all.flatMap(({ id, isProtected }) => (isProtected ? [id] : [])),
  )
  return new Map(
    all.filter(({ id, isProtected }) => !isProtected || known.has(id)).map((one) => [one.id, one]),
  )
}

/** Every help of the case that has not ended, with who must agree and what they said. The caller has asked the policy. */
export const consentsView = async (
  ctx: Ctx,
  { caseId, child, openedOn, own }: CaseFacts,
): Promise<ConsentsView> => {
  const { tx, today } = ctx
  const granted = (await readInterventionsOf(tx, [caseId])).filter((help) => help.ended_on === null)
  const helps = await onCurrentBasis(tx, caseId, granted)
  const can = { work: may['work on case'](ctx.actor, own).allowed }
  if (helps.length === 0) return { caseId, openedOn, helps: [], can }
  const noted = await readNoted(tx, caseId)
  const guardians = await guardiansAt(tx, child.id, today)
  const people = await peopleOf(ctx, [
    child.id,
    ...guardians.map(({ personId }) => personId),
    ...noted.grounds.flatMap((row) => row.person_id ?? []),
  ])
  const names = await workerNames(tx, [
    ...noted.consents.map((row) => row.noted_by),
    ...noted.grounds.map((row) => row.chosen_by),
  ])
  return {
    caseId,
    openedOn,
    helps: helps.map((help) =>
      helpView(help, answerAbout(help, { child, guardians, noted, on: today }), {
        noted,
        people,
        names,
        today,
      }),
    ),
    can,
  }
}

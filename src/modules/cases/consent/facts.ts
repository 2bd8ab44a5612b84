import { z } from 'zod'
import type { Day } from '#kernel/day.ts'
import type { Tx } from '#platform/db/tenant.ts'
import { guardiansOn, personBriefs } from '#modules/people/index.ts'
import { interventionKinds, interventionRules, type LegalBasis } from '../kinds/kinds.ts'
import {
  type Agreeing,
  type ConsentAsked,
  type GuardianFacts,
  type Missing,
  missingConsents,
  whoMustAgree,
  type Word,
} from './rules.ts'
import { readConsentsOf, readCurrentBases, readGroundsOf } from './store.ts'

export const KindSchema = z.enum(interventionKinds)

/** A granted help, as the table has it. */
export type Help = {
  readonly id: string
  readonly case_id: string
  readonly kind: string
  readonly legal_basis: LegalBasis
}

/** The help with what it rests on today: care that began with consent may be under LVU now, and then needs none. */
export const onCurrentBasis = async <H extends Help>(
  tx: Tx,
  caseId: string,
  helps: readonly H[],
): Promise<H[]> => {
  if (helps.every((help) => !interventionRules[KindSchema.parse(help.kind)].isPlacement)) return [...helps]
  const current = new Map(
    (await readCurrentBases(tx, caseId)).map((row) => [row.intervention_id, row.legal_basis]),
  )
  return helps.map((help) => ({ ...help, legal_basis: current.get(help.id) ?? help.legal_basis }))
}

export type ChildOf = { readonly id: string; readonly birthOn: Day | null }

/** Who has the custody on a day, each once: a guardian by two relations is one person, and alive in one is alive. */
export const guardiansAt = async (tx: Tx, childId: string, on: Day): Promise<GuardianFacts[]> => {
  const all = await guardiansOn(tx, childId, on)
  const ids = [...new Set(all.map(({ personId }) => personId))]
  return ids.map((personId) => ({
    personId,
    isDead: all.every((one) => one.personId !== personId || one.isDead),
  }))
}

export type ConsentRow = Awaited<ReturnType<typeof readConsentsOf>>[number]
export type GroundRow = Awaited<ReturnType<typeof readGroundsOf>>[number]

/** All that was said and chosen in a case, by the people as they are known today: two entries that became one are one. */
export type Noted = { readonly consents: readonly ConsentRow[]; readonly grounds: readonly GroundRow[] }

export const readNoted = async (tx: Tx, caseId: string): Promise<Noted> => {
  const [consents, grounds] = await Promise.all([readConsentsOf(tx, caseId), readGroundsOf(tx, caseId)])
  const people = await personBriefs(tx, [
    ...consents.map((row) => row.person_id),
    ...grounds.flatMap((row) => row.person_id ?? []),
  ])
  const today = (id: string): string => people.get(id)?.id ?? id
  return {
    consents: consents.map((row) => ({ ...row, person_id: today(row.person_id) })),
    grounds: grounds.map((row) => ({ ...row, person_id: row.person_id && today(row.person_id) })),
  }
}

const wordOf = (row: ConsentRow): Word => ({
  personId: row.person_id,
  answer: row.answer,
  givenOn: row.given_on,
  withdrawnOn: row.withdrawn_on,
})

/** The question that the law asks about one help on a day. A chosen way out counts from its own day. */
export const askAbout = (
  help: Help,
  {
    child,
    guardians,
    noted,
    on,
  }: { child: ChildOf; guardians: readonly GuardianFacts[]; noted: Noted; on: Day },
): ConsentAsked => ({
  kind: KindSchema.parse(help.kind),
  basis: help.legal_basis,
  child,
  on,
  guardians,
  grounds: noted.grounds
    .filter((row) => row.intervention_id === help.id && row.decided_on <= on)
    .map((row) => ({ ground: row.ground, personId: row.person_id })),
})

export type Answered = {
  readonly ask: ConsentAsked
  readonly agreeing: readonly Agreeing[]
  readonly words: readonly Word[]
  readonly missing: readonly Missing[]
}

/** Who must agree to a help on a day, what they said, and who is missing. */
export const answerAbout = (help: Help, around: Parameters<typeof askAbout>[1]): Answered => {
  const ask = askAbout(help, around)
  const agreeing = whoMustAgree(ask)
  const words = around.noted.consents.filter((row) => row.intervention_id === help.id).map(wordOf)
  return { ask, agreeing, words, missing: missingConsents(agreeing, words, ask.on) }
}

/** Something has been said or chosen about this help: it is from the time when consents are noted here. */
export const isNoted = ({ consents, grounds }: Noted, helpId: string): boolean =>
  consents.some((row) => row.intervention_id === helpId) ||
  grounds.some((row) => row.intervention_id === helpId)

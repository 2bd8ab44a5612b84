import * as measures from '#modules/cases/measures/contract.ts'
import { newUuid } from '#test/support/town.ts'
import { ageToday, lawful, type Story, unlawful, versionOf } from '../life.ts'
import { plusDays } from '../oracle/calendar.ts'
import { lastDay } from '../oracle/law.ts'
import { type Care, type Case, openCase, type Small } from '../oracle/state.ts'
import { type Act, lawfulAct, unlawfulAct } from './act.ts'
import { boardIsTold, chairDecides, committeeDecides, hasMet } from './decide.ts'

const careOf = (of: Case): Care | undefined => of.cares.find((one) => one.closedOn === undefined)

const inCase = (story: Story): Case => {
  const of = openCase(story.life)
  if (!of) throw new Error('no case is open')
  return of
}

/** Far from the birthdays on which LVU 2 and 3 §§ end: by which of them contact is restricted is not asked here. */
const isYoung = (story: Story): boolean => ageToday(story) < 15

const isTaken = (care: Care): boolean =>
  care.decidedOn !== undefined && care.custodyEndedOn === undefined && care.judgedOn === undefined

/** LVU 6: taken into custody at once by the chair, who tells the board (KL 6:40). */
const takeIntoCustody = async (story: Story): Promise<void> => {
  const of = inCase(story)
  const { today } = story.life
  const decisionId = await chairDecides(story, of, {
    kind: 'immediate_custody',
    legalBasis: 'lvu_2',
    content: 'Barnet omhändertas omedelbart.',
    reasons: 'Rättens beslut kan inte avvaktas.',
  })
  const { rows } = await story.owner.query<{ id: string }>(
    `select id from measures where tenant_id = $1 and case_id = $2 and kind = 'lvuCare' and closed_on is null`,
    [story.town.tenantId, of.id],
  )
  of.cares.push({ id: rows[0]?.id ?? '', decidedOn: today, lastOn: today, steps: 1 })
  // No meeting of the board is called: it is asked within a month. Our own; the law says the next one.
  of.chair.push({ id: decisionId, decidedOn: today, dueOn: monthLater(today), isTold: false })
}

const monthLater = (on: string): string => lastDay('transferRequest', on)

/** What may happen of a care, and what it does. LVU 5, 7, 8, 9. */
type Step = {
  readonly step: string
  readonly may: (care: Care, today: string) => boolean
  readonly does: (care: Care, today: string) => Partial<Care>
}

const isJudged = (care: Care): boolean => care.judgedOn !== undefined

/** When the custody is over the case about care goes on, if there is one. */
const custodyOver = (care: Care, today: string): Partial<Care> => ({
  custodyEndedOn: today,
  ...(care.appliedOn === undefined ? { closedOn: today } : {}),
})

const steps: readonly Step[] = [
  {
    step: 'enforced',
    may: (care) => isTaken(care) && care.enforcedOn === undefined,
    does: (_, today) => ({ enforcedOn: today }),
  },
  {
    step: 'submittedToCourt',
    may: (care) => isTaken(care) && care.submittedOn === undefined,
    does: (_, today) => ({ submittedOn: today }),
  },
  {
    step: 'courtConfirmed',
    may: (care) => isTaken(care) && care.submittedOn !== undefined && care.confirmedOn === undefined,
    does: (_, today) => ({ confirmedOn: today }),
  },
  { step: 'courtLifted', may: (care) => isTaken(care) && care.submittedOn !== undefined, does: custodyOver },
  { step: 'boardEndedCustody', may: isTaken, does: custodyOver },
  {
    step: 'custodyLapsed',
    may: (care, today) =>
      isTaken(care) &&
      care.submittedOn === undefined &&
      today > lastDay('immediateCustodySubmit', care.decidedOn ?? ''),
    does: custodyOver,
  },
  {
    step: 'careApplied',
    may: (care) => isTaken(care) && care.submittedOn !== undefined && care.appliedOn === undefined,
    does: (_, today) => ({ appliedOn: today }),
  },
  {
    step: 'granted',
    may: (care) => care.appliedOn !== undefined && !isJudged(care),
    // A child who is in care already when the court judges need not be fetched (LVU 5).
    does: (care, today) => ({
      judgedOn: today,
      judgment: 'granted',
      ...(isTaken(care) && care.enforcedOn !== undefined ? { begunOn: today } : {}),
    }),
  },
  {
    step: 'refused',
    may: (care) => care.appliedOn !== undefined && !isJudged(care),
    does: (_, today) => ({ judgedOn: today, judgment: 'refused' }),
  },
  {
    step: 'judgmentFinal',
    may: (care) => isJudged(care) && care.finalOn === undefined,
    does: (care, today) => ({
      finalOn: today,
      ...(care.judgment === 'refused' || care.begunOn !== undefined ? { closedOn: today } : {}),
    }),
  },
  {
    step: 'careStarted',
    may: (care) => care.judgment === 'granted' && care.begunOn === undefined,
    does: (care, today) => ({
      begunOn: today,
      ...(care.finalOn === undefined ? {} : { closedOn: today }),
    }),
  },
  {
    step: 'judgmentLapsed',
    may: (care, today) =>
      care.judgment === 'granted' &&
      care.finalOn !== undefined &&
      care.begunOn === undefined &&
      today > lastDay('lvuStart', care.finalOn),
    does: (_, today) => ({ closedOn: today }),
  },
  {
    step: 'withdrawn',
    may: (care) => care.appliedOn !== undefined && !isJudged(care),
    does: (_, today) => ({ closedOn: today }),
  },
]

const input = (story: Story, of: Case, { measureId, step }: { measureId: string; step: string }) => ({
  caseId: of.id,
  measureId,
  step,
  on: story.life.today,
  note: 'Påhittat skäl.',
  version: versionOf(story, measureId),
})

/** Which of two that both are possible is likelier: a custody that goes its way, not one that is lifted at once. */
const rare = new Set(['courtLifted', 'boardEndedCustody', 'withdrawn', 'refused'])

const takeStep = async (story: Story): Promise<void> => {
  const of = inCase(story)
  const care = careOf(of)
  if (!care) throw new Error('nothing of LVU is open')
  const { today } = story.life
  const possible = steps.filter((one) => one.may(care, today))
  const likely = possible.filter(({ step }) => !rare.has(step))
  const one = story.chance.pick(likely.length > 0 && !story.chance.isOneIn(5) ? likely : possible)
  await lawful(
    story,
    of.owner,
    measures.stepMeasure,
    input(story, of, { measureId: care.id, step: one.step }),
  )
  Object.assign(care, one.does(care, today), { lastOn: today, steps: care.steps + 1 })
}

const takeWrongStep = async (story: Story): Promise<void> => {
  const of = inCase(story)
  const care = careOf(of)
  if (!care) throw new Error('nothing of LVU is open')
  const wrong = steps.filter((one) => !one.may(care, story.life.today))
  const { step } = story.chance.pick(wrong)
  await unlawful(story, of.owner, measures.stepMeasure, input(story, of, { measureId: care.id, step }))
}

const smallOf = (of: Case, kind: Small['kind']): Small | undefined =>
  of.smalls.find((one) => one.kind === kind && one.closedOn === null)

const beginSmall =
  (kind: 'sip' | 'slowness', step: string, code: 'sipStart' | 'slowness') =>
  async (story: Story): Promise<void> => {
    const of = inCase(story)
    const id = newUuid()
    const { today } = story.life
    await lawful(story, of.owner, measures.openMeasure, {
      caseId: of.id,
      id,
      kind,
      ground: null,
      step,
      on: today,
      note: '',
    })
    of.smalls.push({ id, kind, code, from: today, closedOn: null })
  }

/** SoL 10:8–9; FL 12. */
const goOnWithSmall = async (story: Story): Promise<void> => {
  const of = inCase(story)
  const { today } = story.life
  const small = story.chance.pick(
    of.smalls.filter((one) => one.closedOn === null && one.kind !== 'contactRestriction'),
  )
  const take = (step: string) =>
    lawful(story, of.owner, measures.stepMeasure, input(story, of, { measureId: small.id, step }))
  if (small.kind === 'sip') {
    await take(small.code === null ? 'planMade' : 'begun')
    Object.assign(small, small.code === null ? { closedOn: today } : { code: null })
    return
  }
  // FL 12: only when six months have gone may the party demand, once.
  if (small.code === 'slowness' && today > lastDay('slowness', small.from)) {
    await take('demanded')
    Object.assign(small, { code: 'slownessDecision', from: today })
    return
  }
  await take('decided')
  small.closedOn = today
}

const restriction = {
  kind: 'contact_restriction',
  content: 'Umgänget begränsas.',
  reasons: 'Det behövs med hänsyn till vården.',
  toldNote: 'Parterna har fått allt.',
} as const

/** LVU 14: decided, and considered at least every three months. */
const restrict = async (story: Story): Promise<void> => {
  const of = inCase(story)
  const { today } = story.life
  await committeeDecides(story, of, restriction)
  const open = smallOf(of, 'contactRestriction')
  if (open) {
    open.from = today
    return
  }
  const { rows } = await story.owner.query<{ id: string }>(
    `select id from measures where tenant_id = $1 and case_id = $2 and kind = 'contactRestriction' and closed_on is null`,
    [story.town.tenantId, of.id],
  )
  of.smalls.push({
    id: rows[0]?.id ?? '',
    kind: 'contactRestriction',
    code: 'contactLimitReview',
    from: today,
    closedOn: null,
  })
}

const liftRestriction = async (story: Story): Promise<void> => {
  const of = inCase(story)
  const small = smallOf(of, 'contactRestriction')
  if (!small) throw new Error('nothing is restricted')
  await lawful(
    story,
    of.owner,
    measures.stepMeasure,
    input(story, of, { measureId: small.id, step: 'ended' }),
  )
  small.closedOn = story.life.today
}

const ifOpen =
  (fits: (of: Case, story: Story) => boolean) =>
  (story: Story): boolean => {
    const of = openCase(story.life)
    return of !== undefined && fits(of, story)
  }

const isInCare = (of: Case): boolean =>
  of.placements.some((one) => one.endedOn === null && one.basis.startsWith('lvu'))

export const measureActs: readonly Act[] = [
  lawfulAct(
    'the chair takes the child into custody',
    ifOpen((of, story) => careOf(of) === undefined && ageToday(story) < 18),
    takeIntoCustody,
    1,
  ),
  lawfulAct(
    'the course of LVU goes on',
    ifOpen((of) => careOf(of) !== undefined),
    takeStep,
    10,
  ),
  lawfulAct(
    'the board is told what its chair decided',
    (story) =>
      story.life.cases.some(({ chair }) => chair.some((one) => !one.isTold)) && !hasMet(story, 'board'),
    boardIsTold,
    1,
  ),
  lawfulAct(
    'need of a plan with the region is known',
    ifOpen((of) => smallOf(of, 'sip') === undefined),
    beginSmall('sip', 'needKnown', 'sipStart'),
    1,
  ),
  lawfulAct(
    'the party has begun the case',
    ifOpen((of) => smallOf(of, 'slowness') === undefined),
    beginSmall('slowness', 'partyBegan', 'slowness'),
    1,
  ),
  lawfulAct(
    'a small course goes on',
    ifOpen((of) => of.smalls.some((one) => one.closedOn === null && one.kind !== 'contactRestriction')),
    goOnWithSmall,
    2,
  ),
  lawfulAct(
    'contact is restricted, or that is considered',
    ifOpen((of, story) => isInCare(of) && isYoung(story) && !hasMet(story, 'committee')),
    restrict,
    2,
  ),
  lawfulAct(
    'the restriction of contact ends',
    ifOpen((of) => smallOf(of, 'contactRestriction') !== undefined),
    liftRestriction,
    1,
  ),
  unlawfulAct(
    'a step of LVU is taken that is not the next',
    ifOpen((of) => careOf(of) !== undefined),
    takeWrongStep,
  ),
  unlawfulAct(
    'custody is begun by hand, without a decision',
    ifOpen((of) => careOf(of) === undefined),
    (story) =>
      unlawful(story, inCase(story).owner, measures.openMeasure, {
        caseId: inCase(story).id,
        id: newUuid(),
        kind: 'lvuCare',
        ground: 'lvu2',
        step: 'custodyDecided',
        on: story.life.today,
        note: '',
      }),
  ),
  unlawfulAct(
    'care is applied for without the decision of the board',
    ifOpen((of) => careOf(of) === undefined),
    (story) =>
      unlawful(story, inCase(story).owner, measures.openMeasure, {
        caseId: inCase(story).id,
        id: newUuid(),
        kind: 'lvuCare',
        ground: 'lvu2',
        step: 'careApplied',
        on: story.life.today,
        note: '',
      }),
  ),
  unlawfulAct(
    'a step of tomorrow is taken',
    ifOpen((of) => careOf(of) !== undefined),
    (story) => {
      const of = inCase(story)
      return unlawful(story, of.owner, measures.stepMeasure, {
        ...input(story, of, { measureId: careOf(of)?.id ?? '', step: 'enforced' }),
        on: plusDays(story.life.today, 1),
      })
    },
  ),
]

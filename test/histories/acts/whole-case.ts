import * as transfers from '#modules/cases/transfers/contract.ts'
import * as cases from '#modules/cases/contract.ts'
import * as decisions from '#modules/decisions/contract.ts'
import { newUuid } from '#test/support/town.ts'
import { lawful, leadOf, parties, type Story, unlawful, versionOf, watchVersion } from '../life.ts'
import { plusDays } from '../oracle/calendar.ts'
import { followUpsOf, isOpenReport } from '../oracle/clocks.ts'
import { lastDay } from '../oracle/law.ts'
import { type Case, openCase, type Transfer } from '../oracle/state.ts'
import { type Act, lawfulAct, unlawfulAct } from './act.ts'

const inCase = (story: Story): Case => {
  const of = openCase(story.life)
  if (!of) throw new Error('no case is open')
  return of
}

const ifOpen =
  (fits: (of: Case, story: Story) => boolean = () => true) =>
  (story: Story): boolean => {
    const of = openCase(story.life)
    return of !== undefined && fits(of, story)
  }

const workers = ['amira', 'bo', 'cilla', 'eva'] as const

/** SoL 25:1: another has the case, and with it another unit when she works there. */
const assign = async (story: Story): Promise<void> => {
  const of = inCase(story)
  const owner = story.chance.pick(workers)
  const other = story.chance.pick(workers)
  const coworker = other === owner ? null : other
  await lawful(story, leadOf(of), cases.assignCase, {
    caseId: of.id,
    ownerId: story.town.workers[owner],
    coworkerId: coworker === null ? null : story.town.workers[coworker],
    version: watchVersion(story, of.id),
  })
  Object.assign(of, { owner, coworker })
  for (const report of story.life.reports)
    if (report.joinedTo === of.id && isOpenReport(report)) report.owner = owner
}

/** FL 44: the party may still appeal. */
const appealRuns = (of: Case, { look, life }: Story): boolean =>
  look.clocks.some((one) => one.code === 'appeal' && one.matter === of.id && one.due >= life.today)

/** A case is closed when nothing of it runs. */
const isDone = (of: Case, story: Story): boolean =>
  of.investigation === null &&
  of.helps.every((help) => help.endedOn !== null) &&
  of.cares.every((care) => care.closedOn !== undefined) &&
  of.smalls.every((small) => small.closedOn !== null) &&
  of.transfers.every((one) => one.state !== 'waiting' && one.state !== 'atIvo') &&
  of.followedFrom === null &&
  of.placements.every((one) => followUpsOf(one, story.life).length === 0) &&
  !appealRuns(of, story)

const closing = (story: Story, of: Case) => ({
  caseId: of.id,
  reason: 'Familjen behöver inget mer.',
  version: versionOf(story, of.id),
})

const close = async (story: Story): Promise<void> => {
  const of = inCase(story)
  await lawful(story, of.owner, cases.closeCase, closing(story, of))
  of.closedOn = story.life.today
}

type Served = { readonly id: string; readonly decidedOn: string; served: string[] }

const toServe = (story: Story, of: Case): Served | undefined =>
  story.life.decisions.find(
    (one) => one.caseId === of.id && parties(story).some((id) => !one.served.includes(id)),
  )

const serving = (
  story: Story,
  { id, personId, servedOn }: Record<'id' | 'personId' | 'servedOn', string>,
) => ({
  decisionId: id,
  id: newUuid(),
  personId,
  servedOn,
  how: story.chance.pick(['meeting', 'letter'] as const),
})

/** Which of the decisions of a case the law lets a party appeal (SoL 35:1, LVU 41). */
const isAppealable = async ({ owner, town }: Story, decisionId: string): Promise<boolean> => {
  const { rows } = await owner.query<{ kind: string }>(
    'select kind from decisions where tenant_id = $1 and id = $2',
    [town.tenantId, decisionId],
  )
  return !['consider_care', 'consider_custody_transfer'].includes(rows[0]?.kind ?? '')
}

/** FL 44: three weeks from the day on which the party got the decision, for this party alone. */
const serve = async (story: Story): Promise<void> => {
  const of = inCase(story)
  const decision = toServe(story, of)
  if (!decision) throw new Error('nothing to serve')
  const personId = story.chance.pick(parties(story).filter((id) => !decision.served.includes(id)))
  const { today } = story.life
  const servedOn =
    story.chance.isOneIn(3) && plusDays(today, -6) > decision.decidedOn ? plusDays(today, -6) : today
  const input = serving(story, { id: decision.id, personId, servedOn })
  await lawful(story, of.owner, decisions.serveDecision, input)
  decision.served.push(personId)
  if (await isAppealable(story, decision.id)) of.services.push({ id: input.id, servedOn, isOver: false })
}

const openTransfer = (of: Case): Transfer | undefined => of.transfers.find((one) => one.state !== 'over')

const asking = (story: Story, of: Case, municipalityCode: string) => ({
  caseId: of.id,
  id: newUuid(),
  municipalityCode,
  requestedOn: story.life.today,
  request: 'Barnet bor hos er sedan i våras.',
})

/** SoL 29:10: another municipality is asked to take over. */
const ask = async (story: Story): Promise<void> => {
  const of = inCase(story)
  const input = asking(story, of, '1280')
  await lawful(story, of.owner, transfers.requestTransfer, input)
  of.transfers.push({ id: input.id, state: 'waiting', from: story.life.today })
}

/** SoL 29:10–11: what may happen of a request, and where it leads. IVO is asked after a no, or a month of silence. */
const waysOf = (
  { state, from }: Transfer,
  today: string,
): readonly (readonly [string, Transfer['state']])[] => {
  if (state === 'atIvo')
    return [
      ['ivoMovedIt', 'over'],
      ['ivoLeftIt', 'over'],
      ['withdrawn', 'over'],
    ]
  const answers = [
    ['accepted', 'over'],
    ['withdrawn', 'over'],
  ] as const
  if (state === 'refused') return [...answers, ['askIvo', 'atIvo']]
  const silence = today > lastDay('transferRequest', from) ? ([['askIvo', 'atIvo']] as const) : []
  return [...answers, ['refused', 'refused'], ...silence]
}

const stepping = (story: Story, of: Case, { transfer, step }: { transfer: Transfer; step: string }) => ({
  caseId: of.id,
  transferId: transfer.id,
  step,
  on: story.life.today,
  text: 'Påhittat.',
  version: versionOf(story, transfer.id),
})

const goOn = async (story: Story): Promise<void> => {
  const of = inCase(story)
  const transfer = openTransfer(of)
  if (!transfer) throw new Error('nothing is asked')
  const { today } = story.life
  const [step, state] = story.chance.pick(waysOf(transfer, today))
  await lawful(story, of.owner, transfers.stepTransfer, stepping(story, of, { transfer, step }))
  Object.assign(transfer, { state, from: today })
}

const allSteps = ['accepted', 'refused', 'askIvo', 'ivoMovedIt', 'ivoLeftIt'] as const

const closedCase = ({ life }: Story): Case | undefined => life.cases.find((one) => one.closedOn !== null)

/** Handed over or left with us: a request is made once more only after a new reason; the history asks once. */
const mayAsk = (of: Case): boolean => of.transfers.length === 0

export const wholeCaseActs: readonly Act[] = [
  lawfulAct('another worker gets the case', ifOpen(), assign, 1),
  lawfulAct('the case is closed', ifOpen(isDone), close, 5),
  lawfulAct(
    'a party gets a decision',
    ifOpen((of, story) => toServe(story, of) !== undefined),
    serve,
    2,
  ),
  lawfulAct('another municipality is asked to take over', ifOpen(mayAsk), ask, 1),
  lawfulAct(
    'the request to take over goes on',
    ifOpen((of) => openTransfer(of) !== undefined),
    goOn,
    3,
  ),
  unlawfulAct(
    'a case in which something runs is closed',
    ifOpen((of, story) => !isDone(of, story)),
    (story) => {
      const of = inCase(story)
      return unlawful(story, of.owner, cases.closeCase, closing(story, of))
    },
  ),
  unlawfulAct('somebody who has nothing to do with the child closes the case', ifOpen(), (story) =>
    unlawful(story, 'adam', cases.closeCase, closing(story, inCase(story))),
  ),
  unlawfulAct('somebody who may not see the case reads it', ifOpen(), (story) =>
    unlawful(story, 'adam', cases.readCase, { caseId: inCase(story).id }),
  ),
  unlawfulAct('one person is both owner and co-worker', ifOpen(), (story) => {
    const of = inCase(story)
    const { amira } = story.town.workers
    const version = watchVersion(story, of.id)
    return unlawful(story, leadOf(of), cases.assignCase, {
      caseId: of.id,
      ownerId: amira,
      coworkerId: amira,
      version,
    })
  }),
  unlawfulAct('a trainee gets the case alone', ifOpen(), (story) => {
    const of = inCase(story)
    const version = watchVersion(story, of.id)
    return unlawful(story, leadOf(of), cases.assignCase, {
      caseId: of.id,
      ownerId: story.town.workers.tove,
      coworkerId: null,
      version,
    })
  }),
  unlawfulAct('an older screen gives the case to another', ifOpen(), (story) => {
    const of = inCase(story)
    const version = watchVersion(story, of.id) - 1
    return unlawful(story, leadOf(of), cases.assignCase, {
      caseId: of.id,
      ownerId: story.town.workers.eva,
      coworkerId: null,
      version,
    })
  }),
  unlawfulAct(
    'a closed case gets help, time or a new owner',
    (story) => closedCase(story) !== undefined,
    (story) => {
      const of = closedCase(story)
      if (!of) throw new Error('no case is closed')
      const as = leadOf(of)
      return story.chance.isOneIn(2)
        ? unlawful(story, as, cases.closeCase, closing(story, of))
        : unlawful(story, as, cases.extendInvestigation, {
            caseId: of.id,
            months: 1,
            reason: 'Igen.',
            version: 1,
          })
    },
  ),
  unlawfulAct(
    'a party gets a decision before it was made',
    ifOpen((of, story) => toServe(story, of) !== undefined),
    (story) => {
      const of = inCase(story)
      const decision = toServe(story, of)
      if (!decision) throw new Error('nothing to serve')
      const personId = parties(story).find((id) => !decision.served.includes(id)) ?? ''
      const servedOn = plusDays(decision.decidedOn, -1)
      return unlawful(
        story,
        of.owner,
        decisions.serveDecision,
        serving(story, { id: decision.id, personId, servedOn }),
      )
    },
  ),
  unlawfulAct('we ask ourselves to take over', ifOpen(mayAsk), (story) =>
    unlawful(story, inCase(story).owner, transfers.requestTransfer, asking(story, inCase(story), '0780')),
  ),
  unlawfulAct(
    'a step of a transfer is taken that is not the next',
    ifOpen((of) => openTransfer(of) !== undefined),
    (story) => {
      const of = inCase(story)
      const transfer = openTransfer(of)
      if (!transfer) throw new Error('nothing is asked')
      const lawfulSteps = waysOf(transfer, story.life.today).map(([step]) => step)
      const step = story.chance.pick(allSteps.filter((one) => !lawfulSteps.includes(one)))
      return unlawful(story, of.owner, transfers.stepTransfer, stepping(story, of, { transfer, step }))
    },
  ),
]

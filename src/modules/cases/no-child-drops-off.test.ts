import * as fc from 'fast-check'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import { Conflict } from '#kernel/errors.ts'
import type { Route } from '#kernel/route.ts'
import { aCase, decide, open } from '#test/support/a-case.ts'
import { aTown, newUuid, type Town } from '#test/support/town.ts'
import { noteConsent } from './consent/contract.ts'
import * as contract from './contract.ts'

/** Open matters that are not watched, or whose next date is not the soonest running clock, or that nobody owns. */
const lost = `
  with open_matters as (
    select tenant_id, id from cases where closed_on is null
    union all
    select tenant_id, id from report_children where closed_on is null
  )
  select m.id from open_matters m
  left join watches w on w.tenant_id = m.tenant_id and w.matter_id = m.id
  left join workers o on o.tenant_id = w.tenant_id and o.id = w.owner_id
  where m.tenant_id = $1 and (
    o.id is null or w.next_on is distinct from (
      select min(c.due_on) from clocks c
      where c.tenant_id = m.tenant_id and c.matter_id = m.id and c.ended_on is null))
  union all
  select w.matter_id from watches w
  where w.tenant_id = $1 and not exists (
    select 1 from open_matters m where m.tenant_id = w.tenant_id and m.id = w.matter_id)`

const lostMatters = async (town: Town): Promise<unknown[]> => {
  const owner = new Client({ connectionString: town.ownerUrl })
  await owner.connect()
  const { rows } = await owner.query(lost, [town.tenantId])
  await owner.end()
  return rows
}

const acts = [
  'tell',
  'write',
  'reply',
  'extend',
  'grant',
  'refuse',
  'close without measure',
  'start',
  'say no',
  'plan',
  'continue',
  'change',
  'end by follow-up',
  'end',
  'open again',
  'hand over',
  'close',
  'wait',
] as const
type Act = (typeof acts)[number]

type Story = {
  readonly town: Town
  readonly caseId: string
  readonly childId: string
  readonly motherId: string
}

/** The room `decisions` acts by itself: what the house refuses rolls its transaction back. A fault of ours is not hidden. */
const quietly = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work
  } catch (fault) {
    if (!(fault instanceof Conflict)) throw fault
  }
}

/** Tries an act on whatever is there; what the house refuses is refused, and must change nothing. */
const attempt = async ({ town, caseId, childId, motherId }: Story, act: Act, n: number): Promise<void> => {
  const seen = await town.send('dag', contract.readCase, { caseId })
  if (seen.status !== 200) return
  const view = contract.readCase.reply.parse(seen.body)
  const help = view.interventions.at(n % Math.max(1, view.interventions.length))
  const letter = view.investigation?.communications.at(-1)
  const today = town.now().slice(0, 10)
  const send = async (route: Route, input: object) => {
    const { status } = await town.send('dag', route, { caseId, ...input })
    expect(status).toBeLessThan(500)
  }
  const helpInput = { interventionId: help?.id ?? newUuid(), version: help?.version ?? 1 }
  const followUp = { ...helpInput, heldOn: today, summary: 'S', childView: 'B', goalResults: [] }
  const agree = (answer: 'agrees' | 'refuses') =>
    send(noteConsent, {
      id: newUuid(),
      interventionId: helpInput.interventionId,
      personId: motherId,
      answer,
      form: 'oral',
      scope: 'S',
      givenOn: today,
    })
  const decision = { caseId, investigationId: view.investigation?.id ?? null }
  switch (act) {
    case 'tell':
      return send(contract.notifyConcerned, { id: newUuid(), personId: motherId, toldOn: today })
    case 'write':
      return send(contract.sendCommunication, {
        id: newUuid(),
        personId: motherId,
        material: 'M',
        how: 'Brev',
        sentOn: today,
        replyDays: 1 + (n % 60),
        toldOfOralRight: true,
      })
    case 'reply':
      return send(contract.noteReply, {
        communicationId: letter?.id ?? newUuid(),
        repliedOn: n % 2 === 0 ? today : null,
        version: letter?.version ?? 1,
      })
    case 'extend':
      return send(contract.extendInvestigation, {
        months: 1 + (n % 4),
        reason: 'Skäl.',
        version: view.investigation?.version ?? 1,
      })
    case 'grant':
      return quietly(
        decide(town, {
          ...decision,
          investigationId: view.investigation?.endedOn === null ? decision.investigationId : null,
          kind: 'grant_open_care',
        }),
      )
    case 'refuse':
      return quietly(decide(town, { ...decision, kind: 'refuse_application' }))
    case 'close without measure':
      return quietly(decide(town, { ...decision, kind: 'close_without_measure' }))
    case 'start':
      if (n % 4 > 0) await agree('agrees')
      return send(contract.startIntervention, { ...helpInput, startedOn: today })
    case 'say no':
      return agree('refuses')
    case 'plan':
      return send(contract.saveImplementationPlan, {
        ...helpInput,
        goals: [{ goal: 'G' }],
        how: 'H',
        childView: 'B',
        followUpMonths: 1 + (n % 6),
        version: help?.plan?.version ?? 0,
      })
    case 'continue':
    case 'change':
      return send(contract.followUpIntervention, { ...followUp, nextStep: act })
    case 'end by follow-up':
      return send(contract.followUpIntervention, { ...followUp, nextStep: 'end', endReason: 'Klart.' })
    case 'end':
      return send(contract.endIntervention, { ...helpInput, endedOn: today, reason: 'Klart.' })
    case 'open again':
      return quietly(open(town, { childId, owner: 'bo' }))
    case 'hand over':
      return send(contract.assignCase, {
        ownerId: n % 2 === 0 ? town.workers.amira : town.workers.cilla,
        coworkerId: n % 3 === 0 ? null : town.workers.bo,
        version: view.watch?.version ?? 1,
      })
    case 'close':
      return send(contract.closeCase, { reason: 'Klart.', version: view.version })
    case 'wait':
      town.at(`${addDays(day(today), 1 + (n % 40))}T09:00:00.000Z`)
  }
}

test('no child drops off: after any acts in any order each open matter has an owner and the soonest clock as its next date', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...acts), fc.nat(1000)), { minLength: 5, maxLength: 14 }),
      async (history) => {
        const town = await aTown()
        const story = { town, ...(await aCase(town)) }
        for (const [act, n] of history) {
          await attempt(story, act, n)
          expect(await lostMatters(town)).toEqual([])
        }
      },
    ),
    { numRuns: 24 },
  )
}, 120_000)

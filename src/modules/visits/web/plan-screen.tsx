import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import { Id } from '#kernel/id.ts'
import { call, newKey } from '#web/call.ts'
import { useCall, useRefresh } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { changeVisit, planVisit, readVisitPlan, type VisitPlan, type VisitView } from '../contract.ts'
import { isGrownUp } from '../rules/plan.ts'
import { type First, PlanFields } from './plan-form.tsx'
import { useVisit, useVisitText } from './use-visit.ts'
import './visits.css'

const Search = z.object({ arende: Id.catch(''), mote: Id.optional().catch(undefined) })

const firstOfPlan = (plan: VisitPlan): First => {
  const [child] = plan.children
  const isAdult = isGrownUp(child?.birthOn ?? null, plan.on)
  return {
    caseIds: child ? [child.caseId] : [],
    kind: plan.kind,
    on: plan.on,
    at: plan.at,
    minutes: plan.minutes,
    travelMinutes: plan.travelMinutes,
    place: undefined,
    purpose: '',
    personIds: isAdult
      ? []
      : plan.people.filter(({ relation }) => relation === 'guardian').map(({ id }) => id),
    others: '',
    writerId: plan.writerId,
    talkerId: plan.talkerId,
  }
}

const firstOfVisit = (visit: VisitView): First => ({
  caseIds: visit.children.map(({ caseId }) => caseId),
  kind: visit.kind,
  on: visit.on,
  at: visit.at,
  minutes: visit.minutes,
  travelMinutes: visit.travelMinutes,
  place: visit.place,
  purpose: visit.purpose,
  personIds: visit.seats.flatMap(({ part, personId }) =>
    part === 'adult' && personId !== null ? [personId] : [],
  ),
  others: visit.seats
    .filter(({ part, personId }) => part === 'adult' && personId === null)
    .map(({ name }) => name)
    .join(', '),
  writerId: visit.workers.find(({ role }) => role === 'write')?.workerId ?? '',
  talkerId: visit.workers.find(({ role }) => role === 'talk')?.workerId ?? null,
})

const Head = ({ plan }: { readonly plan: VisitPlan }) => {
  const [child] = plan.children
  return child ? (
    <>
      {child.name} <Protected level={child.protection} />
    </>
  ) : null
}

const NewVisit = ({ plan }: { readonly plan: VisitPlan }) => {
  const text = useVisitText().plan
  const router = useRouter()
  const refresh = useRefresh()
  const [id] = useState(newKey)
  const first = firstOfPlan(plan)
  return (
    <Page title={text.title} tab={text.tab} lead={text.lead} above={<Head plan={plan} />}>
      <Form
        schema={planVisit.input}
        also={{
          id,
          ...(plan.children.length > 1 ? {} : { caseIds: first.caseIds }),
          ...(plan.people.length > 0 ? {} : { personIds: [] }),
          ...(plan.workers.length > 1 ? {} : { writerId: first.writerId, talkerId: null }),
        }}
        submit={text.save}
        done={text.saved}
        onSubmit={async (values, key) => {
          await call(planVisit, values, key)
          await refresh()
          await router.navigate({ to: `/moten/${id}` })
        }}
      >
        <PlanFields plan={plan} first={first} />
      </Form>
    </Page>
  )
}

const ChangedVisit = ({ plan, visit }: { readonly plan: VisitPlan; readonly visit: VisitView }) => {
  const text = useVisitText().plan
  const router = useRouter()
  const refresh = useRefresh()
  const first = firstOfVisit(visit)
  return (
    <Page title={text.change} tab={text.tab} above={<Head plan={plan} />}>
      <Form
        key={visit.version}
        schema={changeVisit.input}
        also={{
          visitId: visit.id,
          version: visit.version,
          ...(plan.children.length > 1 ? {} : { caseIds: first.caseIds }),
          ...(plan.people.length > 0 ? {} : { personIds: first.personIds }),
          ...(plan.workers.length > 1 ? {} : { writerId: first.writerId, talkerId: first.talkerId }),
        }}
        submit={text.saveChange}
        done={text.changed}
        renderConflict={() => (
          <Notice
            kind="warn"
            isNews
            title={text.meanwhile}
            actions={<Button onPress={() => void refresh()}>{text.reload}</Button>}
          />
        )}
        onSubmit={async (values, key) => {
          await call(changeVisit, values, key)
          await refresh()
          await router.navigate({ to: `/moten/${visit.id}` })
        }}
      >
        <PlanFields plan={plan} first={first} />
      </Form>
    </Page>
  )
}

const Changing = ({ visitId }: { readonly visitId: string }) => (
  <Loaded answer={useVisit(visitId)} lines={8}>
    {(visit) => <ChangingIn visit={visit} caseId={visit.children[0]?.caseId ?? ''} />}
  </Loaded>
)

const ChangingIn = ({ visit, caseId }: { readonly visit: VisitView; readonly caseId: string }) => (
  <Loaded answer={useCall(readVisitPlan, { caseId })} lines={8}>
    {(plan) => <ChangedVisit plan={plan} visit={visit} />}
  </Loaded>
)

const Planning = ({ caseId }: { readonly caseId: string }) => (
  <Loaded answer={useCall(readVisitPlan, { caseId })} lines={8}>
    {(plan) => <NewVisit plan={plan} />}
  </Loaded>
)

/** Plans a meeting from a case (`?arende=`), or changes one (`?mote=`). */
export const Screen = ({ search }: ScreenProps) => {
  const { arende, mote } = Search.parse(search)
  return mote === undefined ? <Planning caseId={arende} /> : <Changing visitId={mote} />
}

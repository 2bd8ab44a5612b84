import { useState } from 'react'
import type { Day } from '#kernel/day.ts'
import { VisitKindSchema, type VisitPlan } from '../contract.ts'
import { visitKinds } from '../kinds.ts'
import { isGrownUp } from '../rules/plan.ts'
import { CheckboxGroup } from '#web/ui/checkbox-group.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { useText } from '#web/language.ts'
import { en as peopleEn } from '#modules/people/text.en.ts'
import { sv as peopleSv } from '#modules/people/text.sv.ts'
import { useVisitText } from './use-visit.ts'

/** What the fields begin with: from the case, or from the meeting that is changed. */
export type First = {
  readonly caseIds: readonly string[]
  readonly kind: VisitPlan['kind']
  readonly on: Day
  readonly at: string
  readonly minutes: number
  readonly travelMinutes: number
  readonly place: string | undefined
  readonly purpose: string
  readonly personIds: readonly string[]
  readonly others: string
  readonly writerId: string
  readonly talkerId: string | null
}

type PlanFieldsProps = { readonly plan: VisitPlan; readonly first: First }

/** The few fields of a meeting, all filled in beforehand. */
export const PlanFields = ({ plan, first }: PlanFieldsProps) => {
  const all = useVisitText()
  const text = all.plan
  const relations = useText({ sv: peopleSv, en: peopleEn }).kinds
  const [kind, setKind] = useState(first.kind)
  const [ownPlace, setOwnPlace] = useState<string | undefined>(first.place)
  const [caseIds, setCaseIds] = useState<readonly string[]>(first.caseIds)
  const chosen = plan.children.filter(({ caseId }) => caseIds.includes(caseId))
  const isProtected = chosen.some((one) => one.isProtected)
  const grownUp = chosen.filter(({ birthOn }) => isGrownUp(birthOn, first.on))
  const workers = plan.workers.map(({ workerId, name }) => ({ value: workerId, label: name }))
  return (
    <>
      {grownUp.map(({ childId, name }) => (
        <Notice key={childId}>{text.grownUp(name)}</Notice>
      ))}
      <Select
        name="kind"
        label={text.kind}
        empty="none"
        value={kind}
        choices={visitKinds.map((value) => ({ value, label: all.kinds[value] }))}
        onChange={(value) => setKind(VisitKindSchema.parse(value))}
      />
      <DayField name="on" label={text.on} defaultValue={first.on} />
      <div className="visit-fields">
        <TextField name="at" label={text.at} defaultValue={first.at} width={6} />
        <TextField name="minutes" label={text.minutes} kind="number" defaultValue={first.minutes} width={4} />
        <TextField
          name="travelMinutes"
          label={text.travel}
          kind="number"
          defaultValue={first.travelMinutes}
          width={4}
        />
      </div>
      {plan.children.length > 1 && (
        <CheckboxGroup
          name="caseIds"
          label={text.children}
          hint={text.childrenHint}
          choices={plan.children.map(({ caseId, name }) => ({ value: caseId, label: name }))}
          defaultValue={first.caseIds}
          onChange={(value, isOn) =>
            setCaseIds((was) => (isOn ? [...was, value] : was.filter((one) => one !== value)))
          }
        />
      )}
      {plan.people.length > 0 && (
        <CheckboxGroup
          name="personIds"
          label={text.people}
          optional
          choices={plan.people.map(({ id, name, relation }) => ({
            value: id,
            label: relation === null ? name : `${name}, ${relations[relation].toLocaleLowerCase()}`,
          }))}
          defaultValue={first.personIds}
        />
      )}
      <TextField
        name="others"
        label={text.others}
        hint={text.othersHint}
        optional
        defaultValue={first.others}
      />
      {isProtected ? (
        <Notice>{text.noPlace}</Notice>
      ) : (
        <TextField
          name="place"
          label={text.place}
          optional
          value={ownPlace ?? all.places[kind]}
          onChange={setOwnPlace}
        />
      )}
      <TextField
        name="purpose"
        label={text.purpose}
        hint={text.purposeHint}
        optional
        defaultValue={first.purpose}
      />
      {plan.workers.length > 1 && (
        <div className="visit-fields">
          <Select
            name="talkerId"
            label={text.talker}
            empty={text.onlyOne}
            optional
            choices={workers}
            defaultValue={first.talkerId ?? ''}
          />
          <Select
            name="writerId"
            label={text.writer}
            empty="none"
            choices={workers}
            defaultValue={first.writerId}
          />
        </div>
      )}
    </>
  )
}

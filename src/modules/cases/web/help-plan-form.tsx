import { useState } from 'react'
import { Button } from '#web/ui/button.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Form } from '#web/ui/form.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { interventionKinds, interventionRules, saveImplementationPlan } from '../contract.ts'
import type { InterventionView } from '../views.ts'
import { conflictOf } from './saved-meanwhile.tsx'
import { useCaseText, useSave } from './use-case.ts'
import { useRows } from './use-rows.ts'

const usualMonths = 3
const months = [1, 2, 3, 4, 5, 6] as const

type Goals = ReturnType<typeof useRows<InterventionView['goals'][number]>>

const GoalFields = ({ rows }: { readonly rows: Goals }) => {
  const text = useCaseText().help
  return (
    <>
      {rows.all.map(({ key, value }, at) => (
        <fieldset key={key} className="stack">
          {value && <input type="hidden" name={`goals.${at}.id`} value={value.id} />}
          <TextField name={`goals.${at}.goal`} label={text.goal(at + 1)} defaultValue={value?.goal ?? ''} />
          <TextField name={`goals.${at}.sign`} label={text.sign} defaultValue={value?.sign ?? ''} optional />
          {rows.all.length > 1 && (
            <Button kind="bare" icon="cross" onPress={() => rows.remove(key)}>
              {text.removeGoal(at + 1)}
            </Button>
          )}
        </fieldset>
      ))}
      <div className="cluster">
        <Button icon="plus" onPress={rows.add}>
          {text.addGoal}
        </Button>
      </div>
    </>
  )
}

type HelpPlanFormProps = {
  readonly caseId: string
  readonly intervention: InterventionView
  readonly onClose: () => void
}

/** The implementation plan (SoF 10:3): the least that is asked is seen, the rest is one press away. */
export const HelpPlanForm = ({ caseId, intervention, onClose }: HelpPlanFormProps) => {
  const text = useCaseText()
  const { plan } = intervention
  const [version, setVersion] = useState(plan?.version ?? 0)
  const rows = useRows(intervention.goals)
  const isPlaced = interventionKinds.some(
    (one) => one === intervention.kind && interventionRules[one].isPlacement,
  )
  const area = (name: PlanPart, rest: { rows?: number; optional?: boolean; hint?: string } = {}) => (
    <TextArea
      key={name}
      name={name}
      label={text.help[name]}
      rows={2}
      defaultValue={plan?.[name] ?? ''}
      {...rest}
    />
  )
  // SoF 10:3 asks for these about a placed child, so they stand in the open; for other help they are one press away.
  const ofPlaced = (['followUpHow', 'familyContact', 'childContact'] as const).map((name) =>
    area(name, { optional: !isPlaced }),
  )
  const othersDo = area('othersDo', { optional: true, hint: text.help.othersDoHint })
  return (
    <Form
      schema={saveImplementationPlan.input}
      also={{ caseId, interventionId: intervention.id, version }}
      label={text.help.makePlan}
      submit={text.help.savePlan}
      done={text.common.saved}
      actions={<Button onPress={onClose}>{text.common.cancel}</Button>}
      renderConflict={conflictOf(setVersion, onClose)}
      onSubmit={useSave(saveImplementationPlan, onClose)}
    >
      <GoalFields rows={rows} />
      {area('how', { rows: 3 })}
      {area('childView')}
      {area('guardianView', { optional: !isPlaced })}
      {isPlaced && ofPlaced}
      <MonthsField value={plan?.followUpMonths ?? usualMonths} />
      <Disclosure title={text.help.more}>
        {!isPlaced && ofPlaced}
        {othersDo}
      </Disclosure>
    </Form>
  )
}

type PlanPart =
  | 'how'
  | 'childView'
  | 'guardianView'
  | 'followUpHow'
  | 'familyContact'
  | 'childContact'
  | 'othersDo'

const MonthsField = ({ value }: { readonly value: number }) => {
  const text = useCaseText().help
  const [chosen, choose] = useState(String(value))
  return (
    <>
      {/* A list hands on text; the contract takes a number. */}
      <input type="hidden" name="followUpMonths" value={chosen} data-as="number" />
      <Select
        name=""
        label={text.followUpMonths}
        empty="none"
        value={chosen}
        onChange={choose}
        choices={months.map((n) => ({ value: String(n), label: text.followUpMonthsValue(n) }))}
      />
    </>
  )
}

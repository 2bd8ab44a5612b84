import { useState } from 'react'
import { z } from 'zod'
import type { CallError } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Form } from '#web/ui/form.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { Opener } from '../../web/opener.tsx'
import { type PlacementView, saveCarePlan } from '../contract.ts'
import { usePlacementText, useSavePlacement } from './use-placement.ts'

type Plan = NonNullable<PlacementView['carePlan']>

const parts = ['goal', 'specialNeeds', 'familyContact', 'childView', 'guardianView'] as const

const inWords = (words: string) => <span className="prose">{words}</span>

const PlanText = ({ plan, isSeen }: { readonly plan: Plan; readonly isSeen: boolean }) => {
  const { carePlan: text, common } = usePlacementText()
  const format = useFormat()
  return (
    <>
      {isSeen ? (
        <KeyFacts
          facts={[
            ...parts.map((part) => [text[part], inWords(plan[part])] as const),
            ...(plan.longTermHome === '' ? [] : [[text.longTermHome, inWords(plan.longTermHome)] as const]),
          ]}
        />
      ) : (
        <p className="soft">{common.hiddenWords}</p>
      )}
      <p className="cluster soft">
        {text.madeOn(plan.revision, plan.madeBy, format.day(plan.madeOn))}
        {plan.isRevision && <Badge>{text.revised}</Badge>}
      </p>
    </>
  )
}

const Theirs = z.object({ version: z.number(), current: z.record(z.string(), z.string()) })

const SavedMeanwhile = ({
  fault,
  onKeepMine,
}: {
  readonly fault: CallError
  readonly onKeepMine: (version: number) => void
}) => {
  const text = usePlacementText().carePlan
  const theirs = Theirs.safeParse(fault.details).data
  return (
    <Notice
      kind="warn"
      isNews
      actions={<Button onPress={() => onKeepMine(theirs?.version ?? 0)}>{text.keepMine}</Button>}
    >
      <p>{text.somebodySaved}</p>
      {Object.entries(theirs?.current ?? {})
        .filter(([, words]) => words !== '')
        .map(([name, words]) => (
          <blockquote key={name} className="prose">
            {words}
          </blockquote>
        ))}
    </Notice>
  )
}

type PlanFormProps = {
  readonly view: PlacementView
  readonly isRevision: boolean
  readonly onClose: () => void
}

/** SoF 10:2: what the regulation lists, and at the revision where the child is to live (SoL 9:13). */
const PlanForm = ({ view, isRevision, onClose }: PlanFormProps) => {
  const text = usePlacementText()
  const plan = view.carePlan
  const [version, setVersion] = useState(plan?.revision ?? 0)
  return (
    <Form
      schema={saveCarePlan.input}
      also={{ placementId: view.id, isRevision, version }}
      submit={text.carePlan.save}
      done={text.common.saved}
      label={text.carePlan.title}
      actions={<Button onPress={onClose}>{text.common.cancel}</Button>}
      renderConflict={(fault) => <SavedMeanwhile fault={fault} onKeepMine={setVersion} />}
      onSubmit={useSavePlacement(saveCarePlan, onClose)}
    >
      {isRevision && (
        <>
          <p className="soft">{text.carePlan.reviseLead}</p>
          <TextArea name="longTermHome" label={text.carePlan.longTermHome} rows={2} />
        </>
      )}
      {parts.map((part) => (
        <TextArea
          key={part}
          name={part}
          label={text.carePlan[part]}
          rows={2}
          defaultValue={plan?.[part] ?? ''}
        />
      ))}
      {!isRevision && <input type="hidden" name="longTermHome" value={plan?.longTermHome ?? ''} />}
    </Form>
  )
}

/** The care plan (SoL 9:12). Each version stays readable. */
export const CarePlanSection = ({ view }: { readonly view: PlacementView }) => {
  const text = usePlacementText().carePlan
  const plan = view.carePlan
  return (
    <Section title={text.title} lead={text.paragraph}>
      {plan ? <PlanText plan={plan} isSeen={view.seesHome} /> : <p className="soft">{text.none}</p>}
      {view.can.work && (
        <div className="stack" key={plan?.revision ?? 0}>
          <Opener label={plan ? text.change : text.make}>
            {(close) => <PlanForm view={view} isRevision={false} onClose={close} />}
          </Opener>
          {plan && (
            <Opener label={text.revise}>
              {(close) => <PlanForm view={view} isRevision onClose={close} />}
            </Opener>
          )}
        </div>
      )}
      {view.seesHome && view.earlierCarePlans.length > 0 && (
        <Disclosure title={text.earlier}>
          {view.earlierCarePlans.map((one) => (
            <div key={one.revision} className="stack">
              <PlanText plan={one} isSeen={view.seesHome} />
            </div>
          ))}
        </Disclosure>
      )}
    </Section>
  )
}

/** The implementation plan (SoF 10:3) is written in the case, where all help has its plan. */
export const ImplementationPlanSection = ({ view }: { readonly view: PlacementView }) => {
  const { plan: text, common } = usePlacementText()
  const format = useFormat()
  const plan = view.implementationPlan
  return (
    <Section title={text.title} lead={text.paragraph}>
      {plan ? (
        <>
          {view.goals.length > 0 && (
            <ol className="stack">
              {view.goals.map((one) => (
                <li key={one.id}>
                  {one.goal} <span className="soft">{one.sign}</span>
                </li>
              ))}
            </ol>
          )}
          {view.seesHome ? <p className="prose">{plan.how}</p> : <p className="soft">{common.hiddenWords}</p>}
          <p className="soft">{text.madeOn(plan.madeBy, format.day(plan.madeOn))}</p>
        </>
      ) : (
        <p className="soft">{text.none}</p>
      )}
      {view.can.work && (
        <div className="cluster">
          <LinkButton to={`/arenden/${view.caseId}`}>{plan ? text.changeInCase : text.inCase}</LinkButton>
        </div>
      )}
      {view.seesHome && view.earlierImplementationPlans.length > 0 && (
        <Disclosure title={text.earlier}>
          {view.earlierImplementationPlans.map((one) => (
            <div key={one.version} className="stack">
              <p className="soft">{text.madeOn(one.madeBy, format.day(one.madeOn))}</p>
              <p className="prose">{one.words}</p>
            </div>
          ))}
        </Disclosure>
      )}
    </Section>
  )
}

import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall, useRefresh } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { ComboBox } from '#web/ui/combo-box.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Due } from '#web/ui/due.tsx'
import { Form } from '#web/ui/form.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { ConsentPart } from '../../consent/web/consent-part.tsx'
import { en as kindsEn } from '../../kinds/text.en.ts'
import { sv as kindsSv } from '../../kinds/text.sv.ts'
import { carryOutPlacement, readPlacementStart, reportNotCarriedOut } from '../contract.ts'
import { HomeField } from './home-choice.tsx'
import { usePlacementText, useSavePlacement } from './use-placement.ts'

type Start = z.output<(typeof readPlacementStart)['reply']>
type Ids = { readonly caseId: string; readonly interventionId: string }

const StartForm = ({ start, ids }: { readonly start: Start; readonly ids: Ids }) => {
  const text = usePlacementText().start
  const today = useToday()
  const router = useRouter()
  const [id] = useState(newKey)
  const save = useSavePlacement(carryOutPlacement, (view) =>
    router.navigate({ to: `/placeringar/${view.id}` }),
  )
  return (
    <Form
      schema={carryOutPlacement.input}
      also={{ ...ids, id, version: start.version }}
      submit={text.save}
      done={text.done}
      label={text.tab}
      onSubmit={save}
    >
      <HomeField label={text.home} homes={start.homes} />
      <DayField
        name="startedOn"
        label={text.startedOn}
        defaultValue={today}
        earliest={start.earliestOn}
        latest={today}
      />
      <ComboBox
        name="namedWorkerId"
        label={text.worker}
        hint={text.workerHint}
        choices={start.workers.map((one) => ({ value: one.id, label: one.name, note: one.title }))}
        defaultValue={start.workers[0]?.id ?? ''}
      />
      <Checkbox name="isHidden" label={text.isHidden} defaultChecked={start.wasHidden} />
    </Form>
  )
}

/** SoL 34:1: late, and nothing has begun. */
const Late = ({ start, ids }: { readonly start: Start; readonly ids: Ids }) => {
  const text = usePlacementText()
  const format = useFormat()
  const today = useToday()
  const refresh = useRefresh()
  const [id, setId] = useState(newKey)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Notice
        kind="danger"
        actions={!isOpen && <Button onPress={() => setOpen(true)}>{text.start.report}</Button>}
      >
        {text.start.late}
      </Notice>
      {start.reports.map((one) => (
        <p key={one.id} className="soft">
          {text.start.reported(format.day(one.reportedOn), one.by)}
        </p>
      ))}
      {isOpen && (
        <Form
          schema={reportNotCarriedOut.input}
          also={{ ...ids, id }}
          submit={text.common.save}
          submitKind="quiet"
          done={text.common.saved}
          label={text.start.report}
          actions={<Button onPress={() => setOpen(false)}>{text.common.cancel}</Button>}
          onSubmit={async (values, key) => {
            await call(reportNotCarriedOut, values, key)
            setOpen(false)
            setId(newKey())
            await refresh(readPlacementStart)
          }}
        >
          <DayField name="reportedOn" label={text.start.reportedOn} defaultValue={today} latest={today} />
          <TextArea name="reason" label={text.start.reportReason} rows={2} />
        </Form>
      )}
    </>
  )
}

const Body = ({ start, ids }: { readonly start: Start; readonly ids: Ids }) => {
  const { start: text } = usePlacementText()
  const format = useFormat()
  if (start.placementId !== null)
    return (
      <Notice actions={<LinkButton to={`/placeringar/${start.placementId}`}>{text.toPlacement}</LinkButton>}>
        {text.alreadyDone}
      </Notice>
    )
  if (!start.can.work) return <Notice>{text.notYours}</Notice>
  return (
    <>
      {start.interruptedOn && (
        <Notice kind="warn">
          <p>{text.interrupted(format.day(start.interruptedOn))}</p>
          {start.beginBy && <p>{text.interruptedReported}</p>}
        </Notice>
      )}
      {start.leavesEmergencyHome && <Notice>{text.leavesEmergencyHome}</Notice>}
      {start.mayBeReported && <Late start={start} ids={ids} />}
      <ConsentPart caseId={ids.caseId} interventionId={ids.interventionId} />
      <StartForm start={start} ids={ids} />
    </>
  )
}

/** Verkställ: where the child is to live, from when, and who is the child's own social worker. */
export const Screen = ({ params: { caseId = '', interventionId = '' } }: ScreenProps) => {
  const { start: text, screen: screenText } = usePlacementText()
  const bases: Readonly<Record<string, string>> = useText({ sv: kindsSv, en: kindsEn }).bases
  const format = useFormat()
  const ids = { caseId, interventionId }
  return (
    <Loaded answer={useCall(readPlacementStart, ids)} lines={8}>
      {(start) => (
        <Page
          title={text.title(start.child.name)}
          tab={text.tab}
          above={<Protected level={start.child.protection} />}
          lead={text.lead(start.name, format.day(start.decidedOn))}
          actions={<LinkButton to={`/arenden/${caseId}`}>{text.back}</LinkButton>}
          aside={
            <KeyFacts
              facts={[
                [screenText.basis, bases[start.legalBasis] ?? start.legalBasis],
                [text.beginBy, start.beginBy && <Due key="by" on={start.beginBy} rule="SoL 34:1" />],
              ]}
            />
          }
        >
          <Body start={start} ids={ids} />
        </Page>
      )}
    </Loaded>
  )
}

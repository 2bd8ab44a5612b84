import { useState } from 'react'
import { useToday } from '#web/clock.ts'
import { useCall } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { ComboBox } from '#web/ui/combo-box.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import {
  changeLegalBasis,
  endPlacement,
  hideWhereabouts,
  moveToHome,
  nameWorker,
  type PlacementView,
  readMoveChoices,
} from '../contract.ts'
import { endKinds, endsCompulsoryCare } from '../rules/bases.ts'
import { moveReasons } from '../rules/history.ts'
import { HomeField } from './home-choice.tsx'
import { usePlacementText, useSavePlacement } from './use-placement.ts'

type DialogProps = { readonly view: PlacementView; readonly onClose: () => void }

export const MoveDialog = ({ view, onClose }: DialogProps) => {
  const text = usePlacementText()
  const today = useToday()
  const [version] = useState(view.version)
  const [why, setWhy] = useState('planned')
  const save = useSavePlacement(moveToHome, onClose)
  const answer = useCall(readMoveChoices, { placementId: view.id })
  return (
    <Dialog title={text.moveForm.title} isOpen onClose={onClose}>
      <Loaded answer={answer}>
        {({ planned, urgent }) => (
          <Form
            schema={moveToHome.input}
            also={{ placementId: view.id, version }}
            submit={text.moveForm.save}
            done={text.moveForm.done}
            actions={<Button onPress={onClose}>{text.common.cancel}</Button>}
            onSubmit={save}
          >
            <RadioGroup
              name="why"
              label={text.moveForm.why}
              value={why}
              onChange={setWhy}
              choices={moveReasons.map((value) => ({ value, label: text.moves[value] }))}
            />
            <HomeField
              key={why === 'planned' ? 'planned' : 'urgent'}
              label={text.moveForm.home}
              homes={why === 'planned' ? planned : urgent}
            />
            <DayField
              name="movedOn"
              label={text.moveForm.movedOn}
              defaultValue={today}
              earliest={view.fromOn}
              latest={today}
            />
            <TextArea name="reason" label={text.moveForm.reason} rows={2} />
          </Form>
        )}
      </Loaded>
    </Dialog>
  )
}

export const BasisDialog = ({ view, onClose }: DialogProps) => {
  const text = usePlacementText()
  const today = useToday()
  const [version] = useState(view.version)
  const [basis, setBasis] = useState('')
  const chosen = view.otherBases.find((one) => one === basis)
  // LVU 21 b speaks of those under 18.
  const isFollowed =
    chosen !== undefined && endsCompulsoryCare(view.legalBasis, chosen) && view.followsAfter !== 'no'
  return (
    <Dialog title={text.basisForm.title} isOpen onClose={onClose}>
      <Form
        schema={changeLegalBasis.input}
        also={{ placementId: view.id, version }}
        submit={text.basisForm.save}
        done={text.common.saved}
        actions={<Button onPress={onClose}>{text.common.cancel}</Button>}
        onSubmit={useSavePlacement(changeLegalBasis, onClose)}
      >
        <RadioGroup
          name="legalBasis"
          label={text.basisForm.basis}
          value={basis}
          onChange={setBasis}
          choices={view.otherBases.map((value) => ({ value, label: text.bases[value] }))}
        />
        <DayField
          name="fromOn"
          label={text.basisForm.fromOn}
          hint={text.basisForm.lead}
          defaultValue={today}
          earliest={view.startedOn}
          latest={today}
        />
        {isFollowed && (
          <Checkbox
            name="awaitsReunion"
            label={text.basisForm.awaitsReunion}
            hint={text.basisForm.awaitsReunionHint}
          />
        )}
        <TextArea name="reason" label={text.basisForm.reason} rows={2} />
      </Form>
    </Dialog>
  )
}

/** SoL 22:12. */
export const WorkerDialog = ({ view, onClose }: DialogProps) => {
  const text = usePlacementText()
  const today = useToday()
  const [version] = useState(view.version)
  const save = useSavePlacement(nameWorker, onClose)
  const answer = useCall(readMoveChoices, { placementId: view.id })
  return (
    <Dialog title={text.workerForm.title} isOpen onClose={onClose}>
      <Loaded answer={answer}>
        {({ workers }) => (
          <Form
            schema={nameWorker.input}
            also={{ placementId: view.id, version }}
            submit={text.workerForm.save}
            done={text.common.saved}
            actions={<Button onPress={onClose}>{text.common.cancel}</Button>}
            onSubmit={save}
          >
            <ComboBox
              name="workerId"
              label={text.workerForm.worker}
              choices={workers.map((one) => ({ value: one.id, label: one.name, note: one.title }))}
            />
            <DayField
              name="fromOn"
              label={text.workerForm.fromOn}
              defaultValue={today}
              earliest={view.startedOn}
              latest={today}
            />
            <TextArea name="reason" label={text.workerForm.reason} rows={2} />
          </Form>
        )}
      </Loaded>
    </Dialog>
  )
}

/** LVU 14. */
export const HideDialog = ({ view, onClose }: DialogProps) => {
  const text = usePlacementText()
  const [version] = useState(view.version)
  const words = text.hideForm
  return (
    <Dialog title={view.isHidden ? words.showTitle : words.hideTitle} isOpen onClose={onClose}>
      <Form
        schema={hideWhereabouts.input}
        also={{ placementId: view.id, version, isHidden: !view.isHidden }}
        submit={view.isHidden ? words.show : words.hide}
        done={text.common.saved}
        actions={<Button onPress={onClose}>{text.common.cancel}</Button>}
        onSubmit={useSavePlacement(hideWhereabouts, onClose)}
      >
        <p>{view.isHidden ? words.showLead : words.hideLead}</p>
      </Form>
    </Dialog>
  )
}

/** What is followed afterwards is asked only where the law leaves it open (SoL 23:2, LVU 21 b). */
const FollowUpAfter = ({ view, kind }: { readonly view: PlacementView; readonly kind: string }) => {
  const text = usePlacementText().endForm
  if (view.followsAfter === 'no' || kind === '' || kind === 'custody_transferred' || kind === 'adoption')
    return null
  return view.followsAfter === 'must' && (kind === 'home_to_parents' || kind === 'own_housing') ? (
    <Notice>{text.followUpMust}</Notice>
  ) : (
    <Checkbox name="followUp" label={text.followUp} />
  )
}

export const EndDialog = ({ view, onClose }: DialogProps) => {
  const text = usePlacementText()
  const today = useToday()
  const [version] = useState(view.version)
  const [kind, setKind] = useState('')
  const [isInterrupted, setInterrupted] = useState(false)
  return (
    <Dialog title={text.endForm.title} isOpen onClose={onClose}>
      <Form
        schema={endPlacement.input}
        also={{ placementId: view.id, version }}
        submit={text.endForm.save}
        submitKind="danger"
        done={text.endForm.done}
        actions={<Button onPress={onClose}>{text.common.cancel}</Button>}
        onSubmit={useSavePlacement(endPlacement, onClose)}
      >
        <Select
          name="endKind"
          label={text.endForm.kind}
          value={kind}
          onChange={setKind}
          choices={endKinds.map((value) => ({ value, label: text.ends[value] }))}
        />
        <DayField
          name="endedOn"
          label={text.endForm.endedOn}
          defaultValue={today}
          earliest={view.fromOn}
          latest={today}
        />
        <TextArea name="reason" label={text.endForm.reason} rows={2} />
        {kind === 'breakdown' && (
          <Checkbox
            name="isInterrupted"
            label={text.endForm.isInterrupted}
            hint={view.legalBasis === 'sol' ? text.endForm.isInterruptedHint : undefined}
            onChange={setInterrupted}
          />
        )}
        {!(kind === 'breakdown' && isInterrupted) && <FollowUpAfter view={view} kind={kind} />}
      </Form>
    </Dialog>
  )
}

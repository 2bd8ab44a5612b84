import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { call, newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useCall, useRefresh } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Button } from '#web/ui/button.tsx'
import { ComboBox } from '#web/ui/combo-box.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { closeCase, listCases } from '../../contract.ts'
import { useCase } from '../../web/use-case.ts'
import { noteMove, readTransfers, requestTransfer, type TransfersView } from '../contract.ts'
import { TransferCard } from './transfer-card.tsx'
import { useMunicipalities, useSave, useTransferText } from './use-transfers.ts'

type ViewProps = { readonly view: TransfersView }

const MoveDialog = ({ view, onClose }: ViewProps & { readonly onClose: () => void }) => {
  const { part: text } = useTransferText()
  const today = useToday()
  const [id] = useState(newKey)
  const save = useSave(noteMove, onClose)
  return (
    <Dialog title={text.note} isOpen onClose={onClose}>
      <Form
        schema={noteMove.input}
        also={{ caseId: view.caseId, id }}
        submit={text.saveMove}
        done={text.saved}
        actions={<Button onPress={onClose}>{text.cancel}</Button>}
        onSubmit={save}
      >
        <ComboBox name="municipalityCode" label={text.where} choices={useMunicipalities()} />
        <DayField name="movedOn" label={text.movedOn} latest={today} />
      </Form>
    </Dialog>
  )
}

const RequestForm = ({ view }: ViewProps) => {
  const { part: text } = useTransferText()
  const today = useToday()
  const [id] = useState(newKey)
  const save = useSave(requestTransfer)
  const municipalities = useMunicipalities()
  const last = municipalities.find(({ label }) => label === view.moves[0]?.municipality)
  if (municipalities.length === 0) return null
  return (
    <Form
      schema={requestTransfer.input}
      also={{ caseId: view.caseId, id }}
      label={text.ask}
      submit={text.send}
      submitKind="quiet"
      done={text.saved}
      onSubmit={save}
    >
      <ComboBox
        name="municipalityCode"
        label={text.to}
        choices={municipalities}
        defaultValue={last?.value ?? ''}
      />
      <DayField
        name="requestedOn"
        label={text.sentOn}
        defaultValue={today}
        earliest={view.openedOn}
        latest={today}
      />
      <TextArea name="request" label={text.request} hint={text.requestHint} rows={5} />
    </Form>
  )
}

const Closing = ({ view }: ViewProps) => {
  const { part: text } = useTransferText()
  const refresh = useRefresh()
  const router = useRouter()
  const toast = useToast()
  const [pending, setPending] = useState(false)
  const { closing, can, caseId } = view
  if (!closing) return null
  const close = async (): Promise<void> => {
    setPending(true)
    try {
      await call(closeCase, { caseId, ...closing })
      toast(text.closed, { kind: 'done' })
      await refresh(listCases)
      await router.navigate({ to: `/arenden/${caseId}` })
    } catch (fault) {
      toast(fault instanceof Error ? fault.message : '', { kind: 'warn' })
    } finally {
      setPending(false)
    }
  }
  return (
    <Notice
      kind="done"
      actions={
        can.close && (
          <Button kind="primary" pending={pending} onPress={() => void close()}>
            {text.close}
          </Button>
        )
      }
    >
      {can.close ? text.closeLead : text.closeWaits}
    </Notice>
  )
}

const Moves = ({ view }: ViewProps) => {
  const { part: text } = useTransferText()
  const format = useFormat()
  if (view.moves.length === 0) return <p className="soft">{text.none}</p>
  return (
    <ul className="plain stack">
      {view.moves.map((one) => (
        <li key={one.id}>
          {one.isHere
            ? text.movedBack(format.day(one.movedOn))
            : text.moved(one.municipality, format.day(one.movedOn))}
          <div className="soft">{text.by(one.by)}</div>
        </li>
      ))}
    </ul>
  )
}

const Transfers = ({ view }: ViewProps) => {
  const { part: text } = useTransferText()
  const [isMoving, setMoving] = useState(false)
  return (
    <>
      {view.finishesHere && <Notice>{text.finishesHere}</Notice>}
      <Closing view={view} />
      <Section
        title={text.moves}
        actions={view.can.work && <Button onPress={() => setMoving(true)}>{text.note}</Button>}
      >
        <Moves view={view} />
      </Section>
      {view.transfers.length > 0 && (
        <Section title={text.requests} count={view.transfers.length}>
          <ul className="plain stack">
            {view.transfers.map((one) => (
              <TransferCard key={one.id} caseId={view.caseId} one={one} />
            ))}
          </ul>
        </Section>
      )}
      {view.can.request && (
        <Section title={text.ask} lead={text.askLead}>
          <RequestForm view={view} />
        </Section>
      )}
      {isMoving && <MoveDialog view={view} onClose={() => setMoving(false)} />}
    </>
  )
}

/** A child that has moved, and whether another municipality takes the case over. */
export const Screen = ({ params: { caseId = '' } }: ScreenProps) => {
  const { part: text } = useTransferText()
  const ofCase = useCase(caseId)
  const transfers = useCall(readTransfers, { caseId })
  return (
    <Loaded answer={ofCase} lines={8}>
      {({ child, number }) => (
        <Page
          title={text.title}
          tab={text.title}
          above={
            <>
              <span>
                {child.name} <span className="figures soft">{number}</span>
              </span>
              <Protected level={child.protection} />
            </>
          }
          actions={<LinkButton to={`/arenden/${caseId}`}>{text.toCase}</LinkButton>}
        >
          <Loaded answer={transfers} lines={8}>
            {(view) => <Transfers view={view} />}
          </Loaded>
        </Page>
      )}
    </Loaded>
  )
}

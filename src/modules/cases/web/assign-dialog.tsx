import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { readOrganisation } from '#modules/organisation/contract.ts'
import { BeforeAssign } from '#modules/workload/web/what-if.tsx'
import { call, CallError } from '#web/call.ts'
import { useCall, useRefresh } from '#web/query.ts'
import { useSession } from '#web/session.ts'
import { Button } from '#web/ui/button.tsx'
import { ComboBox } from '#web/ui/combo-box.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Form } from '#web/ui/form.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { assignCase, listCases, readCase } from '../contract.ts'
import type { CaseView } from '../views.ts'
import { useCaseText } from './use-case.ts'

type AssignDialogProps = {
  readonly view: CaseView
  readonly kind: 'assign' | 'takeOver' | 'share'
  readonly onClose: () => void
}

/** Afterwards the case may be out of sight: then the list is where one stands. */
const useAfterwards = (caseId: string, onClose: () => void) => {
  const refresh = useRefresh()
  const router = useRouter()
  return async () => {
    onClose()
    await refresh(listCases)
    try {
      await call(readCase, { caseId })
      await refresh(readCase)
    } catch (fault) {
      if (!(fault instanceof CallError)) throw fault
      await router.navigate({ to: '/arenden' })
    }
  }
}

/** SoL 25:1: another owner or co-worker, or oneself. */
export const AssignDialog = ({ view, kind, onClose }: AssignDialogProps) => {
  const text = useCaseText()
  const session = useSession()
  const organisation = useCall(readOrganisation, {})
  const afterwards = useAfterwards(view.caseId, onClose)
  const [version] = useState(view.watch?.version ?? 0)
  const [chosen, setChosen] = useState<string>()
  const isOwn = kind !== 'assign'
  const words = {
    assign: { title: text.assign.title, lead: text.assign.lead, submit: text.assign.save },
    takeOver: {
      title: text.assign.takeOverTitle,
      lead: text.assign.takeOverLead(view.watch?.owner ?? ''),
      submit: text.assign.takeOver,
    },
    share: { title: text.assign.shareTitle, lead: text.assign.shareLead, submit: text.assign.save },
  }[kind]
  return (
    <Dialog title={words.title} isOpen onClose={onClose}>
      <p>{words.lead}</p>
      <Loaded answer={organisation}>
        {({ workers }) => {
          const choices = workers
            .filter(({ role }) => role !== 'administrator' && role !== 'board_secretary')
            // Who is away is not offered, and who has it already stays in the list.
            .filter(
              ({ id, isAway }) => !isAway || id === view.watch?.ownerId || id === view.watch?.coworkerId,
            )
            .map((worker) => ({
              value: worker.id,
              label: worker.name,
              note: `${worker.title}, ${worker.unit}`,
            }))
          return (
            <Form
              schema={assignCase.input}
              also={{ caseId: view.caseId, version, ...(isOwn ? { ownerId: session.worker.id } : {}) }}
              submit={words.submit}
              done={text.assign.done}
              actions={<Button onPress={onClose}>{text.common.cancel}</Button>}
              onSubmit={async (values, key) => {
                await call(assignCase, values, key)
                await afterwards()
              }}
            >
              {!isOwn && (
                <ComboBox
                  name="ownerId"
                  label={text.assign.owner}
                  choices={choices.filter(({ value }) =>
                    workers.some((w) => w.id === value && w.mayInvestigate),
                  )}
                  defaultValue={view.watch?.ownerId ?? ''}
                  onChange={setChosen}
                />
              )}
              <ComboBox
                name="coworkerId"
                label={text.assign.coworker}
                choices={choices.filter(({ value }) => !isOwn || value !== session.worker.id)}
                defaultValue={view.watch?.coworkerId ?? ''}
                optional
              />
              {chosen !== undefined && chosen !== '' && chosen !== view.watch?.ownerId && (
                <BeforeAssign matterId={view.caseId} workerId={chosen} part="owner" />
              )}
            </Form>
          )
        }}
      </Loaded>
    </Dialog>
  )
}

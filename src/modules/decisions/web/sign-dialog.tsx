import { useRouter } from '@tanstack/react-router'
import { useText } from '#web/language.ts'
import { useAct, useRefresh } from '#web/query.ts'
import { useSession } from '#web/session.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { type ShownProposal, signDecision } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { ProposalWords } from './proposal-text.tsx'
import { Prose } from './words.tsx'

type SignDialogProps = {
  readonly shown: Pick<ShownProposal, 'proposal' | 'seen' | 'investigation' | 'consults'>
  readonly onClose: () => void
}

/** Shows exactly what will be signed, word for word; the server refuses if a word of it has changed since. */
export const SignDialog = ({ shown, onClose }: SignDialogProps) => {
  const { confirm, list, proposal: words } = useText({ sv, en })
  const { worker } = useSession()
  const router = useRouter()
  const refresh = useRefresh()
  const toast = useToast()
  const { proposal, seen, investigation, consults } = shown
  const sign = useAct(signDecision, {
    onDone: ({ id }) => {
      toast(confirm.signed)
      void router.navigate({ to: `/beslut/${id}` }).then(() => refresh())
    },
  })
  return (
    <Dialog
      title={confirm.title}
      kind="alert"
      width="wide"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            icon="lock"
            pending={sign.pending}
            onPress={() => sign.run({ proposalId: proposal.id, version: proposal.version, seen })}
          >
            {confirm.sign}
          </Button>
          <Button onPress={onClose}>{words.cancel}</Button>
        </>
      }
    >
      {sign.fault && <ErrorState error={sign.fault} />}
      <p>{confirm.lead}</p>
      {consults.length === 0 && <Notice>{confirm.nobodyAsked}</Notice>}
      <ProposalWords proposal={proposal} />
      <Disclosure title={confirm.investigation(investigation.length)}>
        {investigation.map((section) => (
          <section key={section.title}>
            <h3>{section.title}</h3>
            <Prose text={section.body} />
          </section>
        ))}
      </Disclosure>
      <p className="soft">{list.by(worker.name, worker.title)}</p>
    </Dialog>
  )
}

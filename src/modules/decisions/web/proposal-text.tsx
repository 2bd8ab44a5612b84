import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import type { Day } from '#kernel/day.ts'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useAct, useRefresh } from '#web/query.ts'
import { useSession } from '#web/session.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Form } from '#web/ui/form.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { useToast } from '#web/ui/toast.tsx'
import {
  discardProposal,
  type ProposalView,
  readCaseDecisions,
  readProposal,
  saveProposal,
} from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { ProposalConflict } from './proposal-conflict.tsx'
import { ProposalFields } from './proposal-fields.tsx'
import { Prose } from './words.tsx'

const Discard = ({ proposal }: { readonly proposal: ProposalView }) => {
  const text = useText({ sv, en }).form
  const router = useRouter()
  const toast = useToast()
  const [isOpen, setOpen] = useState(false)
  const discard = useAct(discardProposal, {
    onDone: () => {
      toast(text.discarded)
      void router.navigate({ to: `/arenden/${proposal.caseId}/beslut` })
    },
  })
  const { id: proposalId, version } = proposal
  return (
    <>
      <Button kind="bare" onPress={() => setOpen(true)}>
        {text.discard}
      </Button>
      <Dialog
        title={text.discard}
        kind="alert"
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button
              kind="danger"
              pending={discard.pending}
              onPress={() => discard.run({ proposalId, version })}
            >
              {text.discard}
            </Button>
            <Button onPress={() => setOpen(false)}>{text.keep}</Button>
          </>
        }
      >
        <p>{text.discardAsk}</p>
        {discard.fault && <ErrorState error={discard.fault} />}
      </Dialog>
    </>
  )
}

/** The proposal for those who may only read it: and for the one who signs, the very words. */
export const ProposalWords = ({ proposal }: { readonly proposal: ProposalView }) => {
  const { kinds, confirm, decision, bases, form } = useText({ sv, en })
  const format = useFormat()
  const { worker } = useSession()
  return (
    <>
      <h3>{kinds[proposal.kind]}</h3>
      <KeyFacts
        layout="grid"
        facts={[
          ...(proposal.interventionName === ''
            ? []
            : [[confirm.intervention, proposal.interventionName] as const]),
          ...(proposal.legalBasis === 'sol' ? [] : [[confirm.basis, bases[proposal.legalBasis]] as const]),
          ...(proposal.kinship === '' ? [] : [[confirm.kinship, proposal.kinship] as const]),
          ...(proposal.toldOn === null ? [] : [[form.toldOn, format.day(proposal.toldOn)] as const]),
          ...(proposal.toldNote === '' ? [] : [[form.toldNote, proposal.toldNote] as const]),
          ...(proposal.followUp
            ? [[confirm.followUp, form.followUpGiven(proposal.followUpOffer)] as const]
            : []),
          ...(proposal.ruleApplied === '' ? [] : [[confirm.rule, proposal.ruleApplied] as const]),
          // FL 31: who decides a matter of one's own presents it to nobody.
          ...(proposal.proposedById === worker.id
            ? []
            : [[decision.presented, proposal.proposedBy] as const]),
        ]}
      />
      <h3>{confirm.content}</h3>
      <Prose text={proposal.content} />
      <h3>{confirm.reasons}</h3>
      <Prose text={proposal.reasons} />
    </>
  )
}

/** The proposal as a form. A new version of it (a colleague's, or what was chosen in a conflict) draws it anew. */
export const ProposalForm = ({
  proposal,
  birthOn,
  isNext,
}: {
  readonly proposal: ProposalView
  readonly birthOn: Day | null
  readonly isNext: boolean
}) => {
  const text = useText({ sv, en }).form
  const refresh = useRefresh()
  const { id: proposalId, version } = proposal
  return (
    <Form
      key={version}
      schema={saveProposal.input}
      also={{ proposalId, version }}
      label={text.save}
      submit={text.save}
      submitKind={isNext ? 'primary' : 'quiet'}
      done={text.saved}
      actions={<Discard proposal={proposal} />}
      onSubmit={async (values, key) => {
        await call(saveProposal, values, key)
        await refresh(readProposal, readCaseDecisions)
      }}
      renderConflict={(fault, values) => (
        <ProposalConflict
          fault={fault}
          values={values}
          onSettled={() => refresh(readProposal, readCaseDecisions)}
        />
      )}
    >
      <ProposalFields proposal={proposal} birthOn={birthOn} />
    </Form>
  )
}

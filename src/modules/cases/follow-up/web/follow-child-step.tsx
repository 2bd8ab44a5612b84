import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { newKey } from '#web/call.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import type { CaseView } from '../../views.ts'
import { Opener } from '../../web/opener.tsx'
import { useCaseText, useSave } from '../../web/use-case.ts'
import { endChildFollowUp } from '../contract.ts'
import { chosenOutcomes } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Followed = NonNullable<CaseView['childFollowUp']>
type PartProps = { readonly view: CaseView; readonly one: Followed }

const EndForm = ({
  view,
  one,
  isNext,
  onClose,
}: PartProps & { readonly isNext: boolean; readonly onClose: () => void }) => {
  const text = useText({ sv, en })
  const { common } = useCaseText()
  const [version] = useState(one.version)
  return (
    <Form
      schema={endChildFollowUp.input}
      also={{ caseId: view.caseId, version }}
      label={text.end}
      submit={text.end}
      submitKind={isNext ? 'primary' : 'quiet'}
      actions={<Button onPress={onClose}>{common.cancel}</Button>}
      onSubmit={useSave(endChildFollowUp, onClose)}
    >
      <RadioGroup
        name="outcome"
        label={text.outcome}
        choices={chosenOutcomes.map((value) => ({
          value,
          label: text.outcomes[value],
          note: text.outcomeNotes[value],
        }))}
      />
      <TextArea name="summary" label={text.summary} rows={3} />
      <TextArea name="childView" label={text.childView} rows={3} />
    </Form>
  )
}

const Ended = ({ one }: Pick<PartProps, 'one'>) => {
  const text = useText({ sv, en })
  const format = useFormat()
  if (one.endedOn === null || one.outcome === null) return null
  return (
    <>
      <p>{text.ended(format.day(one.endedOn), text.outcomes[one.outcome])}</p>
      {one.summary !== '' && <p className="prose">{one.summary}</p>}
      {one.outcome === 'help_accepted' && (
        <p>
          <LinkButton to="/inflode/ny">{text.apply}</LinkButton>
        </p>
      )}
    </>
  )
}

const Running = ({ view, one }: PartProps) => {
  const text = useText({ sv, en })
  const format = useFormat()
  const today = useToday()
  const router = useRouter()
  const clock = view.clocks.find(
    ({ code, endedOn }) => code === 'followUpAfterInvestigation' && endedOn === null,
  )
  const isOver = clock !== undefined && clock.dueOn < today
  const isNext = view.next[0]?.step === 'follow_child'
  const write = () =>
    router.history.push(`/journal/${view.child.id}/${newKey()}?slag=talk_with_child&arende=${view.caseId}`)
  return (
    <>
      {isOver ? (
        <Notice kind="warn">{text.over}</Notice>
      ) : (
        <p className="soft">
          {text.lead} {text.unverified}
        </p>
      )}
      <p>{one.talkedOn === null ? text.notTalked : text.talked(format.day(one.talkedOn))}</p>
      <div className="cluster">
        {view.can.work && !isOver && (
          <Button icon="pen" kind={isNext && one.talkedOn === null ? 'primary' : 'quiet'} onPress={write}>
            {text.talk}
          </Button>
        )}
        <LinkButton to={`/beslut/${one.decisionId}`}>{text.decision}</LinkButton>
      </div>
      {view.can.work && (
        <Opener label={text.end} isOpen={isOver}>
          {(close) => (
            <EndForm view={view} one={one} isNext={isOver || one.talkedOn !== null} onClose={close} />
          )}
        </Opener>
      )}
    </>
  )
}

/** SoL 23:1–5: contacts and talks without consent, for six months at most; then the case is closed or help begins. */
export const FollowChildStep = ({ view }: { readonly view: CaseView }) => {
  const one = view.childFollowUp
  if (one === null) return null
  return one.endedOn === null ? <Running view={view} one={one} /> : <Ended one={one} />
}

import { call } from '#web/call.ts'
import { useRefresh } from '#web/query.ts'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { readTalk, setDuties, type TalkView } from '../talks/contract.ts'
import { useWorkloadText } from './use-words.ts'

/** What cases do not show: folded away, since it seldom changes. */
export const DutiesForm = ({ talk }: { readonly talk: TalkView }) => {
  const { talk: text } = useWorkloadText()
  const refresh = useRefresh()
  const amount = (kind: TalkView['duties'][number]['kind']): number =>
    talk.duties.filter((duty) => duty.kind === kind).reduce((sum, duty) => sum + duty.amount, 0)
  return (
    <Disclosure title={text.beside}>
      <p>{text.besideLead}</p>
      <Form
        schema={setDuties.input}
        also={{ workerId: talk.worker.id }}
        submit={text.saveBeside}
        submitKind="quiet"
        done={text.besideSaved}
        onSubmit={async (values, key) => {
          await call(setDuties, values, key)
          await refresh(readTalk)
        }}
      >
        <div className="figures">
          <TextField
            name="mentee"
            kind="number"
            width={5}
            label={text.mentee}
            defaultValue={amount('mentee')}
          />
          <TextField
            name="student"
            kind="number"
            width={5}
            label={text.student}
            defaultValue={amount('student')}
          />
          <TextField
            name="trainer"
            kind="number"
            width={5}
            label={text.trainer}
            defaultValue={amount('trainer')}
          />
          <TextField
            name="agreedTime"
            kind="number"
            width={5}
            label={text.agreedTime}
            hint={text.agreedHint}
            defaultValue={amount('agreed_time')}
          />
        </div>
      </Form>
    </Disclosure>
  )
}

import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Form } from '#web/ui/form.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { en as boardEn } from '../../board/text.en.ts'
import { sv as boardSv } from '../../board/text.sv.ts'
import { readDecision, type ShownDecision } from '../../contract.ts'
import { en } from '../../text.en.ts'
import { sv } from '../../text.sv.ts'
import { correctDecision } from '../contract.ts'

/** FL 36: a slip of the pen is put right beside the decision. Folded: it is seldom needed. */
export const CorrectForm = ({ shown: { decision, corrections } }: { readonly shown: ShownDecision }) => {
  const { entered: text } = useText({ sv: boardSv, en: boardEn })
  const { decision: own } = useText({ sv, en })
  const refresh = useRefresh()
  return (
    <Disclosure key={corrections.length} title={`${text.correct} (FL 36 §)`}>
      <p className="soft">{own.correctLead}</p>
      <Form
        schema={correctDecision.input.omit({ id: true })}
        also={{ decisionId: decision.id }}
        label={text.correct}
        submit={text.saveCorrection}
        submitKind="quiet"
        done={text.corrected}
        onSubmit={async (values, key) => {
          await call(correctDecision, { ...values, id: key }, key)
          await refresh(readDecision)
        }}
      >
        <TextArea name="correction" label={text.correction} rows={2} />
        <TextArea name="reason" label={text.why} rows={2} />
      </Form>
    </Disclosure>
  )
}

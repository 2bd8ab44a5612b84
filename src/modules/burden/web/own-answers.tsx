import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { listAskedFields, type OwnAnswers, type OwnForm, type OwnShown } from '../own/contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** What was answered in own fields, with the labels of that day. */
export const OwnAnswersShown = ({ answers }: { readonly answers: readonly OwnShown[] }) => {
  const text = useText({ sv, en }).own
  if (answers.length === 0) return null
  const said = ({ kind, answer }: OwnShown): string =>
    kind === 'yes_no' ? (answer === 'yes' ? text.yes : text.no) : answer
  return <KeyFacts facts={answers.map((one) => [one.label, said(one)])} />
}

type ToLockProps = { readonly form: OwnForm; readonly answers: OwnAnswers }

/** The answers that are about to be locked, before anybody signs. */
export const OwnAnswersToLock = ({ form, answers }: ToLockProps) => {
  const { data = [] } = useCall(listAskedFields, { form })
  const given = data.flatMap(({ id: fieldId, label, kind }) => {
    const answer = (answers[fieldId] ?? '').trim()
    return answer === '' ? [] : [{ fieldId, label, kind, answer }]
  })
  return <OwnAnswersShown answers={given} />
}

import { CallError } from '#web/call.ts'
import { useBag } from '#web/offline/state.ts'
import { useLanguage } from '#web/language.ts'
import { faultWords } from '#web/ui/error-state.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { tellVisit } from '../contract.ts'
import type { sv } from '../text.sv.ts'
import { type Teller, useVisitText } from './use-visit.ts'

type Answers = typeof sv.answers
const isAnswer = (code: string, answers: Answers): code is keyof Answers => Object.hasOwn(answers, code)

/** What hinders an act on this page, in words. */
export const FaultLine = ({ fault }: { readonly fault: unknown }) => {
  const { answers } = useVisitText()
  const language = useLanguage()
  if (!fault) return null
  const said = faultWords(fault, language)
  const { code, issue } = partsOf(fault)
  return (
    <Notice kind="danger" isNews title={said.title}>
      {issue ?? (isAnswer(code, answers) ? answers[code] : said.advice)}
    </Notice>
  )
}

const partsOf = (fault: unknown): { readonly code: string; readonly issue: string | undefined } =>
  fault instanceof CallError
    ? { code: fault.code, issue: fault.issues[0]?.message }
    : { code: '', issue: undefined }

/** The order in which the four states are told: what needs somebody before what only waits. */
const order = ['needs_you', 'saved', 'sent', 'received'] as const

/** Where the taps of this meeting stand: in the outbox of this device, where it has a bag. */
export const useKept = (visitId: string) => {
  const own = useBag().waiting.filter(
    ({ route, input }) => route === tellVisit.name && input['visitId'] === visitId,
  )
  const states = own.map(({ state }) =>
    state === 'refused' ? 'sent' : state === 'handed_in' ? 'received' : state,
  )
  return { state: order.find((one) => states.includes(one)), own }
}

/** What went wrong with a tap, in words; and where the taps are. */
export const TellerLine = ({ teller, visitId }: { readonly teller: Teller; readonly visitId: string }) => {
  const text = useVisitText().hold
  const { state, own } = useKept(visitId)
  if (teller.fault) return <FaultLine fault={teller.fault} />
  if (state === 'needs_you')
    return (
      <Notice
        kind="danger"
        title={text.kept.needs_you}
        actions={<LinkButton to="/vaskan">{text.toBag}</LinkButton>}
      >
        {own.find((one) => one.state === 'needs_you')?.fault?.message}
      </Notice>
    )
  const said = teller.unsent > 1 ? text.unsent(teller.unsent) : state === undefined ? '' : text.kept[state]
  return (
    <p className="soft" role="status">
      {said}
    </p>
  )
}

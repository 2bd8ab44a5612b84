import { useFormat } from '#web/format.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import type { ConsentsView, HelpConsent } from '../contract.ts'
import { PersonRow } from './person-row.tsx'
import { useConsents, useConsentText } from './use-consents.ts'
import { WaysOut } from './ways-out.tsx'

const tones: Readonly<Record<HelpConsent['standing'], Tone>> = {
  not_needed: 'plain',
  complete: 'done',
  missing: 'warn',
  disagree: 'danger',
  withdrawn: 'danger',
  not_noted: 'plain',
}

/** What the standing means for what comes next. Never silent when help runs without consent. */
const NextStep = ({ help }: { readonly help: HelpConsent }) => {
  const text = useConsentText()
  const isRunning = help.startedOn !== null
  switch (help.standing) {
    case 'withdrawn':
      return (
        <Notice kind="danger" title={text.withdrawnTitle}>
          {isRunning ? text.withdrawnRunning : text.withdrawnBefore}
        </Notice>
      )
    case 'disagree':
      return (
        <Notice kind="warn">
          <p>{isRunning ? text.refusedRunning : text.disagreeBefore}</p>
          <p>{text.disagreeWays}</p>
        </Notice>
      )
    case 'missing':
      return isRunning ? <Notice kind="warn">{text.newBirthday}</Notice> : null
    case 'not_noted':
      return <p className="soft">{text.notNoted}</p>
    default:
      return null
  }
}

const Help = ({ view, help }: { readonly view: ConsentsView; readonly help: HelpConsent }) => {
  const text = useConsentText()
  const format = useFormat()
  const { caseId, openedOn, can } = view
  const isSettled =
    help.standing === 'complete' || help.standing === 'not_needed' || help.standing === 'not_noted'
  return (
    <Disclosure
      key={help.standing}
      isOpen={!isSettled}
      title={
        <span className="cluster">
          <span>{text.title}</span>
          <Badge tone={tones[help.standing]}>{text.standings[help.standing]}</Badge>
        </span>
      }
    >
      <div className="stack">
        <NextStep help={help} />
        <ul className="plain stack">
          {help.people.map((one) => (
            <PersonRow
              key={one.key}
              caseId={caseId}
              openedOn={openedOn}
              help={help}
              one={one}
              mayWork={can.work}
            />
          ))}
        </ul>
        <WaysOut caseId={caseId} openedOn={openedOn} help={help} mayWork={can.work} />
        {help.gate && <p className="soft">{text.gate(help.gate.age, format.day(help.gate.on))}</p>}
      </div>
    </Disclosure>
  )
}

/** SoL 21:1, FB 6:13: who must agree to this help and why, what is missing, and what the law offers then. */
export const ConsentPart = ({
  caseId,
  interventionId,
}: {
  readonly caseId: string
  readonly interventionId: string
}) => (
  <Loaded answer={useConsents(caseId)} lines={2}>
    {(view) => {
      const help = view.helps.find((one) => one.interventionId === interventionId)
      return help ? <Help key={help.standing} view={view} help={help} /> : null
    }}
  </Loaded>
)

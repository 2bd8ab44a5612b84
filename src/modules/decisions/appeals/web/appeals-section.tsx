import { useCall } from '#web/query.ts'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Section } from '#web/ui/section.tsx'
import { readAppeals } from '../contract.ts'
import { AppealCard } from './appeal-card.tsx'
import { RegisterForm } from './register-form.tsx'
import { useAppealText } from './use-appeal.tsx'

/** On the screen of a decision: who has appealed it, and where each appeal is. Nothing for what cannot be appealed. */
export const AppealsSection = ({
  decisionId,
  nextId,
}: {
  readonly decisionId: string
  /** The appeal whose next act is what the screen asks for; undefined when something else is. */
  readonly nextId: string | undefined
}) => {
  const { section: text } = useAppealText()
  const answer = useCall(readAppeals, { decisionId })
  return (
    <Loaded answer={answer} lines={2}>
      {(shown) =>
        shown.isAppealable && (
          <Section title={text.title}>
            <Protected level={shown.protection} />
            {shown.appeals.length === 0 && <p>{text.none}</p>}
            {shown.appeals.map((appeal) => (
              <AppealCard key={appeal.id} appeal={appeal} shown={shown} isNext={appeal.id === nextId} />
            ))}
            {shown.can.handle && (
              <Disclosure
                key={shown.appeals.length}
                title={shown.appeals.length === 0 ? text.open : text.more}
              >
                <RegisterForm decisionId={decisionId} shown={shown} />
              </Disclosure>
            )}
          </Section>
        )
      }
    </Loaded>
  )
}

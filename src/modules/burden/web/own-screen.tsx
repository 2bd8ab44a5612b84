import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Link } from '#web/ui/link.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { listOwnFields } from '../own/contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { OwnFieldCard } from './own-field-card.tsx'

/** The municipality's own fields: what is asked, and what has ended with what it cost. */
export const OwnScreen = () => {
  const { own: text } = useText({ sv, en })
  const answer = useCall(listOwnFields, {})
  return (
    <Page
      title={text.title}
      tab={text.title}
      lead={text.lead}
      above={<Link to="/uppgiftsborda">{text.back}</Link>}
      actions={
        answer.data?.can.configure === true && (
          <LinkButton to="/uppgiftsborda/egna-falt/nytt" kind="primary">
            {text.add}
          </LinkButton>
        )
      }
    >
      <Loaded answer={answer} lines={6}>
        {(view) => (
          <>
            <Section title={text.asked} count={view.asked.length}>
              {view.asked.length === 0 ? (
                <EmptyState title={text.noneAsked}>{text.noneAskedLead}</EmptyState>
              ) : (
                <ul className="plain stack">
                  {view.asked.map((field) => (
                    <OwnFieldCard key={field.id} field={field} view={view} />
                  ))}
                </ul>
              )}
            </Section>
            {view.ended.length > 0 && (
              <Section title={text.ended} count={view.ended.length}>
                <ul className="plain stack">
                  {view.ended.map((field) => (
                    <OwnFieldCard key={field.id} field={field} view={view} isEnded />
                  ))}
                </ul>
              </Section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

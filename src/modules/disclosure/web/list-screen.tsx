import { useState } from 'react'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { List } from '#web/ui/list.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { Row } from '#web/ui/row.tsx'
import { Section } from '#web/ui/section.tsx'
import { listDisclosures } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { StartDialog } from './start-dialog.tsx'

/** Everybody who has asked for papers of the child's file, and what came of it. */
export const ListScreen = ({ params: { childId = '' } }: ScreenProps) => {
  const { list: text, stages, outcomes, requesters } = useText({ sv, en })
  const format = useFormat()
  const answer = useCall(listDisclosures, { childId })
  const [isOpen, open] = useState(false)
  return (
    <Page
      title={text.title}
      tab={text.tab}
      lead={text.lead}
      above={answer.data && <Protected level={answer.data.child.protection} size="banner" />}
      actions={
        answer.data?.can.prepare === true && (
          <Button kind="primary" onPress={() => open(true)}>
            {text.open}
          </Button>
        )
      }
    >
      <Loaded answer={answer} lines={4}>
        {({ disclosures, people }) => (
          <>
            {disclosures.length === 0 ? (
              <EmptyState title={text.none}>{text.noneLead}</EmptyState>
            ) : (
              <Section title={text.all} count={disclosures.length}>
                <List label={text.all}>
                  {disclosures.map((one) => (
                    <Row
                      key={one.disclosureId}
                      to={`/utlamnande/${one.disclosureId}`}
                      title={text.row(one.requesterName, format.day(one.askedOn))}
                      what={requesters[one.requester]}
                      meta={
                        one.outcome === null
                          ? `${stages[one.stage]} · ${text.prepared(one.preparedBy)}`
                          : `${outcomes[one.outcome]} · ${text.decided(one.decidedBy)}`
                      }
                    />
                  ))}
                </List>
              </Section>
            )}
            {isOpen && <StartDialog childId={childId} people={people} onClose={() => open(false)} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

import { useProcessWords } from '#modules/clocks/web/process-card.tsx'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { List } from '#web/ui/list.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Row } from '#web/ui/row.tsx'
import { Section } from '#web/ui/section.tsx'
import { type DutyRow, listDuties } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const Duty = ({ row }: { readonly row: DutyRow }) => {
  const text = useText({ sv, en })
  const words = useProcessWords(row.kind)
  const format = useFormat()
  const state = words.state(row.state)
  return (
    <Row
      to={`/uppgifter/${row.dutyId}`}
      title={row.title}
      what={row.closedOn === null ? state : `${state} · ${text.closedOn(format.shortDay(row.closedOn))}`}
      meta={row.owner}
      risk={row.clock?.standing === 'late'}
      due={row.clock ? { on: row.clock.dueOn, rule: row.clock.paragraph } : undefined}
    />
  )
}

/** What the municipality itself must do in time: running ones with the latest first, then those that were closed. */
export const ListScreen = () => {
  const text = useText({ sv, en })
  const answer = useCall(listDuties, {})
  return (
    <Page
      title={text.title}
      tab={text.tab}
      lead={text.lead}
      actions={
        <LinkButton to="/uppgifter/ny" kind="primary">
          {text.open}
        </LinkButton>
      }
    >
      <Loaded answer={answer} lines={6}>
        {({ running, closed }) => (
          <>
            <Section title={text.running} count={running.length}>
              {running.length === 0 ? (
                <EmptyState title={text.none}>{text.noneLead}</EmptyState>
              ) : (
                <List label={text.running}>
                  {running.map((row) => (
                    <Duty key={row.dutyId} row={row} />
                  ))}
                </List>
              )}
            </Section>
            {closed.length > 0 && (
              <Section title={text.closed} count={closed.length}>
                <List label={text.closed}>
                  {closed.map((row) => (
                    <Duty key={row.dutyId} row={row} />
                  ))}
                </List>
              </Section>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

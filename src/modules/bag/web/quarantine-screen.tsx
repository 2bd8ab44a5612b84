import type { z } from 'zod'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { List } from '#web/ui/list.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Row } from '#web/ui/row.tsx'
import { Section } from '#web/ui/section.tsx'
import { listQuarantine } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Rows = z.output<(typeof listQuarantine)['reply']>

const Rows = ({ label, rows }: { readonly label: string; readonly rows: Rows }) => {
  const text = useText({ sv, en }).quarantine
  const format = useFormat()
  return (
    <List label={label}>
      {rows.map((one) => (
        <Row
          key={one.id}
          to={`/vaskan/karantan/${one.id}`}
          title={one.childName === '' ? text.unknownChild : one.childName}
          protection={one.protection}
          what={one.thrown ? text.thrownBy(one.thrown.by) : text.reasons[one.reason]}
          meta={
            one.thrown
              ? text.keptUntil(format.moment(one.thrown.keptUntil))
              : `${text.from(one.worker)} · ${text.claimed(format.moment(one.claimedAt))}`
          }
        />
      ))}
    </List>
  )
}

/**
 * Words of colleagues that the ordinary way refused, oldest first: each waits for somebody who leads the unit. Below, what was
 * removed and can still be taken back.
 */
export const Screen = () => {
  const text = useText({ sv, en }).quarantine
  const answer = useCall(listQuarantine, {})
  return (
    <Page title={text.title} tab={text.tab} lead={text.lead}>
      <Loaded answer={answer} lines={4}>
        {(all) => {
          const waiting = all.filter((one) => one.thrown === null)
          const thrown = all.filter((one) => one.thrown !== null)
          return (
            <>
              {waiting.length === 0 ? (
                <EmptyState title={text.none}>{text.noneLead}</EmptyState>
              ) : (
                <Rows label={text.title} rows={waiting} />
              )}
              {thrown.length > 0 && (
                <Section title={text.thrownTitle} count={thrown.length} lead={text.thrownLead}>
                  <Rows label={text.thrownTitle} rows={thrown} />
                </Section>
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}

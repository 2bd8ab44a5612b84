import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { List } from '#web/ui/list.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Row } from '#web/ui/row.tsx'
import { listQuarantine } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** Words of colleagues that the ordinary way refused, oldest first: each waits for somebody who leads the unit. */
export const Screen = () => {
  const text = useText({ sv, en }).quarantine
  const format = useFormat()
  const answer = useCall(listQuarantine, {})
  return (
    <Page title={text.title} tab={text.tab} lead={text.lead}>
      <Loaded answer={answer} lines={4}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={text.none}>{text.noneLead}</EmptyState>
          ) : (
            <List label={text.title}>
              {rows.map((one) => (
                <Row
                  key={one.id}
                  to={`/vaskan/karantan/${one.id}`}
                  title={one.childName === '' ? text.unknownChild : one.childName}
                  protection={one.protection}
                  what={text.reasons[one.reason]}
                  meta={`${text.from(one.worker)} · ${text.claimed(format.moment(one.claimedAt))}`}
                />
              ))}
            </List>
          )
        }
      </Loaded>
    </Page>
  )
}

import { decisionKindNames } from '#modules/organisation/contract.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { List } from '#web/ui/list.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Row } from '#web/ui/row.tsx'
import { listOpenAppeals } from '../contract.ts'
import { useAppealText } from './use-appeal.tsx'

/** What has been appealed and is not settled, for those who lead: what lies with us first. */
export const Screen = () => {
  const { list: text, stages } = useAppealText()
  const { kinds } = useText({ sv: { kinds: decisionKindNames.sv }, en: { kinds: decisionKindNames.en } })
  const format = useFormat()
  const answer = useCall(listOpenAppeals, {})
  return (
    <Page title={text.title} tab={text.title} lead={text.lead}>
      <Loaded answer={answer}>
        {({ appeals }) =>
          appeals.length === 0 ? (
            <EmptyState title={text.none}>{text.noneLead}</EmptyState>
          ) : (
            <List label={text.label}>
              {appeals.map((appeal) => (
                <Row
                  key={appeal.id}
                  to={`/beslut/${appeal.decisionId}`}
                  title={appeal.childName}
                  protection={appeal.protection}
                  what={`${kinds[appeal.kind]}. ${stages[appeal.stage]}`}
                  meta={
                    appeal.court === ''
                      ? `${appeal.caseNumber} · ${text.arrived(format.day(appeal.arrivedOn))}`
                      : `${appeal.caseNumber} · ${appeal.court}`
                  }
                  due={appeal.sendBy === null ? undefined : { on: appeal.sendBy, rule: text.rule }}
                />
              ))}
            </List>
          )
        }
      </Loaded>
    </Page>
  )
}

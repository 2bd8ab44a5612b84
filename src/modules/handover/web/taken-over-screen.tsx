import './handover.css'
import type { ReactNode } from 'react'
import { en as clocksEn } from '#modules/clocks/text.en.ts'
import { sv as clocksSv } from '#modules/clocks/text.sv.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { List } from '#web/ui/list.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Row } from '#web/ui/row.tsx'
import { Section } from '#web/ui/section.tsx'
import { readTakenOver, type TakenOverView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const useTaken = () => useText({ sv, en }).taken

/** What is most pressing, then what one needs to know before the first call: when the child was last met, and whom to ask. */
const What = ({ one }: { readonly one: TakenOverView }): ReactNode => {
  const text = useTaken()
  const format = useFormat()
  const clocks = useText({ sv: clocksSv, en: clocksEn }).clocks
  const [late] = one.late
  const met = [
    one.talkedOn === null ? text.notTalked : text.talked(format.day(one.talkedOn)),
    one.visitedOn === null ? text.notVisited : text.visited(format.day(one.visitedOn)),
  ].join(', ')
  const from = [
    one.canBeAsked ? `${text.from(one.from)}, ${text.canBeAsked}` : text.from(one.from),
    ...(one.beside === '' ? [] : [text.beside(one.beside)]),
  ].join(', ')
  return (
    <>
      <span>
        {late
          ? `${clocks[late.code].name}${one.late.length > 1 ? `, ${text.moreLate(one.late.length - 1)}` : ''}`
          : one.next
            ? clocks[one.next.code].name
            : text.nothingNext}
      </span>
      {one.childId !== null && <span className="soft">{met}</span>}
      <span className="soft">{from}</span>
    </>
  )
}

const Rows = ({ label, rows }: { readonly label: string; readonly rows: readonly TakenOverView[] }) => {
  const { taken: text, plan } = useText({ sv, en })
  return (
    <List label={label}>
      {rows.map((one) => {
        const due = one.late[0] ?? one.next
        return (
          <Row
            key={one.matterId}
            to={one.href}
            title={one.childName === '' ? plan.unknown : one.childName}
            what={
              <span className="taken">
                <What one={one} />
              </span>
            }
            meta={text.parts[one.part]}
            risk={one.late.length > 0}
            isNew={!one.isRead}
            protection={one.protection}
            {...(due ? { due: { on: due.dueOn, rule: due.paragraph } } : {})}
          />
        )
      })}
    </List>
  )
}

/** What I have taken over, what is late first. Nobody ticks anything off: opening a case is reading it. */
export const Screen = () => {
  const text = useTaken()
  const answer = useCall(readTakenOver, {})
  const rows = answer.data?.rows ?? []
  const unread = rows.filter((one) => !one.isRead)
  const read = rows.filter((one) => one.isRead)
  return (
    <Page
      title={text.title}
      tab={text.tab}
      lead={
        answer.data && rows.length > 0 ? `${text.lead(rows.length, unread.length)} ${text.order}` : undefined
      }
    >
      <Loaded answer={answer} lines={10}>
        {() => (
          <>
            {rows.length === 0 && <EmptyState title={text.none} />}
            {unread.length > 0 && (
              <Section title={text.unread} count={unread.length}>
                <Rows label={text.unread} rows={unread} />
              </Section>
            )}
            {read.length > 0 && (
              <Disclosure title={`${text.read} (${read.length})`} isOpen={unread.length === 0}>
                <Rows label={text.read} rows={read} />
              </Disclosure>
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

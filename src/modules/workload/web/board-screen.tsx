import { useState } from 'react'
import { useFormat } from '#web/format.ts'
import { useCall } from '#web/query.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Link } from '#web/ui/link.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { List } from '#web/ui/list.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Row } from '#web/ui/row.tsx'
import { Section } from '#web/ui/section.tsx'
import { Select } from '#web/ui/select.tsx'
import { Table } from '#web/ui/table.tsx'
import { type BoardView, readWorkloadBoard } from '../contract.ts'
import { SampleNotice } from './load-section.tsx'
import { TrySection } from './try-section.tsx'
import { useWorkloadText } from './use-words.ts'
import './workload.css'

const Facts = ({ board }: { readonly board: BoardView }) => {
  const { board: text } = useWorkloadText()
  return (
    <KeyFacts
      layout="grid"
      facts={[
        [
          text.free,
          board.freeInvestigations === null ? text.tooFew : text.freeText(board.freeInvestigations),
        ],
        [
          text.whole,
          board.isStretched === null ? text.tooFew : board.isStretched ? text.stretched : text.notStretched,
        ],
        [text.talks, text.talksText(board.talks.held, board.talks.of)],
      ]}
    />
  )
}

const Waiting = ({ waiting }: Pick<BoardView, 'waiting'>) => {
  const { board: text, kinds } = useWorkloadText()
  const format = useFormat()
  return (
    <Section title={text.waiting} lead={text.waitingLead} count={waiting.length}>
      {waiting.length === 0 ? (
        <EmptyState title={text.nothingWaits} />
      ) : (
        <List label={text.waiting}>
          {waiting.map((one) => (
            <Row
              key={one.matterId}
              to={one.href}
              title={`${kinds[one.kind]} ${one.number}`.trim()}
              what={one.why === 'away' ? text.away(one.owner) : text.manager(one.owner)}
              meta={text.since(format.day(one.since))}
            />
          ))}
        </List>
      )}
    </Section>
  )
}

/** By name, always: nobody is ranked, and there is no figure about anybody here. */
const People = ({ board }: { readonly board: BoardView }) => {
  const { board: text, months } = useWorkloadText()
  return (
    <Section title={text.workers} count={board.workers.length}>
      <Table
        caption={text.workers}
        items={board.workers}
        itemKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            label: text.name,
            render: (one) => (
              <>
                {one.name} <span className="soft">{one.title}</span>
              </>
            ),
          },
          {
            key: 'today',
            label: text.today,
            render: (one) => (
              <>
                {one.isAway ? text.isAway : text.isHere}{' '}
                {!one.mayOwnAlone && <span className="soft">{text.alone}</span>}
              </>
            ),
          },
          {
            key: 'talk',
            label: text.talk,
            render: (one) =>
              board.can.talk ? (
                <Link to={`/arbetstyngd/samtal/${one.id}`}>
                  {one.hasTalked ? text.see : text.hold}
                  <span className="hidden-visually">{` ${text.with(one.name)}`}</span>
                </Link>
              ) : one.hasTalked ? (
                months.held
              ) : (
                months.noneYet
              ),
          },
        ]}
      />
    </Section>
  )
}

/** What is free and what waits, before anything is handed out. */
export const Screen = () => {
  const { board: text } = useWorkloadText()
  const [unitId, setUnit] = useState<string>()
  const answer = useCall(readWorkloadBoard, unitId === undefined ? {} : { unitId })
  const { data } = answer
  return (
    <Page
      title={data ? text.title(data.unit) : text.tab}
      tab={text.tab}
      lead={text.lead}
      actions={<LinkButton to="/arbetstyngd/modell">{text.model}</LinkButton>}
    >
      {data && data.units.length > 1 && (
        <Select
          name="unit"
          label={text.choose}
          empty="none"
          value={data.unitId}
          choices={data.units.map((unit) => ({ value: unit.id, label: unit.name }))}
          onChange={setUnit}
        />
      )}
      <Loaded answer={answer} lines={8}>
        {(board) => (
          <>
            <Facts board={board} />
            <Waiting waiting={board.waiting} />
            {board.waiting.length > 0 && <TrySection key={board.unitId} board={board} />}
            <People board={board} />
            {board.isSample && <SampleNotice />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

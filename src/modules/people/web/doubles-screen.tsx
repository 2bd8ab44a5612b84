import { listDoubles } from '#modules/people/merge/contract.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Link } from '#web/ui/link.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { PersonWords } from './person-words.tsx'

/** Suspected doubles, and the merges that wait or may be undone. */
export const Screen = () => {
  const text = useText({ sv, en }).doubles
  const format = useFormat()
  const answer = useCall(listDoubles, {})
  return (
    <Page title={text.title} tab={text.tab} lead={text.lead}>
      <Loaded answer={answer}>
        {({ suspected, merges }) => (
          <>
            <Section title={text.suspected} count={suspected.length}>
              {suspected.length === 0 ? (
                <EmptyState title={text.none}>{text.noneLead}</EmptyState>
              ) : (
                <Table
                  caption={text.suspected}
                  items={suspected}
                  itemKey={({ one, other }) => `${one.id}-${other.id}`}
                  columns={[
                    { key: 'one', label: text.keep, render: ({ one }) => <PersonWords person={one} /> },
                    { key: 'other', label: text.goes, render: ({ other }) => <PersonWords person={other} /> },
                    { key: 'why', label: text.reasonShort, render: ({ why }) => text.why[why] },
                    {
                      key: 'act',
                      label: text.compare,
                      render: ({ one, other }) => (
                        <LinkButton to={`/personer/jamfor/${one.id}/${other.id}`}>{text.compare}</LinkButton>
                      ),
                    },
                  ]}
                />
              )}
            </Section>
            {merges.length > 0 && (
              <Section title={text.done} count={merges.length}>
                <ul className="plain stack">
                  {merges.map((merge) => (
                    <li key={merge.id} className="cluster">
                      <Link to={`/personer/sammanslagning/${merge.id}`}>
                        {text.into(merge.merged.name, merge.kept.name)}
                      </Link>
                      <Badge tone={merge.status === 'proposed' ? 'accent' : 'plain'}>
                        {text.statuses[merge.status]}
                      </Badge>
                      <span className="soft">
                        {text.proposedBy(merge.proposedBy, format.shortDay(merge.proposedOn))}
                      </span>
                    </li>
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

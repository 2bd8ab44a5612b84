import { useState } from 'react'
import type { PersonHit } from '#modules/people/contract.ts'
import { useText } from '#web/language.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Page } from '#web/ui/page.tsx'
import { Row } from '#web/ui/row.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { VisuallyHidden } from '#web/ui/visually-hidden.tsx'
import { List } from '#web/ui/list.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { HitWords, stampOf, useHitWords } from './hit-words.tsx'
import { takeHandedOver } from './search-command.ts'
import { usePersonSearch } from './use-person-search.ts'

const HitRow = ({ hit }: { readonly hit: PersonHit }) => {
  const words = useHitWords()
  if (hit.isOpenable)
    return (
      <Row
        to={`/personer/${hit.id}`}
        title={hit.name}
        meta={words.note(hit)}
        protection={hit.isProtected ? stampOf(hit) : 'none'}
      />
    )
  return (
    <li className="row">
      <span className="row-mark" />
      <span className="row-title cluster">
        <HitWords hit={hit} />
      </span>
    </li>
  )
}

/** Name or number and nothing else (SoLPuF 15 §). What is typed never stands in the address. */
export const Screen = () => {
  const text = useText({ sv, en }).search
  const [typed, setTyped] = useState(takeHandedOver)
  const { reply, error, isSearching, refetch } = usePersonSearch(typed)
  const status = isSearching ? text.searching : reply ? text.found(reply.hits.length, reply.hasMore) : ''
  return (
    <Page title={text.title} tab={text.tab}>
      <search>
        <TextField
          name="q"
          kind="search"
          label={text.field}
          hint={
            <>
              {text.hint} <span className="soft">{text.paragraph}</span>
            </>
          }
          value={typed}
          onChange={setTyped}
        />
      </search>
      <VisuallyHidden>
        <span role="status">{status}</span>
      </VisuallyHidden>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {reply && reply.hits.length > 0 && (
        <>
          <p className="soft">{status}</p>
          <List label={text.results}>
            {reply.hits.map((hit) => (
              <HitRow key={hit.id} hit={hit} />
            ))}
          </List>
          {reply.hasMore && <p className="soft">{text.more}</p>}
        </>
      )}
      {reply && reply.hits.length === 0 && (
        <EmptyState title={text.none}>
          {reply.askedBy === 'nothing' ? text.notAName : text.noneLead}
        </EmptyState>
      )}
    </Page>
  )
}

import { useRef, useState } from 'react'
import { useText } from '#web/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Section } from '#web/ui/section.tsx'
import type { DisclosureItem, DisclosureView } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { TestItem } from './test-item.tsx'

type ItemProps = {
  readonly view: DisclosureView
  readonly item: DisclosureItem
  readonly isOpen: boolean
  readonly onOpen: (isOpen: boolean) => void
}

/** One paper. Its button stays where it is, so that the focus comes back to it when the test is saved. */
const Item = ({ view, item, isOpen, onOpen }: ItemProps) => {
  const { test: text, judgements } = useText({ sv, en })
  const button = useRef<HTMLButtonElement>(null)
  const act = isOpen ? text.close : item.judged === null ? text.open : text.again
  return (
    <li className="disclosed-item">
      <h3>{item.title}</h3>
      <p className="cluster">
        <Badge tone={item.judged === null ? 'accent' : 'plain'}>
          {item.judged === null ? text.todo : judgements[item.judged]}
        </Badge>
        {view.can.prepare && (
          <Button ref={button} label={`${act}: ${item.title}`} onPress={() => onOpen(!isOpen)}>
            {act}
          </Button>
        )}
      </p>
      {item.reason !== '' && !isOpen && <p className="soft">{item.reason}</p>}
      {isOpen && (
        <TestItem
          view={view}
          item={item}
          onSaved={() => {
            onOpen(false)
            button.current?.focus()
          }}
        />
      )}
    </li>
  )
}

/** Every paper that was chosen, with what came of its test; one is open at a time. */
export const TestSection = ({ view }: { readonly view: DisclosureView }) => {
  const { test: text } = useText({ sv, en })
  const [openId, open] = useState<string>()
  const left = view.items.filter(({ judged }) => judged === null).length
  if (view.items.length === 0)
    return (
      <Section title={text.title}>
        <p>{text.none}</p>
      </Section>
    )
  return (
    <Section title={text.title} lead={view.can.prepare && text.lead} count={view.items.length}>
      <p aria-live="polite">{left === 0 ? text.allDone : text.left(left)}</p>
      <ul className="plain">
        {view.items.map((item) => (
          <Item
            key={item.disclosureItemId}
            view={view}
            item={item}
            isOpen={view.can.prepare && openId === item.disclosureItemId}
            onOpen={(isOpen) =>
              open((now) =>
                isOpen ? item.disclosureItemId : now === item.disclosureItemId ? undefined : now,
              )
            }
          />
        ))}
      </ul>
    </Section>
  )
}

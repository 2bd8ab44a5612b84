import { useState } from 'react'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Loaded } from '#web/ui/loaded.tsx'
import { Section } from '#web/ui/section.tsx'
import { Select } from '#web/ui/select.tsx'
import { type DisclosureView, previewDisclosure } from '../contract.ts'
import { requesters } from '../kinds.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { Pieces } from './masked-text.tsx'

/** As mother, father, child, court or reporter sees it. */
export const PreviewSection = ({ view }: { readonly view: DisclosureView }) => {
  const { preview: text, asWhom, paragraphs } = useText({ sv, en })
  const [as, setAs] = useState(view.requester)
  const answer = useCall(
    previewDisclosure,
    { disclosureId: view.disclosureId, as },
    { enabled: view.items.length > 0 },
  )
  if (view.items.length === 0) return null
  return (
    <Section title={text.title}>
      <Select
        name="as"
        label={text.as}
        empty="none"
        value={as}
        choices={requesters.map((value) => ({ value, label: asWhom[value] }))}
        onChange={(value) => setAs(requesters.find((one) => one === value) ?? as)}
      />
      <Loaded answer={answer} lines={6}>
        {({ items, isRequester, masked }) => (
          <>
            <p>{isRequester ? text.isRequester : text.isOther}</p>
            <p aria-live="polite">{text.masked(masked)}</p>
            {items.map((item) => (
              <article key={item.disclosureItemId} className="disclosed-item" aria-label={item.title}>
                <h3>{item.title}</h3>
                <Pieces
                  pieces={item.pieces}
                  nameOf={(ground) => paragraphs[ground]}
                  barOf={(paragraph) => text.bar(paragraph)}
                />
              </article>
            ))}
          </>
        )}
      </Loaded>
    </Section>
  )
}

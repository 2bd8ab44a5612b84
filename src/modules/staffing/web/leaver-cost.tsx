import { useState } from 'react'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Section } from '#web/ui/section.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import { type Assumptions, leaverCost, usualAssumptions } from '../rules/leaver-cost.ts'
import { en } from '../text-screens.en.ts'
import { sv } from '../text-screens.sv.ts'

const fields = Object.keys(usualAssumptions).filter(
  (key): key is keyof Assumptions => key in usualAssumptions,
)

const numberOf = (typed: string): number | undefined => {
  const text = typed.replaceAll(/[\s\u00a0]/g, '').replace(',', '.')
  return /^\d{1,9}(\.\d+)?$/.test(text) ? Number(text) : undefined
}

/** Every assumption stands beside the sum and can be changed: the sum is worth no more than they are. */
export const LeaverCost = ({ leavers }: { readonly leavers: number }) => {
  const { cost: text } = useText({ sv, en })
  const format = useFormat()
  const [typed, setTyped] = useState<Partial<Record<keyof Assumptions, string>>>({})
  const assumptions = { ...usualAssumptions }
  for (const field of fields) assumptions[field] = numberOf(typed[field] ?? '') ?? usualAssumptions[field]
  const cost = leaverCost(assumptions)
  const kronor = (sum: number): string => text.kronor(format.number(Math.round(sum / 100) * 100))
  return (
    <Section title={text.title} lead={text.lead}>
      <div aria-live="polite">
        <KeyFacts
          layout="grid"
          facts={(['windUp', 'recruit', 'introduce', 'trainIn', 'total'] as const).map((part) => [
            text.parts[part],
            kronor(cost[part]),
          ])}
        />
        {leavers > 0 && (
          <p>{text.leavers(leavers, format.number(Math.round((cost.total * leavers) / 10_000) * 10_000))}</p>
        )}
      </div>
      <Disclosure title={text.assumptions}>
        <div className="stack">
          {fields.map((field) => (
            <TextField
              key={field}
              name=""
              kind="number"
              width={8}
              label={text.fields[field]}
              value={typed[field] ?? String(usualAssumptions[field])}
              onChange={(value) => setTyped((old) => ({ ...old, [field]: value }))}
              {...(typed[field] !== undefined && numberOf(typed[field]) === undefined
                ? { fault: text.notANumber }
                : {})}
            />
          ))}
        </div>
      </Disclosure>
    </Section>
  )
}

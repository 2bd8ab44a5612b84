import { useText } from '#web/language.ts'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { Section } from '#web/ui/section.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

/** What each figure is: numerator, denominator, source and version. */
export const DefinitionCards = () => {
  const text = useText({ sv, en }).cards
  return (
    <Section title={text.title}>
      {Object.entries(text.list).map(([key, card]) => (
        <Disclosure key={key} title={card.name}>
          <KeyFacts
            facts={[
              [text.numerator, card.numerator],
              [text.denominator, card.denominator],
              [text.source, card.source],
            ]}
          />
          <p className="soft">{text.version}</p>
        </Disclosure>
      ))}
    </Section>
  )
}

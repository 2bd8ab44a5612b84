import { useText } from '../../language.ts'
import { Disclosure } from '../disclosure.tsx'
import { KeyFacts } from '../key-facts.tsx'
import { en } from './text.en.ts'
import { sv } from './text.sv.ts'

/** What a figure is: without it two figures of the same name cannot be told apart. */
export type Definition = {
  readonly name: string
  readonly version: string
  readonly numerator: string
  readonly denominator: string
  readonly population: string
  readonly period: string
  readonly source: string
  /** How many the figure rests on, as it shall be read. */
  readonly n: string
}

/** Opened from the figure it belongs to. On paper it stands open. */
export const DefinitionCard = ({ definition }: { readonly definition: Definition }) => {
  const text = useText({ sv, en }).definition
  return (
    <Disclosure title={text.title}>
      <KeyFacts
        layout="grid"
        facts={[
          [text.name, definition.name],
          [text.numerator, definition.numerator],
          [text.denominator, definition.denominator],
          [text.population, definition.population],
          [text.period, definition.period],
          [text.n, definition.n],
          [text.source, definition.source],
          [text.version, definition.version],
        ]}
      />
    </Disclosure>
  )
}

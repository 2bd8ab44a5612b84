import { en as homesEn } from '../../homes/text.en.ts'
import { sv as homesSv } from '../../homes/text.sv.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Section } from '#web/ui/section.tsx'
import { Timeline } from '#web/ui/timeline.tsx'
import type { PlacementView } from '../contract.ts'
import { usePlacementText } from './use-placement.ts'

/** Where the child has lived, who was its social worker, and what the care rested on. */
export const HistorySection = ({ view }: { readonly view: PlacementView }) => {
  const text = usePlacementText()
  const kinds = useText({ sv: homesSv, en: homesEn }).kinds
  const format = useFormat()
  const line = (on: PlacementView['startedOn'], words: string, reason: string) => (
    <li key={`${on} ${words}`}>
      {format.day(on)}: {words}
      {reason !== '' && <span className="soft"> – {reason}</span>}
    </li>
  )
  return (
    <Section title={text.history.title}>
      <Timeline
        label={text.history.label}
        items={view.stays.map((stay) => ({
          key: `${stay.fromOn} ${stay.homeId ?? ''} ${stay.untilOn ?? ''}`,
          at: stay.fromOn,
          when: format.day(stay.fromOn),
          title: `${stay.home === '' ? text.common.hiddenHome : stay.home}, ${kinds[stay.kind].toLowerCase()}`,
          by: text.why[stay.why],
          tone: stay.why === 'breakdown' || stay.why === 'emergency' ? 'weighty' : 'plain',
          children: stay.reason === '' ? undefined : stay.reason,
        }))}
      />
      {view.namedWorkers.length > 1 && (
        <Disclosure title={text.history.workers}>
          <ul className="plain stack">
            {view.namedWorkers.map((one) => line(one.fromOn, one.worker, one.reason))}
          </ul>
        </Disclosure>
      )}
      {view.bases.length > 1 && (
        <Disclosure title={text.history.bases}>
          <ul className="plain stack">
            {view.bases.map((one) => line(one.fromOn, text.bases[one.legalBasis], one.reason))}
          </ul>
        </Disclosure>
      )}
    </Section>
  )
}

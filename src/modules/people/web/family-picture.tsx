import './family-picture.css'
import { type CSSProperties, useEffect, useRef, useState } from 'react'
import { ageOn } from '#kernel/day.ts'
import type { PersonView } from '#modules/people/contract.ts'
import { useToday } from '#web/clock.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Link } from '#web/ui/link.tsx'
import { Protected } from '#web/ui/protected.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { type Box, familyMembers, layoutFamily, type Member } from './family-layout.ts'
import { stampOf } from './hit-words.tsx'

const useMemberWords = () => {
  const text = useText({ sv, en })
  const format = useFormat()
  const today = useToday()
  return {
    part: ({ part, relation }: Member): string => {
      if (part === 'self') return ''
      if (part === 'shared_both') return text.sharedSiblings
      if (part === 'shared_one') return text.sharedSibling
      if (part === 'child') return text.picture.child
      return relation?.custody ? `${text.kinds[part]}. ${text.custody[relation.custody]}` : text.kinds[part]
    },
    when: ({ person, relation }: Member): string => {
      const age =
        person.deadOn !== null
          ? text.dead(format.shortDay(person.deadOn))
          : person.birthOn === null
            ? ''
            : text.person.years(ageOn(person.birthOn, today))
      const until = relation?.untilOn ? text.picture.until(format.shortDay(relation.untilOn)) : ''
      return [age, until].filter(Boolean).join(', ')
    },
    name: ({ person }: Member): string => (person.name === '' ? text.unknownPerson : person.name),
  }
}

type PlacedStyle = CSSProperties & {
  readonly '--x': string
  readonly '--y': string
  readonly '--width': string
}

const placedAt = (box: Box, width: number): PlacedStyle => ({
  '--x': `${box.x}px`,
  '--y': `${box.y}px`,
  '--width': `${width}px`,
})

const Card = ({ box, width }: { readonly box: Box; readonly width: number }) => {
  const words = useMemberWords()
  const { member } = box
  const { person, place } = member
  const kind = `family-card family-${place}${member.isFormer ? ' family-former' : ''}${person.deadOn === null ? '' : ' family-dead'}`
  const part = words.part(member)
  const when = words.when(member)
  return (
    <li className={kind} style={placedAt(box, width)}>
      {place === 'self' || person.name === '' ? (
        <b className="family-name">{words.name(member)}</b>
      ) : (
        <span className="family-name">
          <Link to={`/personer/${person.id}`}>{words.name(member)}</Link>
        </span>
      )}
      {part !== '' && <span className="family-part">{part}</span>}
      {when !== '' && <span className="family-part figures">{when}</span>}
      {person.isProtected && <Protected level={stampOf(person)} />}
    </li>
  )
}

const useWidth = () => {
  const ref = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(640)
  useEffect(() => {
    const element = ref.current
    if (element === null) return undefined
    const watcher = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(1, Math.floor(entry.contentRect.width)))
    })
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  return { ref, width }
}

/**
 * The family in one picture: parents above, siblings beside, children below, family-home parents and the network apart. It is
 * a list, so that it is read aloud in the same order; where there is no room for a picture the list is what is seen.
 */
export const FamilyPicture = ({ person }: { readonly person: PersonView }) => {
  const text = useText({ sv, en })
  const { ref, width } = useWidth()
  const members = familyMembers(person)
  if (members.length < 2) return null
  const { boxes, lines, height, box } = layoutFamily(members, width)
  const ring = boxes.find((one) => one.member.place === 'around')
  return (
    <div ref={ref} className="family-picture">
      <div className="family-sheet" style={{ height }}>
        <svg className="family-lines" width={width} height={height} aria-hidden="true" focusable="false">
          {lines.map((line) => (
            <path key={line.key} d={line.path} className={`family-line family-line-${line.kind}`} />
          ))}
        </svg>
        <ul aria-label={text.person.picture}>
          {boxes.map((one) => (
            <Card key={one.member.key} box={one} width={box.width} />
          ))}
        </ul>
        {ring && (
          <span className="family-ring" style={placedAt(ring, width)} aria-hidden="true">
            {text.picture.around}
          </span>
        )}
      </div>
    </div>
  )
}

import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import type { HavingView } from '../contract.ts'
import { en } from '../text-screens.en.ts'
import { sv } from '../text-screens.sv.ts'
import type { Unit } from './unit-screen.tsx'

/** Those we have: who has an anniversary, who has had no talk, and everybody by name. */
export const Having = ({
  unit: { having },
  onTalk,
}: {
  readonly unit: Unit
  readonly onTalk: (one: HavingView) => void
}) => {
  const { unit: text, have } = useText({ sv, en })
  const format = useFormat()
  const years = (count: number): string => text.years(format.number(count, 1))
  const soon = having.filter(({ anniversary }) => anniversary !== null)
  const untalked = having.filter(({ lacksTalk }) => lacksTalk)
  return (
    <Section title={have.title} count={having.length}>
      {having.length === 0 && <EmptyState title={text.nobody} />}
      {soon.length > 0 && (
        <>
          <h3>{text.anniversaries}</h3>
          <ul>
            {soon.map(({ holderId, name, anniversary }) => (
              <li key={holderId}>
                {anniversary && text.anniversary(name, anniversary.years, format.day(anniversary.on))}
              </li>
            ))}
          </ul>
        </>
      )}
      {untalked.length > 0 && (
        <>
          <h3>{text.noTalk}</h3>
          <p className="soft">{text.noTalkLead}</p>
          <ul>
            {untalked.map((one) => (
              <li key={one.holderId}>
                <span className="cluster">
                  {one.name}
                  <Button kind="bare" label={`${text.talkHeld}: ${one.name}`} onPress={() => onTalk(one)}>
                    {text.talkHeld}
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {having.length > 0 && (
        <Table
          caption={have.title}
          items={having}
          itemKey={({ holderId }) => holderId}
          columns={[
            {
              key: 'name',
              label: text.name,
              render: ({ name, title, isOnLeave }) => (
                <>
                  {name} {isOnLeave && <Badge>{text.onLeave}</Badge>}
                  <div className="soft">{title}</div>
                </>
              ),
            },
            {
              key: 'started',
              label: text.started,
              render: (one) => (
                <>
                  {format.day(one.startedOn)} <span className="soft">{years(one.years)}</span>
                </>
              ),
            },
            {
              key: 'experience',
              label: text.experience,
              render: ({ experience }) => (experience === null ? '–' : years(experience)),
            },
            {
              key: 'talked',
              label: text.talked,
              render: ({ talkedOn }) => (talkedOn === null ? text.never : format.day(talkedOn)),
            },
          ]}
        />
      )}
    </Section>
  )
}

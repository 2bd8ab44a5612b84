import { useState } from 'react'
import type { z } from 'zod'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import type { ScreenProps } from '#web/screens.ts'
import { Button } from '#web/ui/button.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Page } from '#web/ui/page.tsx'
import { Section } from '#web/ui/section.tsx'
import { type HavingView, type OccupancyView, type PostView, readUnitPosts } from '../contract.ts'
import { en } from '../text-screens.en.ts'
import { sv } from '../text-screens.sv.ts'
import { useFigures } from './figures-text.ts'
import { Having } from './having.tsx'
import { Posts } from './posts.tsx'
import { NeedDialog, TalkDialog } from './unit-dialogs.tsx'
import { AddPostDialog, ChangeOccupancyDialog, ChangePostDialog, FillDialog } from './post-dialogs.tsx'

export type Unit = z.output<typeof readUnitPosts.reply>

export type Opened =
  | { readonly what: 'need' | 'add' }
  | { readonly talk: HavingView }
  | { readonly change: PostView }
  | { readonly fill: PostView }
  | { readonly occupancy: OccupancyView }

const OpenedDialog = ({
  opened,
  unit,
  onClose,
}: {
  readonly opened: Opened
  readonly unit: Unit
  readonly onClose: () => void
}) => {
  if ('talk' in opened) return <TalkDialog unitId={unit.id} one={opened.talk} onClose={onClose} />
  if ('change' in opened) return <ChangePostDialog post={opened.change} onClose={onClose} />
  if ('fill' in opened) return <FillDialog post={opened.fill} choices={unit.choices} onClose={onClose} />
  if ('occupancy' in opened) return <ChangeOccupancyDialog one={opened.occupancy} onClose={onClose} />
  if (opened.what === 'add') return <AddPostDialog unitId={unit.id} onClose={onClose} />
  return <NeedDialog unit={unit} onClose={onClose} />
}

/** What is empty, and whose money ends: after those who are here. */
const Lacking = ({ unit }: { readonly unit: Unit }) => {
  const { unit: text } = useText({ sv, en })
  const { percentOf } = useFigures()
  const format = useFormat()
  const vacant = unit.posts.filter(({ empty }) => empty > 0)
  const ending = unit.posts.filter(({ fundingEnds }) => fundingEnds)
  return (
    <Section title={text.lack} count={vacant.length + ending.length}>
      {vacant.length + ending.length === 0 && <p className="soft">{text.nothingLacks}</p>}
      <ul>
        {vacant.map((post) => (
          <li key={post.id}>{text.vacant(percentOf((post.empty / post.permille) * 1000), post.title)}</li>
        ))}
        {ending.map((post) => (
          <li key={`${post.id}-money`}>
            {text.funding(
              post.title,
              text.fundings[post.funding],
              format.day(post.fundingUntil ?? post.fromOn),
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

const Need = ({ unit, onChange }: { readonly unit: Unit; readonly onChange: () => void }) => {
  const { unit: text, units, hours, posts: many } = useText({ sv, en })
  const { posts, verdict, share } = useFigures()
  const format = useFormat()
  const { figures } = unit
  return (
    <Section title={text.need} actions={<Button onPress={onChange}>{text.changeNeed}</Button>}>
      <p>{verdict(figures)}</p>
      {unit.needFrom === null ? (
        <p className="soft">{text.noNeed}</p>
      ) : (
        <p className="soft">{text.needLead(unit.needSource, format.day(unit.needFrom))}</p>
      )}
      <KeyFacts
        layout="grid"
        facts={[
          [text.neededPosts, figures.needed === null ? '' : many(posts(figures.needed))],
          [units.available, many(posts(figures.available))],
          [units.reserve, figures.reserve === null ? '' : `${share(figures.reserve, 1)}\u00a0%`],
          [units.span, figures.span === null ? '' : format.number(figures.span, 1)],
          [
            units.supervision,
            figures.supervisionMinutes === null
              ? ''
              : hours(format.number(figures.supervisionMinutes / 60, 1)),
          ],
        ]}
      />
    </Section>
  )
}

const Whole = ({ unit }: { readonly unit: Unit }) => {
  const { alarm } = useText({ sv, en })
  const format = useFormat()
  const [opened, setOpened] = useState<Opened>()
  const { figures } = unit
  return (
    <>
      {figures.alarmOn !== null && (
        <Notice kind="warn" title={alarm.title(unit.name)}>
          {alarm.body(figures.resignations, format.day(figures.alarmOn))}
        </Notice>
      )}
      <Having unit={unit} onTalk={(talk) => setOpened({ talk })} />
      <Lacking unit={unit} />
      <Need unit={unit} onChange={() => setOpened({ what: 'need' })} />
      <Posts unit={unit} onOpen={setOpened} />
      {opened && <OpenedDialog opened={opened} unit={unit} onClose={() => setOpened(undefined)} />}
    </>
  )
}

/** One unit by name, for the manager who leads it and for who keeps the register. */
export const Screen = ({ params: { unitId = '' } }: ScreenProps) => {
  const text = useText({ sv, en })
  const answer = useCall(readUnitPosts, { unitId })
  return (
    <Loaded answer={answer} lines={12}>
      {(unit) => (
        <Page
          title={unit.name}
          tab={text.title}
          actions={<LinkButton to="/bemanning">{text.unit.back}</LinkButton>}
        >
          <Whole unit={unit} />
        </Page>
      )}
    </Loaded>
  )
}

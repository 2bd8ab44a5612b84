import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import type { OccupancyView, PostView } from '../contract.ts'
import { en } from '../text-screens.en.ts'
import { sv } from '../text-screens.sv.ts'
import { useFigures } from './figures-text.ts'
import type { Opened, Unit } from './unit-screen.tsx'

const Occupancy = ({ one, onOpen }: { readonly one: OccupancyView; readonly onOpen: () => void }) => {
  const { post: text, unit, percent } = useText({ sv, en })
  const { percentOf } = useFigures()
  const format = useFormat()
  const said = [
    unit.kinds[one.kind],
    percent(percentOf(one.permille)),
    one.lastOn === null
      ? text.since(format.day(one.fromOn))
      : text.span(format.day(one.fromOn), format.day(one.lastOn)),
    ...(one.covers === null ? [] : [text.coversWho(one.covers)]),
    ...(one.resignedOn === null ? [] : [text.resigned(format.day(one.resignedOn))]),
  ]
  return (
    <li>
      <Button kind="bare" label={`${text.change}: ${one.name}`} onPress={onOpen}>
        {one.name}
      </Button>
      <div className="soft">{said.join(', ')}</div>
    </li>
  )
}

const Holders = ({
  post,
  onOpen,
}: {
  readonly post: PostView
  readonly onOpen: (opened: Opened) => void
}) => {
  const { post: text } = useText({ sv, en })
  const earlier = post.occupancies.filter(({ isNow, lastOn }) => !isNow && lastOn !== null)
  return (
    <>
      <ul className="plain">
        {post.occupancies
          .filter((one) => !earlier.includes(one))
          .map((one) => (
            <Occupancy key={one.id} one={one} onOpen={() => onOpen({ occupancy: one })} />
          ))}
      </ul>
      {earlier.length > 0 && <span className="soft">{text.earlier(earlier.length)}</span>}
    </>
  )
}

/** Every post with who has it, and the acts on it. */
export const Posts = ({
  unit,
  onOpen,
}: {
  readonly unit: Unit
  readonly onOpen: (opened: Opened) => void
}) => {
  const { post: text, unit: words, percent } = useText({ sv, en })
  const { percentOf } = useFigures()
  const format = useFormat()
  return (
    <Section
      title={text.title}
      count={unit.posts.length}
      actions={<Button onPress={() => onOpen({ what: 'add' })}>{text.add}</Button>}
    >
      {unit.posts.length > 0 && (
        <Table
          caption={text.title}
          items={unit.posts}
          itemKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              label: text.name,
              render: (post) => (
                <>
                  {post.title}
                  <div className="soft">
                    {words.duties[post.duty]}
                    {post.number !== '' && `, ${text.number(post.number)}`}
                  </div>
                </>
              ),
            },
            {
              key: 'size',
              label: text.size,
              render: (post) => (
                <>
                  {percent(percentOf(post.permille))}{' '}
                  {post.empty > 0 && (
                    <Badge tone="warn">{text.empty(percentOf((post.empty / post.permille) * 1000))}</Badge>
                  )}
                </>
              ),
            },
            {
              key: 'paid',
              label: text.paid,
              render: (post) => (
                <>
                  {words.fundings[post.funding]}
                  {post.fundingUntil !== null && (
                    <div className={post.fundingEnds ? undefined : 'soft'}>
                      {text.ends(format.day(post.fundingUntil))}
                    </div>
                  )}
                </>
              ),
            },
            {
              key: 'holders',
              label: text.holders,
              render: (post) => <Holders post={post} onOpen={onOpen} />,
            },
            {
              key: 'acts',
              label: text.change,
              render: (post) => (
                <span className="cluster">
                  <Button kind="bare" label={text.fillFor(post.title)} onPress={() => onOpen({ fill: post })}>
                    {text.fill}
                  </Button>
                  <Button
                    kind="bare"
                    label={text.changeFor(post.title)}
                    onPress={() => onOpen({ change: post })}
                  >
                    {text.change}
                  </Button>
                </span>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}

import { useState } from 'react'
import { instant } from '#kernel/day.ts'
import type { ReplyOf } from '#kernel/route.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useAct, useCall } from '#web/query.ts'
import { useSession } from '#web/session.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Section } from '#web/ui/section.tsx'
import { Table } from '#web/ui/table.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { listOwnPasskeys, removePasskey } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { AddDialog } from './add-dialog.tsx'
import { canUse } from './ask-device.ts'

type Own = ReplyOf<typeof listOwnPasskeys>

/** The one way to add, or why there is none here. */
const Adding = ({ own, onAdd }: { readonly own: Own; readonly onAdd: () => void }) => {
  const { own: text } = useText({ sv, en })
  const { signInAt, demo } = useSession()
  if (own.mode === 'never' || !own.mayAddMore) return null
  if (!('PublicKeyCredential' in window)) return <p className="soft">{text.unable}</p>
  if (!canUse(own.rpId)) return <p className="soft">{text.otherHost(own.rpId)}</p>
  if (own.isByPasskey)
    return (
      <p>
        {text.needsProvider}{' '}
        {!demo && <a href={`${signInAt}&till=/inloggningar`}>{text.needsProviderAction}</a>}
      </p>
    )
  return (
    <div>
      <Button onPress={onAdd}>{text.add}</Button>
    </div>
  )
}

const List = ({ passkeys }: Pick<Own, 'passkeys'>) => {
  const { own: text } = useText({ sv, en })
  const format = useFormat()
  const say = useToast()
  const remove = useAct(removePasskey, {
    refresh: [listOwnPasskeys],
    onDone: () => say(text.removed),
  })
  return (
    <>
      {remove.fault && <ErrorState error={remove.fault} />}
      <Table
        caption={text.caption}
        items={passkeys}
        itemKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            label: text.name,
            render: ({ name, stands }) => (
              <span className="cluster">
                {name} {stands !== 'works' && <Badge tone="warn">{text.stands[stands]}</Badge>}
              </span>
            ),
          },
          {
            key: 'added',
            label: text.added,
            render: ({ addedAt, device }) => text.from(format.moment(instant(addedAt)), device),
          },
          {
            key: 'used',
            label: text.used,
            render: ({ lastUsedAt }) =>
              lastUsedAt === null ? text.notUsed : format.moment(instant(lastUsedAt)),
          },
          {
            key: 'remove',
            label: text.remove,
            render: ({ id, name }) => (
              <Button
                kind="bare"
                pending={remove.pending}
                label={text.removeNamed(name)}
                onPress={() => remove.run({ passkeyId: id })}
              >
                {text.remove}
              </Button>
            ),
          },
        ]}
      />
    </>
  )
}

/** One's passkeys on the page of one's sign-ins. Where the municipality takes none and one has none, it is not there. */
export const PasskeysSection = () => {
  const { own: text } = useText({ sv, en })
  const answer = useCall(listOwnPasskeys, {})
  const [isAdding, setAdding] = useState(false)
  if (answer.data?.mode === 'never' && answer.data.passkeys.length === 0) return null
  return (
    <Loaded answer={answer} lines={3}>
      {(own) => (
        <Section
          title={text.title}
          lead={`${text.modes[own.mode]} ${own.mode === 'never' ? '' : text.lasts(own.lastsDays)}`}
        >
          {own.passkeys.length > 0 ? <List passkeys={own.passkeys} /> : <p>{text.none}</p>}
          <Adding own={own} onAdd={() => setAdding(true)} />
          {isAdding && <AddDialog onClose={() => setAdding(false)} />}
        </Section>
      )}
    </Loaded>
  )
}

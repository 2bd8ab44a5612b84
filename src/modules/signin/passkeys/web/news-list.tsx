import { instant } from '#kernel/day.ts'
import type { ReplyOf } from '#kernel/route.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { queryClient, useAct } from '#web/query.ts'
import { sessionKey } from '#web/session.ts'
import { Button } from '#web/ui/button.tsx'
import { listOwnPasskeys, seePasskeyNews } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Own = ReplyOf<typeof listOwnPasskeys>

/** What has happened to one's passkeys, a sentence each. */
export const NewsList = ({ news }: Pick<Own, 'news'>) => {
  const { news: text } = useText({ sv, en })
  const format = useFormat()
  return news.map(({ passkeyId, kind, name, device, at, by }) => {
    const moment = format.moment(instant(at))
    return (
      <p key={`${passkeyId} ${kind}`}>
        {kind === 'added' ? text.added(name, moment, device) : text.removed(name, moment, by)}
      </p>
    )
  })
}

/** "I know of it", for whoever came through the provider. */
export const SeenButton = ({ isByPasskey }: Pick<Own, 'isByPasskey'>) => {
  const { news: text } = useText({ sv, en })
  const see = useAct(seePasskeyNews, {
    refresh: [listOwnPasskeys],
    onDone: () => void queryClient.invalidateQueries({ queryKey: sessionKey }),
  })
  if (isByPasskey) return <span className="soft">{text.seenLater}</span>
  return (
    <Button kind="quiet" pending={see.pending} onPress={() => see.run({})}>
      {text.seen}
    </Button>
  )
}

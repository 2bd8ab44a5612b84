import type { ReplyOf } from '#kernel/route.ts'
import { useFormat } from '#web/format.ts'
import { useText } from '#web/language.ts'
import { useAct, useCall } from '#web/query.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Loaded } from '#web/ui/loaded.tsx'
import { Page } from '#web/ui/page.tsx'
import { Table } from '#web/ui/table.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { PasskeysSection } from '../passkeys/web/passkeys-section.tsx'
import { endOtherSessions, endSessionOfOwn, listOwnSessions } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

type Own = ReplyOf<typeof listOwnSessions>['sessions'][number]

/** Where one is signed in now; the others can be ended, this one by signing out. */
export const Screen = () => {
  const { own: text } = useText({ sv, en })
  const format = useFormat()
  const say = useToast()
  const answer = useCall(listOwnSessions, {})
  const one = useAct(endSessionOfOwn, {
    refresh: [listOwnSessions],
    onDone: () => say(text.ended),
  })
  const others = useAct(endOtherSessions, {
    refresh: [listOwnSessions],
    onDone: ({ ended }) => say(text.endedOthers(ended)),
  })
  const deviceOf = ({ device }: Own): string => (device === '' ? text.unknownDevice : device)
  return (
    <Page title={text.title} tab={text.title} lead={text.lead}>
      {(one.fault ?? others.fault) && <ErrorState error={one.fault ?? others.fault} />}
      <Loaded answer={answer} lines={4}>
        {({ sessions }) => (
          <div className="stack">
            <Table
              caption={text.caption}
              items={sessions.toSorted((a, b) => Number(b.isThis) - Number(a.isThis))}
              itemKey={({ id }) => id}
              columns={[
                {
                  key: 'device',
                  label: text.device,
                  render: (session) => (
                    <span className="cluster">
                      {deviceOf(session)}
                      {session.isByPasskey && <span className="soft">{text.byPasskey}</span>}
                      {session.isThis && <Badge tone="accent">{text.here}</Badge>}
                    </span>
                  ),
                },
                { key: 'since', label: text.since, render: ({ startedAt }) => format.moment(startedAt) },
                { key: 'used', label: text.used, render: ({ seenAt }) => format.moment(seenAt) },
                {
                  key: 'end',
                  label: text.end,
                  render: (session) =>
                    session.isThis ? null : (
                      <Button
                        kind="bare"
                        pending={one.pending}
                        label={text.endNamed(deviceOf(session), format.moment(session.startedAt))}
                        onPress={() => one.run({ sessionId: session.id })}
                      >
                        {text.end}
                      </Button>
                    ),
                },
              ]}
            />
            {sessions.length > 1 && (
              <p>
                <Button pending={others.pending} onPress={() => others.run({})}>
                  {text.endOthers}
                </Button>
              </p>
            )}
            <p className="soft">{text.rules}</p>
          </div>
        )}
      </Loaded>
      <PasskeysSection />
    </Page>
  )
}

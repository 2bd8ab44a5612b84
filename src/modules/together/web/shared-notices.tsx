import { useText } from '#web/language.ts'
import { Button } from '#web/ui/button.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { useSession, useTogether } from './context.ts'

/** How a room calls a field, and where on the page it stands. */
export type NameField = (field: string) => { readonly name: string; readonly anchor: string }

type NamesProps = { readonly nameOf: NameField }

/** Who else has the text open, and where they write. */
export const PeopleHere = ({ nameOf }: NamesProps) => {
  const text = useText({ sv, en }).here
  const [people, closed] = [useTogether('people'), useTogether('closed')]
  if (closed) return null
  const places = new Map<string, Set<string>>()
  for (const { name, field } of people) {
    const where = field === '' ? '' : nameOf(field).name
    places.set(where, (places.get(where) ?? new Set()).add(name))
  }
  return (
    <p className="shared-people" role="status" aria-label={text.label}>
      {[...places].map(([where, names]) => text.writes([...names], where)).join('. ')}
    </p>
  )
}

/** What came together after a time apart: who wrote how much where, with the way to it. */
export const MergedNotice = ({ nameOf }: NamesProps) => {
  const text = useText({ sv, en }).merged
  const session = useSession()
  const merged = useTogether('merged')
  if (merged.length === 0) return null
  return (
    <Notice
      kind="done"
      isNews
      title={text.title}
      actions={<Button onPress={() => session.seen()}>{text.close}</Button>}
    >
      <ul className="plain stack">
        {merged.map(({ field, mine, theirs, removed }, at) => {
          const { name, anchor } = nameOf(field)
          const said = [
            ...theirs.map((one) => text.theirs(one.name, one.paragraphs, name)),
            ...(removed > 0 ? [text.removed(removed, name)] : []),
          ]
          return (
            <li key={`${at} ${field}`}>
              <a href={`#${anchor}`}>{said.join('. ')}</a> {text.while} {mine > 0 && text.mine(mine)}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}

/** The text can no longer be written in: why, and the words that were not sent, to be copied. */
export const ClosedNotice = ({ nameOf }: NamesProps) => {
  const text = useText({ sv, en }).closed
  const session = useSession()
  const toast = useToast()
  const closed = useTogether('closed')
  if (!closed) return null
  const unsent = closed.why === 'elsewhere' ? [] : session.replica.unsent()
  const copy = async (words: string): Promise<void> => {
    await navigator.clipboard.writeText(words)
    toast(text.copied)
  }
  return (
    <Notice kind={closed.why === 'elsewhere' ? 'warn' : 'danger'} isNews title={text[closed.why]}>
      {closed.why === 'refused' && closed.message !== '' && <p>{closed.message}</p>}
      {unsent.length > 0 && (
        <div className="stack">
          <p>{text.unsent}</p>
          {unsent.map(({ field, text: words }) => (
            <div key={field} className="stack">
              <p>
                <b>{nameOf(field).name}</b>
              </p>
              <p className="shared-unsent">{words.trim()}</p>
              <p>
                <Button onPress={() => void copy(words)}>{text.copy}</Button>
              </p>
            </div>
          ))}
        </div>
      )}
    </Notice>
  )
}

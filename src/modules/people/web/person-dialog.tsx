import { useEffect, useState } from 'react'
import {
  findDuplicates,
  type PersonBrief,
  type PersonHit,
  registerNewPerson,
  relationKinds,
  type RelationKind,
} from '#modules/people/contract.ts'
import { isDay } from '#kernel/day.ts'
import { call, newKey } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useCall } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Form } from '#web/ui/form.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { HitWords, useHitWords } from './hit-words.tsx'
import { ContactFields, type KnownFields, WhoFields } from './person-fields.tsx'

type PersonDialogProps = {
  /** What was typed in the search: becomes the name, or the number. */
  readonly typed: string
  readonly childId?: string | undefined
  readonly relation?: RelationKind | undefined
  readonly onDone: (person: PersonHit) => void
  readonly onClose: () => void
}

const fieldsFrom = (typed: string): KnownFields => {
  const words = typed.trim().split(/\s+/)
  const isNumber = /\d/.test(typed)
  return {
    givenName: isNumber ? '' : words.slice(0, Math.max(1, words.length - 1)).join(' '),
    familyName: isNumber || words.length < 2 ? '' : (words.at(-1) ?? ''),
    number: isNumber ? typed.trim() : '',
    birthOn: '',
    deadOn: '',
    certainty: '',
    protection: 'none',
  }
}

const hitOf = (person: PersonBrief): PersonHit => ({
  id: person.id,
  name: person.name,
  birthYear: person.birthOn?.slice(0, 4) ?? '',
  birthOn: person.birthOn,
  number: person.number,
  isProtected: person.isProtected,
  isOpenable: true,
  formerName: '',
  units: [],
})

const restMilliseconds = 400

const useDuplicates = ({ givenName, familyName, number, birthOn }: KnownFields) => {
  const day = isDay(birthOn) ? birthOn : null
  const words = JSON.stringify({ givenName, familyName, number, birthOn: day })
  const [asked, setAsked] = useState(words)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(words), restMilliseconds)
    return () => clearTimeout(timer)
  }, [words])
  const input = findDuplicates.input.safeParse(JSON.parse(asked))
  return useCall(findDuplicates, input.data ?? {}, { enabled: input.success }).data ?? []
}

/** Enters somebody new, and asks on the way whether the person is here already. */
export const PersonDialog = ({ typed, childId, relation, onDone, onClose }: PersonDialogProps) => {
  const all = useText({ sv, en })
  const text = all.dialog
  const words = useHitWords()
  const [id] = useState(newKey)
  const [known, setKnown] = useState(() => fieldsFrom(typed))
  const duplicates = useDuplicates(known)
  return (
    <Dialog title={text.title} isOpen width="wide" onClose={onClose}>
      <Form
        schema={registerNewPerson.input}
        also={relation && childId ? { id, relatedTo: { childId, kind: relation } } : { id }}
        submit={text.save}
        done={text.saved}
        actions={<Button onPress={onClose}>{text.cancel}</Button>}
        onSubmit={async (values, key) => onDone(hitOf(await call(registerNewPerson, values, key)))}
      >
        <WhoFields
          known={known}
          offersReserve
          onChange={(change) => setKnown((old) => ({ ...old, ...change }))}
        />
        {duplicates.length > 0 && (
          <Notice title={text.duplicates(duplicates.length)} isNews>
            <ul className="plain stack">
              {duplicates.map((hit) => (
                <li key={hit.id} className="cluster">
                  <HitWords hit={hit} />
                  <span className="soft">{text.why[hit.why]}</span>
                  <Button label={text.takeName(words.name(hit))} onPress={() => onDone(hit)}>
                    {text.use}
                  </Button>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        {childId && !relation && (
          <>
            <input type="hidden" name="relatedTo.childId" value={childId} />
            <RadioGroup
              name="relatedTo.kind"
              label={text.relation}
              choices={relationKinds
                .filter((kind) => kind !== 'other')
                .map((kind) => ({ value: kind, label: all.kinds[kind] }))}
            />
          </>
        )}
        <Disclosure title={text.contact}>
          <div className="stack">
            <ContactFields
              contact={{ address: '', phone: '', email: '' }}
              language=""
              needsInterpreter={false}
            />
          </div>
        </Disclosure>
      </Form>
    </Dialog>
  )
}

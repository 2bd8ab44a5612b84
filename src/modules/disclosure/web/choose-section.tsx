import { useState } from 'react'
import { useText } from '#web/language.ts'
import { useAct } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { CheckboxGroup } from '#web/ui/checkbox-group.tsx'
import { Section } from '#web/ui/section.tsx'
import { useToast } from '#web/ui/toast.tsx'
import { chooseDisclosed, type DisclosureView, previewDisclosure, readDisclosure } from '../contract.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'

const keyOf = ({ kind, sourceId }: { readonly kind: string; readonly sourceId: string }): string =>
  `${kind}.${sourceId}`

const atATime = 30

/** Which papers of the file. A long file is shown a piece at a time. */
export const ChooseSection = ({ view }: { readonly view: DisclosureView }) => {
  const { choose: text, kinds } = useText({ sv, en })
  const toast = useToast()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(view.sources.filter((one) => one.isChosen).map(keyOf)),
  )
  const [shown, setShown] = useState(atATime)
  const save = useAct(chooseDisclosed, {
    refresh: [readDisclosure, previewDisclosure],
    onDone: () => toast(text.done),
    onFault: (fault) => toast(fault.message, { kind: 'warn' }),
  })
  const mark = (key: string, isOn: boolean): void =>
    setChosen((old) => new Set(isOn ? [...old, key] : [...old].filter((one) => one !== key)))
  const { disclosureId, version, sources } = view
  const left = sources.length - shown
  return (
    <Section title={text.title} lead={text.lead}>
      {sources.length === 0 ? (
        <p>{text.none}</p>
      ) : (
        <>
          <CheckboxGroup
            name="sources"
            label={text.group}
            defaultValue={[...chosen]}
            onChange={mark}
            choices={sources
              .slice(0, shown)
              .map((one) => ({ value: keyOf(one), label: one.title, note: kinds[one.kind] }))}
          />
          {left > 0 && (
            <p>
              <Button kind="bare" onPress={() => setShown(shown + atATime)}>
                {text.more(Math.min(left, atATime))}
              </Button>
            </p>
          )}
          <p aria-live="polite">{text.chosen(chosen.size)}</p>
          <div>
            <Button
              pending={save.pending}
              onPress={() =>
                save.run({
                  disclosureId,
                  version,
                  sources: sources
                    .filter((one) => chosen.has(keyOf(one)))
                    .map(({ kind, sourceId }) => ({ kind, sourceId })),
                })
              }
            >
              {text.save}
            </Button>
          </div>
        </>
      )}
    </Section>
  )
}

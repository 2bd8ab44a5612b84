import { useState } from 'react'
import { call } from '#web/call.ts'
import { useText } from '#web/language.ts'
import { useRefresh } from '#web/query.ts'
import { Button } from '#web/ui/button.tsx'
import { Form } from '#web/ui/form.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { RadioGroup } from '#web/ui/radio-group.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { TextField } from '#web/ui/text-field.tsx'
import {
  type DisclosureItem,
  type DisclosureView,
  judgeDisclosed,
  previewDisclosure,
  readDisclosure,
} from '../contract.ts'
import { type Ground, grounds as allGrounds, judgements } from '../kinds.ts'
import { type MaskedRange, placesOfWords } from '../rules.ts'
import { en } from '../text.en.ts'
import { sv } from '../text.sv.ts'
import { Sentences, toggled } from './masked-text.tsx'

type MaskingProps = {
  readonly item: DisclosureItem
  readonly grounds: readonly Ground[]
  readonly masks: readonly MaskedRange[]
  readonly onChange: (masks: readonly MaskedRange[]) => void
}

/** Masks by keyboard or thumb: a sentence with one press, a name everywhere by writing it. */
const Masking = ({ item, grounds, masks, onChange }: MaskingProps) => {
  const { test: text, grounds: names } = useText({ sv, en })
  const [ground, setGround] = useState<Ground>('osl_26_1')
  const [words, setWords] = useState('')
  const [found, setFound] = useState<number>()
  const maskWords = (): void => {
    const places = placesOfWords(item.body, words)
    setFound(places.length)
    onChange([...masks, ...places.map((place) => ({ ...place, ground }))])
    if (places.length > 0) setWords('')
  }
  return (
    <>
      <Select
        name=""
        label={text.ground}
        empty="none"
        value={ground}
        choices={grounds.map((value) => ({ value, label: names[value] }))}
        onChange={(value) => setGround(allGrounds.find((one) => one === value) ?? ground)}
      />
      <TextField
        name=""
        label={text.words}
        hint={text.wordsHint}
        optional
        value={words}
        onChange={setWords}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          maskWords()
        }}
      />
      <p className="cluster">
        <Button onPress={maskWords} disabled={words.trim().length < 2}>
          {text.maskWords}
        </Button>
        <span aria-live="polite">{found === undefined ? '' : text.found(found)}</span>
      </p>
      {item.sealed.length > 0 && <p className="soft">{text.sealed(item.sealed.length)}</p>}
      <Sentences
        label={text.sentences}
        body={item.body}
        masks={masks}
        sealed={item.sealed}
        onToggle={(sentence) => onChange(toggled(masks, { ...sentence, ground }))}
      />
    </>
  )
}

/** The harm test of one paper: what is taken out, on what, and why. */
export const TestItem = ({
  view,
  item,
  onSaved,
}: {
  readonly view: DisclosureView
  readonly item: DisclosureItem
  readonly onSaved: () => void
}) => {
  const { test: text, judgements: words, grounds: names } = useText({ sv, en })
  const refresh = useRefresh()
  const [masks, setMasks] = useState<readonly MaskedRange[]>(
    item.judged === null ? item.proposals : item.masks,
  )
  const [judged, setJudged] = useState<string>(item.judged ?? (item.proposals.length > 0 ? 'masked' : 'open'))
  const sent = judged === 'masked' ? masks : []
  return (
    <div className="test-item">
      {item.hasChildWords && <Notice kind="warn">{text.childWords}</Notice>}
      <Form
        schema={judgeDisclosed.input}
        also={{
          disclosureId: view.disclosureId,
          disclosureItemId: item.disclosureItemId,
          version: view.version,
          masks: sent.map(({ from, until, ground }) => ({ from, until, ground })),
        }}
        submit={text.save}
        done={text.done}
        onSubmit={async (values, key) => {
          await call(judgeDisclosed, values, key)
          await refresh(readDisclosure, previewDisclosure)
          onSaved()
        }}
      >
        <RadioGroup
          name="judged"
          label={text.judged}
          value={judged}
          onChange={setJudged}
          choices={judgements.map((value) => ({ value, label: words[value] }))}
        />
        {judged === 'withheld' && (
          <Select
            name="ground"
            label={text.withheldGround}
            defaultValue={item.ground ?? 'osl_26_1'}
            choices={view.grounds.map((value) => ({ value, label: names[value] }))}
          />
        )}
        {judged === 'masked' && (
          <Masking item={item} grounds={view.grounds} masks={masks} onChange={setMasks} />
        )}
        {judged === 'open' && <p className="released-text">{item.body}</p>}
        <TextArea
          name="reason"
          label={text.reason}
          hint={text.reasonHint}
          defaultValue={item.reason}
          rows={3}
          max={5000}
          optional={judged === 'open'}
        />
      </Form>
    </div>
  )
}

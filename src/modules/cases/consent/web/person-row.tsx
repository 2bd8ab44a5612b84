import { useState } from 'react'
import type { Day } from '#kernel/day.ts'
import { useFormat } from '#web/format.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Protected } from '#web/ui/protected.tsx'
import {
  type AgreeingView,
  type ConsentForm,
  consentForms,
  type HelpConsent,
  type WordView,
} from '../contract.ts'
import { useConsentText } from './use-consents.ts'
import { WithdrawForm, WordForm } from './word-form.tsx'

const tones: Readonly<Record<AgreeingView['standing'], Tone>> = {
  agrees: 'done',
  not_asked: 'plain',
  refused: 'danger',
  withdrawn: 'danger',
  later: 'warn',
}

/** One word as it was noted. */
const Word = ({ word, isEarlier = false }: { readonly word: WordView; readonly isEarlier?: boolean }) => {
  const text = useConsentText()
  const format = useFormat()
  return (
    <div className="soft">
      {isEarlier && <span>{word.answer === 'agrees' ? text.saidYes : text.saidNo}. </span>}
      {text.given(text.forms[word.form], format.day(word.givenOn), word.notedBy)}{' '}
      {word.answer === 'agrees' && text.scope(word.scope)}
      {word.words !== '' && <p className="prose">{word.words}</p>}
      {word.withdrawnOn !== null && <p>{text.withdrawnOn(format.day(word.withdrawnOn))}</p>}
      {word.withdrawnWords !== '' && <p className="prose">{word.withdrawnWords}</p>}
    </div>
  )
}

type PersonRowProps = {
  readonly caseId: string
  readonly openedOn: Day
  readonly help: HelpConsent
  readonly one: AgreeingView
  readonly mayWork: boolean
}

type Opened = ConsentForm | 'no' | 'withdraw' | undefined

const Acts = ({ one, onOpen }: { readonly one: AgreeingView; readonly onOpen: (opened: Opened) => void }) => {
  const text = useConsentText()
  const hasAgreed = one.standing === 'agrees' || one.standing === 'later'
  return (
    <div className="cluster">
      {!hasAgreed &&
        consentForms.map((form) => (
          <Button key={form} label={text.of(text.yes[form], one.name)} onPress={() => onOpen(form)}>
            {text.yes[form]}
          </Button>
        ))}
      {hasAgreed ? (
        <Button kind="bare" label={text.of(text.withdraw.act, one.name)} onPress={() => onOpen('withdraw')}>
          {text.withdraw.act}
        </Button>
      ) : (
        <Button kind="bare" label={text.of(text.no, one.name)} onPress={() => onOpen('no')}>
          {text.no}
        </Button>
      )}
    </div>
  )
}

/** One who must or may agree: why, what was said, and a yes in two presses. */
export const PersonRow = ({ caseId, openedOn, help, one, mayWork }: PersonRowProps) => {
  const text = useConsentText()
  const [opened, setOpened] = useState<Opened>()
  const close = () => setOpened(undefined)
  const { word } = one
  const hidden = one.why === 'no_guardian' ? text.nobody : text.hiddenPerson
  const mayAct = mayWork && one.mayBeNoted && (one.need === 'must' || word !== null)
  return (
    <li className="stack">
      <div>
        <div className="cluster">
          <b>{one.name === '' ? hidden : one.name}</b>
          {one.name !== '' && <span className="soft">{text.parts[one.part]}</span>}
          <Protected level={one.protection} />
          {one.need === 'must' || word ? (
            <Badge tone={tones[one.standing]}>{text.words[one.standing]}</Badge>
          ) : (
            <span className="soft">{text.may}</span>
          )}
        </div>
        <div className={one.need === 'may' || one.standing === 'agrees' ? 'soft' : undefined}>
          {text.whys[one.why]} <span className="soft">{one.paragraph}</span>
        </div>
        {word && <Word word={word} />}
      </div>
      {one.earlier.length > 0 && (
        <Disclosure title={text.earlier}>
          {one.earlier.map((each) => (
            <Word key={each.id} word={each} isEarlier />
          ))}
        </Disclosure>
      )}
      {mayAct && opened === undefined && <Acts one={one} onOpen={setOpened} />}
      {opened === 'withdraw' && word && (
        <WithdrawForm caseId={caseId} word={word} name={one.name} onClose={close} />
      )}
      {opened !== undefined && opened !== 'withdraw' && (
        <WordForm
          key={opened}
          caseId={caseId}
          openedOn={openedOn}
          help={help}
          one={one}
          said={opened}
          onClose={close}
        />
      )}
    </li>
  )
}

import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { createProposal } from '#modules/decisions/contract.ts'
import { call, CallError, newKey } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { Button } from '#web/ui/button.tsx'
import { Disclosure } from '#web/ui/disclosure.tsx'
import { Due } from '#web/ui/due.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Form } from '#web/ui/form.tsx'
import { KeyFacts } from '#web/ui/key-facts.tsx'
import { LinkButton } from '#web/ui/link-button.tsx'
import { Section } from '#web/ui/section.tsx'
import { Select } from '#web/ui/select.tsx'
import { TextArea } from '#web/ui/text-area.tsx'
import { Opener } from '../../web/opener.tsx'
import { type PlacementView, proposeReview, saveReview } from '../contract.ts'
import { answersOf, gapsInReview, mostMonthsLonger, type ReviewKind } from '../rules/reviews.ts'
import { sv } from '../text.sv.ts'
import { usePlacementText, useSavePlacement } from './use-placement.ts'

type Review = PlacementView['reviews'][number]

/** What the board reads: always in Swedish, the language of the authority. */
const asReasons = (review: Review): string =>
  answersOf(review.kind, review.answers)
    .map(([key, words]) => `${sv.review.questions[key]}\n${words}`)
    .join('\n\n')

/** What the contacts since the last decision already say, so that nobody writes it twice. */
const knownAbout = (view: PlacementView, areaNames: Readonly<Record<string, string>>): string => {
  const last = view.reviews.find((one) => one.decidedOn !== null)?.decidedOn ?? view.startedOn
  return view.contacts
    .filter((contact) => contact.heldOn > last)
    .toReversed()
    .flatMap((contact) =>
      contact.areas.map(({ area, words }) => `${contact.heldOn} ${areaNames[area] ?? ''}: ${words}`),
    )
    .join('\n')
}

/** SoL 22:4: how much longer. A list hands on text; the contract takes a number. */
const MonthsField = ({ months }: { readonly months: number }) => {
  const text = usePlacementText().review
  const [chosen, choose] = useState(String(months))
  return (
    <>
      <p className="soft">{text.longerUnverified}</p>
      <input type="hidden" name="months" value={chosen} data-as="number" />
      <Select
        name=""
        label={text.months}
        hint={text.monthsHint}
        empty="none"
        value={chosen}
        onChange={choose}
        choices={Array.from({ length: mostMonthsLonger }, (_, at) => ({
          value: String(at + 1),
          label: text.monthsValue(at + 1),
        }))}
      />
    </>
  )
}

type ReviewFormProps = {
  readonly view: PlacementView
  readonly kind: ReviewKind
  readonly review: Review | undefined
  readonly onClose: () => void
}

const ReviewForm = ({ view, kind, review, onClose }: ReviewFormProps) => {
  const text = usePlacementText()
  const [version] = useState(review?.version ?? 0)
  // What the follow-up says is no särskilda skäl (SoL 22:4).
  const known = review || kind === 'extend_emergency_home' ? '' : knownAbout(view, sv.follow.areas)
  return (
    <Form
      schema={saveReview.input}
      also={{ placementId: view.id, kind, version }}
      submit={text.review.save}
      done={text.common.saved}
      label={text.review.kinds[kind]}
      actions={<Button onPress={onClose}>{text.common.cancel}</Button>}
      onSubmit={useSavePlacement(saveReview, onClose)}
    >
      <p className="soft">{text.review.lead}</p>
      {kind === 'extend_emergency_home' && <MonthsField months={review?.months ?? 1} />}
      {answersOf(kind, review?.answers ?? {}).map(([key, words], at) => (
        <TextArea
          key={key}
          name={`answers.${key}`}
          label={text.review.questions[key]}
          hint={at === 0 && known !== '' ? text.review.fromFollowUp : undefined}
          rows={3}
          defaultValue={words === '' && at === 0 ? known : words}
          optional
        />
      ))}
    </Form>
  )
}

/** Into a proposal of its own, which the board's agenda takes up. */
const Propose = ({ view, review }: { readonly view: PlacementView; readonly review: Review }) => {
  const text = usePlacementText().review
  const router = useRouter()
  const [isPending, setPending] = useState(false)
  const [fault, setFault] = useState<CallError>()
  const save = useSavePlacement(proposeReview)
  if (review.proposedAs !== null)
    return (
      <p className="cluster">
        <span>{text.proposed}</span>
        <LinkButton to={`/beslut/forslag/${review.proposedAs}`}>{text.toProposal}</LinkButton>
      </p>
    )
  if (gapsInReview(review.kind, review.answers, review.months).length > 0) return null
  const propose = async () => {
    const proposalId = newKey()
    setPending(true)
    try {
      await call(createProposal, {
        caseId: view.caseId,
        id: proposalId,
        kind: review.kind,
        content: review.months === null ? sv.review.content[review.kind] : sv.review.longer(review.months),
        reasons: asReasons(review),
      })
      await save({ placementId: view.id, kind: review.kind, proposalId, version: review.version }, newKey())
      await router.navigate({ to: `/beslut/forslag/${proposalId}` })
    } catch (thrown) {
      if (!(thrown instanceof CallError)) throw thrown
      setFault(thrown)
      setPending(false)
    }
  }
  return (
    <>
      <Button icon="right" pending={isPending} onPress={() => void propose()}>
        {text.propose}
      </Button>
      {fault && <ErrorState error={fault} />}
    </>
  )
}

const Answers = ({ review }: { readonly review: Review }) => {
  const text = usePlacementText().review
  return (
    <KeyFacts
      facts={answersOf(review.kind, review.answers).map(
        ([key, words]) =>
          [
            text.questions[key],
            <span key={key} className="prose">
              {words}
            </span>,
          ] as const,
      )}
    />
  )
}

type Wanted = PlacementView['reviewsToPrepare'][number]

const ToPrepare = ({ view, wanted }: { readonly view: PlacementView; readonly wanted: Wanted }) => {
  const text = usePlacementText().review
  const review = view.reviews.find((one) => one.kind === wanted.kind && one.decidedOn === null)
  return (
    <li className="stack">
      <span className="cluster">
        <b>{text.kinds[wanted.kind]}</b>
        <span className="soft">{wanted.paragraph}</span>
        {wanted.dueOn && <Due on={wanted.dueOn} rule={wanted.paragraph} />}
      </span>
      {view.can.work && (
        <>
          <Opener key={review?.version ?? 0} label={review ? text.goOn : text.write}>
            {(close) => <ReviewForm view={view} kind={wanted.kind} review={review} onClose={close} />}
          </Opener>
          {review && <Propose view={view} review={review} />}
        </>
      )}
    </li>
  )
}

/** SoL 22:13–14, LVU 13: what the board is to consider, and what it has decided. */
export const ReviewSection = ({ view }: { readonly view: PlacementView }) => {
  const { review: text, common } = usePlacementText()
  const format = useFormat()
  const decided = view.reviews.filter((one) => one.decidedOn !== null)
  if (view.reviewsToPrepare.length === 0 && decided.length === 0) return null
  return (
    <Section title={text.title}>
      <ul className="plain stack">
        {view.reviewsToPrepare.map((wanted) => (
          <ToPrepare key={wanted.kind} view={view} wanted={wanted} />
        ))}
      </ul>
      {decided.length > 0 && (
        <Disclosure title={text.earlier}>
          {decided.map((one) => (
            <Disclosure
              key={one.id}
              title={
                <span className="cluster">
                  <span>{text.kinds[one.kind]}</span>
                  <span className="soft">{one.decidedOn && text.decided(format.day(one.decidedOn))}</span>
                </span>
              }
            >
              {view.seesHome ? <Answers review={one} /> : <p className="soft">{common.hiddenWords}</p>}
            </Disclosure>
          ))}
        </Disclosure>
      )}
    </Section>
  )
}

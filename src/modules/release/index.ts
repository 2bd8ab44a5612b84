import { findHidden, type HiddenWord } from '#kernel/hidden-words.ts'
import { isReading } from '#kernel/route.ts'
import type { Ctx } from '#platform/context.ts'
import { beyondDenial } from '#platform/db/transaction.ts'
import type { FileReply } from '#platform/module.ts'
import { type DocumentData, metadataOf, renderDocument, textsOf } from '#platform/pdf/document.ts'
import { pass, type Released, StoppedAtTheGate } from '#platform/release.ts'
import { personBriefs } from '#modules/people/index.ts'
import type { WithKeys } from '#modules/sealed/index.ts'
import { hiddenPlacesOf, namesOf, peopleAround, touchedBy } from './people.ts'
import { sealedWordsOf } from './sealed-words.ts'
import { en } from './text.en.ts'
import { sv } from './text.sv.ts'

export type { Released } from '#platform/release.ts'

type Named = {
  /** Whom the file is about, besides those whom the request has logged. */
  readonly people?: readonly string[]
}

/**
 * What may not leave in any file about these people: what is sealed about them and about those around them, also about a relative
 * who is denied to the one who makes the file.
 */
export const hiddenWordsAbout = (ctx: WithKeys, ids: readonly string[]): Promise<readonly HiddenWord[]> =>
  beyondDenial(ctx.tx, async () => {
    const around = await peopleAround(ctx.tx, [...new Set(ids)])
    const [sealed, places] = [await sealedWordsOf(ctx, around), await hiddenPlacesOf(ctx.tx, around)]
    return [...sealed, ...places]
  })

/** The name only of whom the file is about: who else is near may not be known here. */
const whoIs = async (ctx: Ctx, personId: string, about: readonly string[]): Promise<string> => {
  const text = ctx.language === 'sv' ? sv : en
  return about.includes(personId)
    ? ((await personBriefs(ctx.tx, [personId])).get(personId)?.name ?? text.relative)
    : text.relative
}

const whatIs = (ctx: Ctx, field: string): string => {
  const { fields, otherField } = ctx.language === 'sv' ? sv : en
  return Object.entries(fields).find(([code]) => code === field)?.[1] ?? otherField
}

const stop = async (ctx: Ctx, { personId, field }: HiddenWord, about: readonly string[]): Promise<never> => {
  const kind = isReading(ctx.route) ? ('read' as const) : ('write' as const)
  throw new StoppedAtTheGate(
    { what: whatIs(ctx, field), who: await whoIs(ctx, personId, about) },
    {
      actor: ctx.actor,
      entries: [
        {
          action: ctx.route.name,
          kind,
          about: { type: 'person', id: personId },
          basis: `stopped at the release gate: ${field} (OSL 21:3, 26:1)`,
        },
      ],
    },
  )
}

/** Looks through texts that are about to leave; throws with a sentence that says what would have left about whom. */
const look = async (ctx: Ctx, texts: readonly string[], { people = [] }: Named): Promise<void> => {
  const { leaves } = ctx.route
  if (leaves === undefined) throw new Error(`${ctx.route.name} makes a file and does not say who gets it`)
  const about = [...new Set([...people, ...touchedBy(ctx)])]
  const lawful = leaves.lawfully?.field
  const words = [
    ...(await hiddenWordsAbout(ctx, about)).filter(({ field }) => field !== lawful),
    ...(leaves.names === 'nobody' ? await namesOf(ctx.tx, about) : []),
  ]
  // All of it as one text: a word may be cut by the end of a line or of a cell.
  const [found] = words.length === 0 ? [] : findHidden(texts.join('\n'), words)
  if (found) await stop(ctx, found.word, about)
}

/** The gate for a file that is text: a page, a calendar. Everything that leaves comes through here or through `releasePdf`. */
export const release = async (
  ctx: Ctx,
  file: FileReply & { readonly body: string },
  named: Named = {},
): Promise<Released> => {
  await look(ctx, [file.fileName ?? '', file.body], named)
  return pass(file)
}

/**
 * The gate for a document: its plain text is looked through, and the file is made anew of it, so that nothing else can be in
 * it. Then the bytes themselves, for what stands there in clear.
 */
export const releasePdf = async (
  ctx: Ctx,
  document: DocumentData,
  { fileName, ...named }: Named & { readonly fileName: string },
): Promise<Released> => {
  await look(ctx, [fileName, ...textsOf(document)], named)
  const body = await renderDocument(document)
  await look(ctx, [metadataOf(body)], named)
  return pass({ body, fileName })
}

/** A copy that was made before and is kept as it was: its text is looked through again, by what is hidden today. */
export const releaseAgain = async (
  ctx: Ctx,
  { body, fileName }: { readonly body: Buffer; readonly fileName: string },
  { texts, ...named }: Named & { readonly texts: readonly string[] },
): Promise<Released> => {
  await look(ctx, [fileName, ...texts, metadataOf(body)], named)
  return pass({ body, fileName })
}

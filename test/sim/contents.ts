import type { OfflineRegistry, PackedAbout, Packing } from '#kernel/offline.ts'
import { packing } from '#kernel/offline.ts'
import type { KeptReply } from '#modules/bag/core/contents.ts'
import { listNotes, listOwnDrafts, readDraft } from '#modules/journal/contract.ts'
import { assessmentText } from '../../src/modules/assessment/web/offline.ts'
import { readVisitBasis } from '../../src/modules/visits/contract.ts'
import { registry } from '../../src/web/offline/registry.ts'
import type { Ask } from './asking.ts'
import type { CaseOf } from './person.ts'

/** Of what the product packs, that which the simulated person works with: each reading is a message, and those cost time. */
export const packedOf = (
  { childId, caseId, deviceId }: PackedAbout,
  { visitId, investigationId }: CaseOf,
  hasText: boolean,
): Packing[] => [
  packing(readDraft, { childId, draftId: caseId }, { must: true }),
  packing(listNotes, { childId }),
  packing(readVisitBasis, { visitId }),
  ...(hasText ? [assessmentText.packing({ investigationId }, deviceId)] : []),
]

export const packedOfWorker: readonly Packing[] = [packing(listOwnDrafts, {})]

/** Readings one after another, and those that follow from them. */
export const fetchAll = async (ask: Ask, list: readonly Packing[]): Promise<KeptReply[]> => {
  const all: KeptReply[] = []
  for (const { route, input, next } of list) {
    const answer = await ask(route, input)
    if (answer.kind !== 'reply') continue
    all.push({ route: route.name, input: route.input.parse(input), reply: answer.reply })
    all.push(...(await fetchAll(ask, next(answer.reply))))
  }
  return all
}

/** What works without a network in the product; after an upgrade what an older version wrote may no longer fit. */
export const registryOf = (refuses: (input: unknown) => boolean): OfflineRegistry => ({
  ...registry,
  commands: registry.commands.map((one) => ({
    ...one,
    read: (raw) => (refuses(raw) ? undefined : one.read(raw)),
  })),
})

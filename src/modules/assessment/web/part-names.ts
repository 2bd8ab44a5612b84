import { lastSaveOf } from '#web/autosave.ts'

/** The parts that were opened on this page, by investigation: a screen that opens again waits for their last saves. */
const opened = new Map<string, Set<string>>()

export const partSaverName = (investigationId: string, partId: string): string => {
  const known = opened.get(investigationId) ?? new Set<string>()
  opened.set(investigationId, known.add(partId))
  return `${investigationId} ${partId}`
}

export const lastSavesOfParts = async (investigationId: string): Promise<void> => {
  const known = opened.get(investigationId) ?? new Set<string>()
  await Promise.all([...known].map((partId) => lastSaveOf(`${investigationId} ${partId}`)))
}

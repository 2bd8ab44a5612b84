import type { Clock } from '#platform/clock.ts'
import type { House } from '#platform/run.ts'

export const seedDemo = async (
  _house: House,
  _options: { readonly ownerUrl: string; readonly clock: Clock; readonly say: (text: string) => void },
): Promise<void> => {}

import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  bornIn: (year) => `born ${year}`,
  formerly: (name) => `formerly ${name}`,
  notOpenable: 'cannot be opened',
}

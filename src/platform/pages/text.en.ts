import type { TextOf } from '#kernel/text.ts'
import type { sv } from './text.sv.ts'

export const en: TextOf<typeof sv> = {
  label: 'About the service',
  protection: 'How we protect the information',
  accessibility: 'Accessibility',
}

import { missing, nowhere, type Visit } from './visits.ts'

/** The bag before anything is packed; what is in it needs a profile of its own (bag.test.ts). */
export const bagVisits = (): Readonly<Record<string, readonly Visit[]>> => ({
  '/vaskan': [
    { as: 'amira', to: '/vaskan', state: 'no bag on this device' },
    {
      as: 'amira',
      to: '/vaskan',
      state: 'passphrase too short',
      prepare: (page) => page.getByRole('button', { name: 'Gör väskan klar' }).click(),
    },
  ],
  '/vaskan/enheter': [{ as: 'amira', to: '/vaskan/enheter', state: 'no device' }],
  '/vaskan/enhetens': [{ as: 'hedda', to: '/vaskan/enhetens', state: 'nothing out' }],
  '/vaskan/karantan': [{ as: 'hedda', to: '/vaskan/karantan', state: 'nothing waits' }],
  '/vaskan/karantan/$quarantinedId': [missing('hedda', `/vaskan/karantan/${nowhere}`)],
})

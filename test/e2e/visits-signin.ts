import type { Visit } from './visits.ts'

/** The list of one's own sign-ins. */
export const signInVisits: Readonly<Record<string, readonly Visit[]>> = {
  '/inloggningar': [
    {
      state: 'another sign-in of the same person can be ended',
      as: 'amira',
      to: '/inloggningar',
      prepare: async (page) => {
        // From a browser of its own: this one's cookie stays.
        const other = await page.context().browser()?.newContext()
        await other?.request.post(new URL('/api/demo/session', page.url()).href, {
          data: { person: 'amira' },
        })
        await other?.close()
        await page.reload()
        await page.getByRole('button', { name: 'Avsluta alla andra' }).waitFor()
      },
    },
    // With passkeys, which take a host with a name: passkey.test.ts.
  ],
}

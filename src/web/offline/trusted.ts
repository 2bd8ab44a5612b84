const own = (address: string): string => {
  const { origin, pathname } = new URL(address, location.origin)
  if (origin !== location.origin || !(pathname === '/sw.js' || pathname.startsWith('/assets/')))
    throw new TypeError('not a script of our own')
  return pathname
}

// The one policy of Trusted Types that the server's header names: our own two scripts, and no other.
const policy = window.trustedTypes?.createPolicy('barntid', { createScriptURL: own })

/** An own script for a worker: the browser runs nothing that has not passed here. */
export const ownScript = (address: string): string => policy?.createScriptURL(address) ?? own(address)

import { ownScript } from './trusted.ts'

/** Registers the service worker of the built product. A newer one waits until all windows of the older are closed. */
export const installServiceWorker = async (): Promise<void> => {
  if (!('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register(ownScript('/sw.js'), { scope: '/', updateViaCache: 'none' })
  } catch (fault) {
    // Private windows and some policies forbid it, and in development there is none: then it works with a network alone.
    if (!(fault instanceof DOMException) && !(fault instanceof TypeError)) throw fault
  }
}

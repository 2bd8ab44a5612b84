/**
 * Where something is that was written on a device: on it, on its way, with the municipality, or refused and waiting for whoever
 * wrote it. Said with the same words wherever it is said, so that nobody has to learn them twice.
 */
export const stateWords = {
  sv: { saved: 'sparat på enheten', sent: 'skickat', received: 'mottaget', needs_you: 'behöver dig' },
  en: { saved: 'saved on the device', sent: 'sent', received: 'received', needs_you: 'needs you' },
}

/** A word as a sentence begins with it. */
export const atStart = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

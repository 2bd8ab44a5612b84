/** What a shared text may weigh and how fast it may come (trust.md 2.4). The client keeps to them, the server enforces them. */
export const mostUpdateBytes = 64 * 1024
export const mostDocumentBytes = 5 * 1024 * 1024
export const mostUpdatesPerSecond = 20
/** One field: as long as an ordinary draft may be. */
export const mostFieldLength = 200_000
/** Longer than this no update may work on the text; then its thread is ended. */
export const longestMilliseconds = 250
/** After so many updates, or bytes of them, the text is kept as one piece again. */
export const compactAfterUpdates = 200
export const compactAfterBytes = 256 * 1024
/**
 * Texts that the thread holds ready; others are read from the database again. In memory a text weighs up to fourteen times
 * its bytes (docs/speed.md).
 */
export const mostHeld = 12
export const mostHeldBytes = 6 * 1024 * 1024

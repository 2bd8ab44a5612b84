// The browser may be told to keep nothing: then a choice lasts for the visit, and nothing else changes.

/** A small choice of this browser: language, theme. Never anything about a person. */
export const remembered = (key: string): string | null => {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Keeps a small choice and tells the other tabs. */
export const remember = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value)
  } catch {
    // See above.
  }
}

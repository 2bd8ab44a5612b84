import { createContext } from 'react'

/** True inside of a Page or a Dialog: what stands there has a heading above it already. */
export const HasHeading = createContext(false)

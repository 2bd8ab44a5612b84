/** The shape that a translation must fill: the same keys, text for text and function for function. A missing text does not compile. */
export type TextOf<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : T[K] extends readonly string[]
        ? readonly string[]
        : TextOf<T[K]>
}

export const languages = ['sv', 'en'] as const
export type Language = (typeof languages)[number]

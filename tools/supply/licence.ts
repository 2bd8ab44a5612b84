/** The words of an SPDX expression: names, brackets, AND, OR, WITH. */
const wordsOf = (text: string): string[] => text.match(/[()]|[^\s()]+/g) ?? []

/**
 * Whether an SPDX expression may be kept to with the licences that are allowed: of "A OR B" one is enough, of "A AND B"
 * both are needed. What is no such expression is not allowed.
 */
export const isAllowed = (expression: string, allowed: ReadonlySet<string>): boolean => {
  const words = wordsOf(expression)
  let at = 0
  let isBroken = words.length === 0
  const one = (): boolean => {
    if (words[at] === '(') {
      at += 1
      const inner = any()
      if (words[at] !== ')') isBroken = true
      at += 1
      return inner
    }
    const name = words[at] ?? ''
    if (!/^[A-Za-z0-9][\w.+-]*$/.test(name)) isBroken = true
    at += 1
    if (words[at] !== 'WITH') return allowed.has(name)
    at += 2
    return allowed.has(`${name} WITH ${words[at - 1] ?? ''}`)
  }
  const all = (): boolean => {
    let holds = one()
    while (words[at] === 'AND') {
      at += 1
      holds = one() && holds
    }
    return holds
  }
  const any = (): boolean => {
    let holds = all()
    while (words[at] === 'OR') {
      at += 1
      holds = all() || holds
    }
    return holds
  }
  const holds = any()
  return holds && !isBroken && at === words.length
}

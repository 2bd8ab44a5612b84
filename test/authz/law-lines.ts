const methods: Readonly<Record<string, string>> = {
  ANY: '\\w+',
  GET: '(GET|HEAD)',
  ACT: '(POST|PUT|DELETE)',
}

export type LawLine = { readonly who: readonly string[]; readonly to: readonly RegExp[] }

/** The addresses of a line; a method holds until another one is named. */
const addressesOf = (text: string): RegExp[] => {
  let method = ''
  return text.split(', ').map((one) => {
    const [path = '', said] = one.split(' ').toReversed()
    method = said === undefined ? method : (methods[said] ?? said)
    return new RegExp(`^${method} ${path.replaceAll('.', '\\.').replaceAll(/:(?=\/|\$|$)/g, ':[^/]+')}`)
  })
}

/** Reads `who | to what | why`, a line each. A line without its reason is no law. */
export const readLaw = (text: string): readonly LawLine[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [who = '', to = '', why = ''] = line.split(' | ')
      if (why === '') throw new Error(`no reason: ${line}`)
      return { who: who.split(' '), to: addressesOf(to) }
    })

import type { Visitor } from './house.ts'

type Page = { readonly url: string; readonly text: string }

const addressIn = (page: Page, pattern: RegExp): string =>
  new URL(pattern.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? 'nothing-found', page.url).href
const formOf = (page: Page): string => addressIn(page, /<form[^>]*action="([^"]+)"/)
const hiddenIn = (page: Page): Record<string, string> =>
  Object.fromEntries(
    [...page.text.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  )

/** A person's browser at the provider: its cookies, its pages, its forms. Stops where the provider sends it back to us. */
export const atProvider = (issuer: string) => {
  const cookies = new Map<string, string>()
  const ask = async (url: string, form?: Readonly<Record<string, string>>): Promise<Page> => {
    if (!url.startsWith(issuer)) return { url, text: '' }
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    return location === null ? { url, text: await answer.text() } : ask(new URL(location, url).href)
  }
  return {
    ask,
    /** Through the pages until the provider sends back: name and password, then consent; each only where it is asked. */
    signIn: async (start: string, name: string): Promise<Page & { readonly asked: readonly string[] }> => {
      let page = await ask(start)
      const asked: string[] = []
      while (page.text !== '' && asked.length < 6) {
        const fields = hiddenIn(page)
        asked.push(fields['prompt'] ?? 'go on')
        page = await ask(formOf(page), { ...fields, login: name, password: 'vad som helst' })
      }
      return { ...page, asked }
    },
    /** Presses "Cancel" where the name is asked. */
    cancel: async (start: string): Promise<Page> => {
      const page = await ask(start)
      return ask(addressIn(page, /<a href="([^"]+)">\[ Cancel \]/))
    },
    signOut: async (start: string): Promise<Page> => {
      const page = await ask(start)
      return ask(formOf(page), { ...hiddenIn(page), logout: 'yes' })
    },
  }
}

/** A whole sign-in of somebody, from our first address to our answer. */
export const signInAt = async (
  visitor: Visitor,
  provider: ReturnType<typeof atProvider>,
  name: string,
  path = '/inloggning',
) => {
  const started = await visitor.get(path)
  if (started.location === undefined) throw new Error(`did not begin: ${started.status} ${started.text}`)
  const back = await provider.signIn(started.location, name)
  return { back: back.url, asked: back.asked, answer: await visitor.get(back.url) }
}

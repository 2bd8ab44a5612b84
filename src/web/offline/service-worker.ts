// The service worker: static files of one build, and the page without a network. Nothing of /api is ever kept here, and nothing
// that is personal. It imports nothing: the build writes its list of files into it and takes its types away (tools/web-app.ts).

type Lasting = Event & { readonly waitUntil: (work: Promise<unknown>) => void }
type Fetching = Lasting & {
  readonly request: Request
  readonly respondWith: (answer: Promise<Response>) => void
}

const files: readonly string[] = JSON.parse('__FILES__')
const store = 'barntid-__VERSION__'
const page = '/'
const patienceMilliseconds = 4_000

const isLasting = (event: Event): event is Lasting => 'waitUntil' in event
const isFetching = (event: Event): event is Fetching => 'respondWith' in event && 'request' in event

// All or none: a build that is half here is not taken into use. The one before goes on until all its windows are closed.
const install = async (): Promise<void> => {
  const cache = await caches.open(store)
  await cache.addAll([page, ...files])
}

const activate = async (): Promise<void> => {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== store).map((name) => caches.delete(name)))
}

const nonceIn = (policy: string): string | undefined => /'nonce-([^']+)'/.exec(policy)?.[1]

/** The kept page with a nonce of its own for each time it is shown, as the server would give it. */
const keptPage = async (): Promise<Response> => {
  const cache = await caches.open(store)
  const kept = await cache.match(page)
  if (!kept) return Response.error()
  const policy = kept.headers.get('content-security-policy') ?? ''
  const old = nonceIn(policy)
  const html = await kept.text()
  if (old === undefined) return new Response(html, { headers: kept.headers })
  const fresh = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))))
  const headers = new Headers(kept.headers)
  headers.set('content-security-policy', policy.replaceAll(old, fresh))
  return new Response(html.replaceAll(old, fresh), { headers })
}

const soon = (): Promise<undefined> =>
  new Promise((done) => setTimeout(() => done(undefined), patienceMilliseconds))

const isAway = (status: number): boolean => status === 502 || status === 503 || status === 504

/** The server's page where it answers in time; the kept one where there is no network. */
const navigate = async (request: Request): Promise<Response> => {
  try {
    const answer = await Promise.race([fetch(request), soon()])
    return answer === undefined || isAway(answer.status) ? await keptPage() : answer
  } catch {
    return keptPage()
  }
}

const file = async (request: Request): Promise<Response> => {
  const cache = await caches.open(store)
  return (await cache.match(request, { ignoreVary: true })) ?? fetch(request)
}

addEventListener('install', (event) => {
  if (isLasting(event)) event.waitUntil(install())
})

addEventListener('activate', (event) => {
  if (isLasting(event)) event.waitUntil(activate())
})

addEventListener('fetch', (event) => {
  if (!isFetching(event)) return
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/')) return
  // The public pages are made by the server and have no word of the product in them.
  if (request.mode === 'navigate') {
    if (!/^\/(orosanmalan|sa-skyddar-vi-uppgifterna|tillganglighet|inloggning(\/|$))/.test(pathname))
      event.respondWith(navigate(request))
  } else if (pathname.startsWith('/assets/')) event.respondWith(file(request))
})

import './zod-setup.ts'
import './ui/tokens.css'
import './ui/base.css'
import './ui/layout.css'
import './ui/controls.css'
import './ui/content.css'
import './ui/lists.css'
import './ui/life-line/life-line.css'
import './ui/overlays.css'
import './shell.css'
import './ui/print.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { queryClient } from './query.ts'
import { setStandIn } from './call.ts'
import { router } from './router.tsx'

// Safari before 2027 lacks Temporal; the rules that run in the browser need it.
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')

// A child's own words are set in italics: fetched beside the first page, so that they do not jump when they come.
void document.fonts.load('italic 1em "Source Sans 3"')

// What stands in for the server without a network: fetched beside the first page, asked when the server does not answer.
setStandIn(import('./offline/start.ts').then(({ startOffline }) => startOffline()))
void import('./offline/install.ts').then(({ installServiceWorker }) => installServiceWorker())

const place = document.getElementById('app')
if (!place) throw new Error('index.html has no #app')
createRoot(place).render(
  <QueryClientProvider client={queryClient}>
    <RouterProvider router={router} />
  </QueryClientProvider>,
)

import { z } from 'zod'

// The Content-Security-Policy forbids code made from text, which zod would otherwise try when a schema is made.
// vite.config.ts keeps this file in zod's own chunk, so that it runs before every contract.
z.config({ jitless: true })

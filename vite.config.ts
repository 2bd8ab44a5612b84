import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { installed } from './tools/web-app.ts'
import { fonts, precompress } from './tools/web-files.ts'

const outDir = 'dist/web'

export default defineConfig({
  plugins: [
    react(),
    { ...optimizeLocales.vite({ locales: ['sv-SE', 'en-GB', 'en-US'] }), enforce: 'pre' },
    fonts(),
    installed(outDir),
    precompress(outDir),
  ],
  // The worker of the bag fetches Argon2id when it is first needed.
  worker: { format: 'es' },
  // The server writes a fresh nonce over this word in index.html for each answer.
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    cssCodeSplit: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'zod', test: /node_modules[\\/]zod[\\/]|src[\\/]web[\\/]zod-setup/ },
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:3000' } },
})

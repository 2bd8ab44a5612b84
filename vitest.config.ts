import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const slow = ['test/e2e/**/*.test.ts']

/** Two projects: `unit` is everything beside the code, `e2e` drives a browser, one file at a time, after it. */
export default defineConfig({
  test: {
    globalSetup: './test/support/global-setup.ts',
    maxWorkers: 2,
    projects: [
      {
        plugins: [react()],
        test: {
          name: 'unit',
          include: ['{src,test,tools,db,scripts,bench}/**/*.test.{ts,tsx,mjs}'],
          exclude: slow,
          testTimeout: 30_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: slow,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})

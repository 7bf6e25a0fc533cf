import { defineConfig } from '@playwright/test'

// One server on one data folder for all tests, so they run one after the other.
export default defineConfig({
  testDir: '.',
  workers: 1,
  retries: 2, // a busy machine may be slow to draw; a flaky test is still listed as such
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  outputDir: '../../var/test-results/web',
  globalSetup: './server.ts',
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1280, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] },
  },
})

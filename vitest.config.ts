import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const database = ['src/**/*.db.test.ts', 'tests/**/*.db.test.ts'];
const browser = ['tests/**/*.browser.test.ts'];
const globalSetup = './tests/support/global-setup.ts';

export default defineConfig({
	plugins: [svelte({ configFile: false })],
	test: {
		pool: 'forks',
		maxWorkers: 2,
		projects: [
			{
				extends: true,
				// nothing of these outlives a test, and to load every module anew for each file took three quarters of their time
				test: {
					name: 'unit',
					include: ['{src,bin,scripts,tests}/**/*.test.ts'],
					exclude: [...database, ...browser],
					isolate: false
				}
			},
			{
				extends: true,
				test: { name: 'integration', include: database, globalSetup, testTimeout: 20_000, hookTimeout: 60_000 }
			},
			{
				extends: true,
				test: { name: 'browser', include: browser, testTimeout: 60_000, hookTimeout: 120_000 }
			}
		]
	}
});

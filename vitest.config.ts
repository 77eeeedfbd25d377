import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const database = ['src/**/*.db.test.ts', 'tests/**/*.db.test.ts'];
const browser = ['tests/**/*.browser.test.ts'];
// nothing of a test outlives it but modules, and to load those anew for each file took more than half of the time
const isolate = false;
const temporary = './tests/support/temporary.ts';
const fresh = './tests/support/fresh-modules.ts';
/** Those that take longest begin first, so that none is left alone at the end; of the others the largest. */
const longest = [
	'interrupted',
	'journey-pages',
	'asking',
	'identity',
	'questions',
	'postgres',
	'notice',
	'backup',
	'hurried',
	'merge',
	'disk'
];
class LongestFirst extends BaseSequencer {
	override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
		const turn = ({ moduleId }: TestSpecification) => {
			const place = longest.findIndex((name) => moduleId.includes(`/${name}.`));
			return place < 0 ? longest.length : place;
		};
		return (await super.sort(files)).toSorted((one, other) => turn(one) - turn(other));
	}
}
const globalSetup = [temporary, './tests/support/global-setup.ts'];

export default defineConfig({
	plugins: [svelte({ configFile: false })],
	test: {
		pool: 'forks',
		maxWorkers: 2,
		sequence: { sequencer: LongestFirst },
		// a test that waits is there to see that something comes, not how soon on a machine that has other things to do
		expect: { poll: { timeout: 20_000 } },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: ['{src,bin,scripts,tests}/**/*.test.ts'],
					exclude: [...database, ...browser],
					isolate,
					globalSetup: temporary,
					// on a machine that has other things to do; nothing here waits by itself
					testTimeout: 30_000
				}
			},
			{
				extends: true,
				test: {
					...{ name: 'integration', include: database, isolate, globalSetup, sequence: { setupFiles: 'list' } },
					...{
						setupFiles: [fresh, './tests/support/after-file.ts'],
						testTimeout: 60_000,
						hookTimeout: 120_000
					}
				}
			},
			{
				extends: true,
				test: {
					...{ name: 'browser', include: browser, isolate, globalSetup: temporary, setupFiles: fresh },
					...{ testTimeout: 120_000, hookTimeout: 240_000 }
				}
			}
		]
	}
});

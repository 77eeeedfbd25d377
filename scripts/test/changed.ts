/** `npm test -- changed`: what the changes since main can reach; on main itself, those that are not committed. */
import { spawnSync } from 'node:child_process';
import type { Step } from './steps.ts';

/** What tests read without importing it, or what stands under all of them. */
const UNDER_ALL =
	/^(migrations|hubs|tests\/support)\/|\/messages\/\w+\.json$|^(package(-lock)?\.json|vite(st)?\.config\.ts)$/;
/** What comes into a page, which journeys see in the built program alone. */
const ON_PAGES = /^src\/(routes|ui|service-worker|hooks|live|boot|app)|\.(svelte|css)$|^(static|bin)\//;
const UNREAD = /\.(test|fixture)\.ts$|\.md$/;

/** The steps that must be run, those of tests for the files that need it. Rules and unit tests are quick: all of them. */
export function reached(steps: readonly Step[]): Step[] {
	const [base = 'HEAD'] = git('merge-base', 'HEAD', 'main');
	const files = [...git('diff', '--name-only', base), ...git('ls-files', '--others', '--exclude-standard')];
	const some = (what: RegExp) => files.some((file) => what.test(file) && !UNREAD.test(file));
	console.log(`${files.length} files have changed since ${base.slice(0, 12)}`);
	const whole: Readonly<Record<string, boolean>> = {
		integration: some(UNDER_ALL),
		browser: some(UNDER_ALL) || some(ON_PAGES)
	};
	return steps.map((step) => (whole[step.name] === false ? forChanges(step, base) : step));
}

function forChanges(step: Step, base: string): Step {
	const commands = step.commands.map((command) => `${command} --changed ${base} --passWithNoTests`);
	return { ...step, title: `${step.title}, for what has changed`, commands };
}

function git(...args: string[]): string[] {
	const { status, stdout } = spawnSync('git', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
	return status === 0 ? stdout.split('\n').filter(Boolean) : [];
}

/** Every page of learning, public, of a pupil, of a person and of the team: axe 0 in light and dark, the keyboard alone, forms that answer beside the field, whole at 390 px in four languages. */
import { launchBrowser } from '../tests/support/browser.ts';
import { openHub } from './support/hub.ts';
import { learningPages } from './support/learning/pages.ts';
import { everyTwelfth, glance, look, nothingSeen, summary } from './support/look.ts';
import { signedIn } from './support/pages.ts';

const small = process.argv.includes('--small');
const seen = nothingSeen();
const browser = await launchBrowser();
const { program, close } = await openHub({ args: ['--demo'], crowd: true });
try {
	const { url } = program;
	for (const { who, paths } of await learningPages(url)) {
		const cookies = who === 'visitor' ? [] : who === 'coordinator' ? await signedIn(url, 'coordinator') : who;
		const closely = small ? everyTwelfth(paths) : paths;
		await look(browser, { url, cookies, paths: closely }, seen, small);
		await glance(browser, { url, cookies, paths: paths.filter((path) => !closely.includes(path)) }, seen);
	}
	console.log(`learning-access: ${summary(seen)}, ${seen.problems.length} problems`);
} finally {
	await browser.close();
	await close();
}
process.exitCode = seen.problems.length ? 1 : 0;

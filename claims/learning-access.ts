/** Every page of learning, public, of a pupil, of a person and of the team: axe 0 in light and dark, the keyboard alone, forms that answer beside the field, whole at 390 px in four languages. */
import { type AccessClaim, lookAll } from './support/access.ts';
import { learningPages } from './support/learning/pages.ts';
import { answer, few, look } from './support/look.ts';
import { signedIn } from './support/pages.ts';

const small = process.argv.includes('--small');

export const learningAccess: AccessClaim = async ({ program: { url }, browser, seen }) => {
	for (const [place, { who, paths }] of (await learningPages(url)).entries()) {
		const cookies = who === 'visitor' ? [] : who === 'coordinator' ? await signedIn(url, 'coordinator') : who;
		const closely = small ? few(paths, place < 2 ? 1 : 0) : paths;
		await look(browser, { url, cookies, paths: closely }, seen, small);
		if (small) await answer({ url, cookies, paths: few(paths, 2) }, seen);
	}
	return [];
};

if (import.meta.main) await lookAll({ 'learning-access': learningAccess });

import type { Browser } from 'playwright-core';
import { answer, few, look, note, type Seen, type Visit } from './look.ts';
import { findPages } from './routes.ts';

/** Pages of a group of routes: those that are known from the start, which routes are ours, and which of these are only of whoever has made something there. */
type Pages = Readonly<{
	group: 'public' | 'person' | 'coulisses';
	begin: readonly string[];
	ours: RegExp;
	apart?: RegExp;
}>;

/** Looks at every page of ours in a group. A short run looks at one of those that are known, and asks for the others. */
export async function lookAt(
	browser: Browser,
	who: Pick<Visit, 'url' | 'cookies'>,
	{ group, begin, ours, apart }: Pages,
	seen: Seen,
	small: boolean
): Promise<void> {
	if (small) {
		await look(browser, { ...who, paths: few(begin, 1) }, seen, small);
		return answer({ ...who, paths: begin }, seen);
	}
	const { pages, lost } = await findPages(who.url, {
		...{ group, begin, cookies: who.cookies },
		apart: (route) => !ours.test(route) || Boolean(apart?.test(route))
	});
	for (const route of lost) note(seen, route, ['no link leads there']);
	const paths = pages.map(({ path }) => path).filter((path) => ours.test(path));
	await look(browser, { ...who, paths }, seen, small);
}

/** Looks at what one person has; a short run only asks for it. */
export async function lookOrAsk(browser: Browser, visit: Visit, seen: Seen, small: boolean): Promise<void> {
	if (small) await answer(visit, seen);
	else await look(browser, visit, seen, small);
}

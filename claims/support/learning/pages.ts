import { settleIn } from '../hub.ts';
import { type Cookie, signedIn } from '../pages.ts';
import { classesPages } from './classes.ts';
import { completionPages } from './completion.ts';
import { programmesPages } from './programmes.ts';
import { workshopsPages } from './workshops.ts';

export type Looked = Readonly<{ who: 'visitor' | 'coordinator' | Cookie[]; paths: readonly string[] }>;

/** All pages of learning, full and empty, and who looks at each; `db` of this process is on the demonstration's database. */
export async function learningPages(url: string): Promise<Looked[]> {
	await settleIn();
	const coordinator = await signedIn(url, 'coordinator');
	return [
		{ who: 'visitor', paths: ['/learning'] },
		...(await classesPages({ program: { url } })),
		...(await workshopsPages({ url, coordinator })),
		...(await programmesPages({ url })),
		...(await completionPages({ url, cookies: coordinator }))
	];
}

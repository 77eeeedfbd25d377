import type { Browser, Page } from 'playwright-core';
import type { Program } from '../../../tests/support/program.ts';
import { type Cookie, signedIn } from '../pages.ts';

/** A page in a browser of its own, as somebody. */
export async function pageOf(browser: Browser, cookies: readonly Cookie[] = []): Promise<Page> {
	const context = await browser.newContext({ locale: 'fr-BE', acceptDownloads: true });
	await context.addCookies([...cookies]);
	const page = await context.newPage();
	page.setDefaultTimeout(20_000);
	return page;
}

/** A pupil's card, as the table of her teacher tells it. */
export type Card = Readonly<{ code: string; pseudonym: string; pictures: readonly string[] }>;

/** The cards of a class. `page` is one of its teacher's. */
export async function cardsOf(page: Page, url: string, classId: string): Promise<Card[]> {
	const answer = await page.request.get(`${url}/fr/moi/classes/${classId}/cards.csv`);
	const [, ...lines] = (await answer.text()).replace('\uFEFF', '').trim().split('\r\n');
	return lines.map((line) => {
		const [code = '', pseudonym = '', ...pictures] = line.split(';');
		return { code, pseudonym, pictures };
	});
}

/** Signs a pupil in as she does: the code of the class, her pseudonym, her three pictures. */
export async function signInByCard(page: Page, url: string, { code, pseudonym, pictures }: Card): Promise<void> {
	await enterCode(page, url, code);
	await page.getByLabel('Ton pseudonyme').selectOption({ label: pseudonym });
	for (const picture of pictures) await page.getByRole('button', { name: picture, exact: true }).click();
	await page.waitForURL('**/classe/accueil');
}

/** Signs a pupil in by the code of the lesson. */
export async function signInByLesson(page: Page, url: string, code: string, pseudonym: string): Promise<void> {
	await enterCode(page, url, code);
	await page.getByLabel('Ton pseudonyme').selectOption({ label: pseudonym });
	await page.getByRole('button', { name: 'Entrer' }).click();
	await page.waitForURL('**/classe/accueil');
}

async function enterCode(page: Page, url: string, code: string): Promise<void> {
	await page.goto(`${url}/fr/classe`);
	await page.getByLabel('Code de la classe').fill(code.toLowerCase());
	await page.getByRole('button', { name: 'Entrer' }).click();
	await page.getByLabel('Ton pseudonyme').waitFor();
	// the pictures are picked by a script: it must be there
	await page.waitForFunction(() => history.scrollRestoration === 'manual');
}

/** Does something for each, so many at once. */
export async function abreast<T>(
	all: readonly T[],
	most: number,
	act: (one: T, place: number) => Promise<void>
): Promise<void> {
	const left = all.map((one, place) => ({ one, place }));
	const lane = async (): Promise<void> => {
		for (let next = left.shift(); next; next = left.shift()) await act(next.one, next.place);
	};
	await Promise.all(Array.from({ length: most }, lane));
}

type Visited = { who: 'visitor' | 'coordinator' | Cookie[]; paths: string[] };

/** The pages of classes with something in them and with nothing, for whoever looks at all pages of a demonstration. */
export async function classesPages({
	program: { url }
}: Readonly<{ program: Pick<Program, 'url'> }>): Promise<Visited[]> {
	const [teacher, founder] = [await signedIn(url, 'teacher'), await signedIn(url, 'founder')];
	const read = async (path: string, cookies: readonly Cookie[] = []): Promise<string> => {
		const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
		return (await fetch(url + path, { headers: { cookie } })).text();
	};
	const all = (text: string, pattern: RegExp): string[] => [
		...new Set([...text.matchAll(pattern)].map(([, one = '']) => one))
	];
	const list = await read('/fr/apprendre/classes');
	const mine = await read('/fr/moi/classes', teacher);
	const desk = await read('/fr/coulisses/classes', await signedIn(url, 'coordinator'));
	const [afternoon = ''] = all(list, /apprendre\/classes\/([0-9a-f-]{36})/g);
	const [booking = ''] = all(mine, /classes\/inscription\/([\w-]{40,})/g);
	const ready: string[] = [];
	for (const one of all(mine, /moi\/classes\/([0-9a-f-]{36})/g))
		if ((await read(`/fr/moi/classes/${one}`, teacher)).includes('cards.pdf')) ready.push(one);
	const [its = ''] = ready;
	const [offering = ''] = all(desk, /coulisses\/classes\/([0-9a-f-]{36})/g);
	const [request = ''] = all(desk, /classes\/demandes\/([0-9a-f-]{36})/g);
	const [code = ''] = all(
		await read(`/fr/moi/classes/${its}`, teacher),
		/class="code[^"]*">\s*([A-Z0-9]{3} [A-Z0-9]{3})/g
	);
	const pupil = await pupilCookies(url, teacher, its);
	return [
		{ who: pupil, paths: ['/class', '/class/home', '/class/wall'] },
		{
			who: 'visitor',
			paths: [
				...[
					'/learning/classes',
					'/learning/classes?pupils=28',
					'/learning/classes?pupils=120',
					`/learning/classes/${afternoon}`
				],
				...[
					'/learning/classes/ask',
					`/learning/classes/booking/${booking}/direction`,
					`/learning/classes/booking/${booking}/parents`,
					`/learning/classes/booking/${booking}`,
					'/class',
					'/class?code=XXX',
					`/class/${code.replace(' ', '')}`
				]
			]
		},
		{
			who: teacher,
			paths: [
				'/me/classes',
				`/me/classes/${its}`,
				`/me/classes/${its}/wall`,
				`/me/classes/${its}/wall?screen`,
				`/me/classes/${its}/cards`,
				'/me/classes/claim'
			]
		},
		{ who: founder, paths: ['/me/classes'] },
		{
			who: 'coordinator',
			paths: ['/desk/classes', `/desk/classes/${offering}`, `/desk/classes/requests/${request}`, '/desk/classes/kits']
		}
	];
}

/** The session of the first pupil of a class, by the code of a lesson that her teacher opens. */
export async function pupilCookies(url: string, teacher: readonly Cookie[], classId: string): Promise<Cookie[]> {
	const cookie = teacher.map(({ name, value }) => `${name}=${value}`).join('; ');
	const post = (path: string, body: Record<string, string>, more: Record<string, string> = {}) =>
		fetch(url + path, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: url, accept: 'text/html', ...more },
			body: new URLSearchParams(body)
		});
	await post(`/fr/moi/classes/${classId}?/open`, {}, { cookie });
	const page = await (await fetch(`${url}/fr/moi/classes/${classId}`, { headers: { cookie } })).text();
	const lesson = /class="code[^"]*">\s*([A-Z0-9]{3} [A-Z0-9]{2})\s*</.exec(page)?.[1] ?? '';
	const door = `/fr/classe/${lesson.replace(' ', '')}`;
	const names = await (await fetch(url + door)).text();
	const [, pupil = ''] = /<option value="([0-9a-f-]{36})"/.exec(names) ?? [];
	const answer = await post(door, { pupil });
	const [, value = ''] = /valley_pupil=([^;]+)/.exec(answer.headers.getSetCookie().join('\n')) ?? [];
	if (!value) throw new Error(`no pupil is signed in: ${door} answers ${answer.status}`);
	return [{ name: 'valley_pupil', value, url }];
}

import { href } from '#kernel/address.ts';
import { startProgram } from '../../../tests/support/program.ts';
import { type Cookie, cookieLine, sendForm, signedIn } from '../pages.ts';

/** A hub and whoever answers for a museum there. */
export type Hub = Readonly<{ url: string; cookies: Cookie[]; organization: string; close: () => Promise<unknown> }>;

export async function demonstration(): Promise<Hub> {
	const program = await startProgram({ args: ['--demo'], crowd: true });
	const cookies = await signedIn(program.url, 'director');
	const page = await read({ url: program.url, cookies }, '/me/guide/receive');
	const organization = /<option[^>]* value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? '';
	return { url: program.url, cookies, organization, close: () => program.stop() };
}

type At = Pick<Hub, 'url' | 'cookies'>;

export async function read({ url, cookies }: At, path: string): Promise<string> {
	const answer = await fetch(url + href(path, 'fr'), { headers: { cookie: cookieLine(cookies) } });
	return answer.text();
}

/** The first trail of a museum's team. */
export const firstTrail = async (hub: At): Promise<string> =>
	/\/([0-9a-f]{8}-[0-9a-f-]{27})"/.exec(await read(hub, '/me/guide'))?.[1] ?? '';

/** Makes a parcel and downloads it. */
export async function made(hub: Hub, trail: string): Promise<Buffer> {
	await sendForm(hub.url, hub.cookies, `/me/guide/${trail}/hubs?/make`, new URLSearchParams());
	const page = await read(hub, `/me/guide/${trail}/hubs`);
	const address = /href="([^"]+\/[0-9a-f]{64})"/.exec(page)?.[1] ?? '';
	const answer = await fetch(hub.url + address, { headers: { cookie: cookieLine(hub.cookies) } });
	if (answer.status !== 200) throw new Error(`the parcel answers ${answer.status}`);
	return Buffer.from(await answer.arrayBuffer());
}

/** Sends a file to a hub. @returns where it is read, or the sentence beside the field */
export async function sent(hub: Hub, file: Buffer): Promise<Readonly<{ status: number; to: string; said: string }>> {
	const form = new FormData();
	form.set('organization', hub.organization);
	form.set('file', new File([new Uint8Array(file)], 'visite.tar'));
	const answer = await fetch(hub.url + href('/me/guide/receive', 'fr'), {
		...{ method: 'POST', redirect: 'manual', body: form },
		headers: { origin: hub.url, cookie: cookieLine(hub.cookies), accept: 'text/html' }
	});
	const page = await answer.text();
	return { status: answer.status, to: answer.headers.get('location') ?? '', said: problemIn(page, 'file-error') };
}

const problemIn = (page: string, id: string): string =>
	(new RegExp(`id="${id}"[^>]*>(.*?)</p>`, 's').exec(page)?.[1] ?? '').replace(/<[^>]+>|\s+/g, ' ').trim();

/** The page on which a parcel is read before it is taken. */
export async function reviewed(
	hub: Hub,
	to: string
): Promise<Readonly<{ seen: string; asked: string[]; unknown: boolean }>> {
	const answer = await fetch(hub.url + to, { headers: { cookie: cookieLine(hub.cookies) } });
	const page = await answer.text();
	const names = [...page.matchAll(/name="choice ([^"]+)"/g)].map(([, at = '']) => at);
	const seen = /name="seen"[^>]*value="(\d*)"|value="(\d*)"[^>]*name="seen"/.exec(page);
	return {
		seen: seen?.[1] ?? seen?.[2] ?? '',
		asked: [...new Set(names)].toSorted(),
		unknown: page.includes('name="compared"')
	};
}

/** Takes what was read. @returns the status, and where it leads */
export async function taken(
	hub: Hub,
	to: string,
	fields: Readonly<Record<string, string>>
): Promise<Readonly<{ status: number; to: string; page: string }>> {
	const answer = await fetch(hub.url + to, {
		...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(fields) },
		headers: { origin: hub.url, cookie: cookieLine(hub.cookies), accept: 'text/html' }
	});
	return { status: answer.status, to: answer.headers.get('location') ?? '', page: await answer.text() };
}

/** Carries a parcel from one hub to the other, with a choice for all that is asked. @returns what was asked */
export async function carried(file: Buffer, hub: Hub, side: (at: string) => 'ours' | 'theirs'): Promise<string[]> {
	const { status, to, said } = await sent(hub, file);
	if (status !== 303) throw new Error(`the parcel was refused: ${said || status}`);
	const { seen, asked } = await reviewed(hub, to);
	const choices = Object.fromEntries(asked.map((at) => [`choice ${at}`, side(at)]));
	const done = await taken(hub, to, { seen, compared: 'yes', ...choices });
	if (done.status !== 303) throw new Error(`it was not taken: ${done.status} ${done.page.slice(0, 300)}`);
	return asked;
}

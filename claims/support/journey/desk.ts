import { publishStory, type readFiles } from '#journey/server';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { by } from '../hub.ts';
import { type Cookie, sendForm } from '../pages.ts';

type Files = ReadonlyMap<string, Uint8Array>;
export type Read = Awaited<ReturnType<typeof readFiles>>;

/** What the desk answers to the files of a story. */
export type Received = Readonly<{ status: number; page: string }>;

/** Sends the files of a story as Coulisses does. */
export async function sendStory(url: string, cookies: readonly Cookie[], files: Files): Promise<Received> {
	const body = new FormData();
	for (const [path, bytes] of files) body.append('files', new Blob([bytes as Uint8Array<ArrayBuffer>]), path);
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	const headers = { cookie, origin: url, accept: 'text/html' };
	const answer = await fetch(`${url}${href('/desk/stories?/add', 'fr')}`, {
		...{ method: 'POST', redirect: 'manual', headers, body }
	});
	return { status: answer.status, page: await answer.text() };
}

/**
 * Publishes a story in Coulisses when the reading lets it pass; what it refuses is kept by the server's own door, as if the reading had overlooked it.
 * @returns which of the two
 */
export async function publishAnyway(
	url: string,
	cookies: readonly Cookie[],
	files: Files,
	read: Read
): Promise<'desk' | 'door'> {
	const { status } = await sendStory(url, cookies, files);
	if (status !== 422) {
		await sendForm(
			url,
			cookies,
			`/desk/stories/${read.bundle?.story}/${read.bundle?.hash}?/publish`,
			new URLSearchParams()
		);
		return 'desk';
	}
	await transaction((tx) => publishStory(tx, { ...read, problems: [] }, by));
	return 'door';
}

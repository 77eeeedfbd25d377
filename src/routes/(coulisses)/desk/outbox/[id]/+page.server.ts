import { deskActs } from '#kernel/identity/acts.ts';
import { mailLeaves } from '#kernel/server/mail.ts';
import { readFileOf } from '#kernel/server/storage.ts';
import { letterFor } from '#notice/desk/outbox/letter.server.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';

type Attachment = Readonly<{ name: string; mediaType: string; hash: string; cid?: string }>;

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, deskActs.outbox);
	const { html, attachments, headers: _, subjectOf: __, ...letter } = await letterFor(viewer, event.params.id);
	return {
		letter,
		html: html && (await withPictures(html, attachments)),
		attachments: attachments.map(({ name, mediaType, hash }) => ({ name, mediaType, hash })),
		mailLeaves: mailLeaves()
	};
};

/** The pictures that a letter shows, written into it: its frame is closed to our own addresses too. Links open beside it. */
async function withPictures(html: string, attachments: readonly Attachment[]): Promise<string> {
	let shown = `<base target="_blank">${html}`;
	for (const { cid, hash, mediaType } of attachments) {
		if (!cid) continue;
		const { content } = await readFileOf(hash);
		shown = shown.replaceAll(`cid:${cid}`, `data:${mediaType};base64,${content.toString('base64')}`);
	}
	return shown;
}

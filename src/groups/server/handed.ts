import { refused } from '#kernel/errors.ts';
import type { Tx } from '#kernel/server/db.ts';
import { keepFile } from '#kernel/server/storage.ts';

/** A file that is handed in: what it is called there, and what it is. */
export type Sent = Readonly<{ name: string; content: Buffer; mediaType: string }> | null;

/** Keeps what is handed in: the address where it is read, or else its file. @throws groups_nothing_handed where there is neither */
export async function handedIn(tx: Tx, link: string | null, sent: Sent) {
	if (!link && !sent) throw refused('groups_nothing_handed', {}, 422);
	if (link || !sent) return { link, file: null, fileName: null };
	return {
		link: null,
		file: await keepFile(tx, sent.content, sent.mediaType),
		fileName: sent.name.slice(0, 200) || 'document'
	};
}

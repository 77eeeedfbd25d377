import { missing, refused } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { hostedBy } from '#kernel/identity/policy.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { keepFile } from '#kernel/server/storage.ts';
import { typedLine } from '#kernel/typed.ts';
import type { NewResult, Testimony } from '../../briefs/brief.ts';
import type { On } from '../tables.ts';
import { type Brief, briefFor, lockBrief, ownBrief } from './reading.ts';
import { within } from './tables.ts';
import { go } from './way.ts';
import { namedBrief } from './writing.ts';

const MOST_BYTES = 25 * 1024 * 1024;
type Sent = Readonly<{ name: string; content: Buffer; mediaType: string }>;

/** Says that it was delivered, and when, with a document or without: whoever was chosen does, or the company. @throws 404, briefs_not_now, venture_document_large */
export async function deliverBrief(
	tx: Tx,
	id: string,
	{ on, document }: Readonly<{ on: string; document: Sent | null }>,
	viewer: Viewer,
	by: By
): Promise<void> {
	await lockBrief(tx, id);
	const brief = await briefFor(viewer, id, tx);
	if (!isOfBoth(brief, viewer)) throw missing();
	if (document && document.content.length > MOST_BYTES)
		throw refused('venture_document_large', { megabytes: MOST_BYTES / 1024 / 1024 }, 413);
	await go(tx, brief, { kind: 'deliver' });
	const kept = document && {
		documentName: typedLine(document.name).slice(-200) || '—',
		documentHash: await keepFile(tx, document.content, document.mediaType)
	};
	await within(tx)
		.updateTable('venture.brief')
		.set({ deliveredOn: on, ...kept })
		.where('id', '=', id)
		.execute();
	await record(tx, {
		...by,
		verb: 'venture.brief_delivered',
		...namedBrief(brief),
		detail: { document: document !== null }
	});
}

/** The document of a delivery, for the company and for whoever delivered. @throws 404 */
export async function documentOfBrief(
	viewer: Viewer,
	id: string,
	on: On = db
): Promise<{ hash: string; name: string }> {
	const brief = await briefFor(viewer, id, on);
	const row = await within(on)
		.selectFrom('venture.brief')
		.select(['documentHash', 'documentName'])
		.where('id', '=', id)
		.executeTakeFirst();
	if (!isOfBoth(brief, viewer) || !row?.documentHash) throw missing();
	return { hash: row.documentHash, name: row.documentName ?? '—' };
}

/** Says what is otherwise since. @throws 404, briefs_not_now */
export async function sayResult(tx: Tx, id: string, given: NewResult, viewer: Viewer, by: By): Promise<void> {
	const brief = await ownBrief(viewer, id, tx);
	await go(tx, brief, { kind: 'result' });
	await within(tx).updateTable('venture.brief').set(given).where('id', '=', id).execute();
	await record(tx, {
		...by,
		verb: 'venture.brief_finished',
		...namedBrief(brief),
		detail: { brief: brief.kind, fictional: brief.fictional }
	});
}

/** Says how it was, and whether it is shown; said anew, or not shown any more, whenever she likes. @throws 404, briefs_not_now */
export async function testify(tx: Tx, id: string, { words, shown }: Testimony, viewer: Viewer, by: By): Promise<void> {
	const brief = await ownBrief(viewer, id, tx);
	if (brief.state !== 'finished') throw refused('briefs_not_now');
	await within(tx)
		.updateTable('venture.brief')
		.set({ testimony: words, testimonyShownAt: shown ? (by.at ?? new Date()) : null, updatedAt: new Date() })
		.where('id', '=', id)
		.execute();
	await record(tx, { ...by, verb: 'venture.brief_testified', ...namedBrief(brief), detail: { shown } });
}

const isOfBoth = ({ owns, studio }: Brief, viewer: Viewer): boolean =>
	owns || (studio !== null && hostedBy(viewer).includes(studio.id));

import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import { putLetter, rewriteContact } from '#venture/server';
import { type Field, markerOf } from './planted.ts';
import { act, type Cast, text } from './planting.ts';

type Put = Parameters<typeof putLetter>[2];
type Mail = Put['mail'];

/** Has letters come to the address of a file: one of a stranger and one of the founder that wait, and two of the adviser's own that she puts into it, of which she shares one. */
export async function write(cast: Cast): Promise<void> {
	const { made, adviser, founder } = cast;
	if (!made.letters) return;
	await put(cast, { mail: stranger(cast), who: 'unknown', person: null, outcome: 'asked' });
	const hers = mail(founder.email ?? '', { text: text(made, 'letterOfHolder') });
	await put(cast, { mail: hers, who: 'holder', person: founder.id, outcome: 'asked' });
	for (const [words, content] of [
		['filedWords', 'filedDocument'],
		['filedShared', 'filedSharedDocument']
	] as const) {
		const documents = [document('Note.txt', text(made, content))];
		const own = mail(adviser.email ?? '', { quoted: text(made, words), documents });
		await put(cast, { mail: own, who: 'adviser', person: adviser.id, outcome: 'filed' });
	}
	const { rows } = await sql<{ contact: string }>`
		select contact from venture.letter where file = ${cast.id} and quoted = ${text(made, 'filedShared')}`.execute(db);
	const shared = { summary: 'Comme convenu.', shared: true };
	await act((tx) => rewriteContact(tx, rows[0]?.contact ?? '', shared, adviser));
}

const put = ({ id, keeper }: Cast, letter: Put) =>
	act((tx) => putLetter(tx, { id, keeper }, letter, { actor: null, source: 'job' }));

function stranger({ made }: Cast): Mail {
	const said = (field: Field) => text(made, field);
	const address = (field: Field) => `${markerOf(made.at, field)}@example.org`;
	return {
		...mail(address('letterAddress'), { text: said('letterWords'), quoted: said('letterQuoted') }),
		...{ authentication: 'none', subject: said('letterSubject'), to: [address('letterTo')] },
		from: { name: said('letterName'), address: address('letterAddress') },
		forwarded: { name: said('letterForwarded'), address: 'qui@example.org', at: null, subject: null },
		calendar: {
			...{ method: 'REQUEST', uid: newId(), sequence: 0, stamp: null, title: said('letterCalendar'), where: 'Mons' },
			...{ from: new Date().toISOString(), until: new Date().toISOString(), attendees: [] }
		},
		documents: [document(`${said('letterDocumentName')}.txt`, said('letterDocument'))]
	};
}

const mail = (address: string, more: Partial<Mail>): Mail => ({
	...{ authentication: 'pass', from: { name: 'Quelqu’un', address }, to: [], subject: 'Objet' },
	...{ messageId: `<${newId()}@poste.example>`, at: new Date(Date.now() - 60_000).toISOString() },
	...{
		automatic: false,
		loops: false,
		text: 'Bonjour.',
		own: 'Bonjour.',
		quoted: null,
		forwarded: null,
		calendar: null
	},
	...{ documents: [], leftOut: 0, ...more }
});

/** What came along, as it lies on the disk. */
function document(name: string, content: string): Mail['documents'][number] {
	const path = join(tmpdir(), newId());
	writeFileSync(path, content);
	return { name, mediaType: 'text/plain', path, bytes: Buffer.byteLength(content) };
}

import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openInbox } from '#kernel/server/inbox/setting.ts';
import { FileCard, NewAppointment } from '#venture';
import { acceptHolding, askedAbout, closeFile, leaveFile, openFile, planAppointment } from '#venture/server';
import { adviser, dismiss, organization, somebody } from '../referral/people.ts';

export const DOMAIN = 'dossiers.example';

/** A file of the claim. `name`: words that are nobody else's. */
export type OneFile = Readonly<{ id: string; name: string; address: string }>;

/** Two files and those around them, a file that is closed, and an appointment of the first one. */
export type House = Readonly<{
	ines: Viewer;
	one: OneFile;
	two: OneFile;
	closed: OneFile;
	appointment: string;
	/** The name of a letter that the hub has written itself. */
	ownLetter: string;
}>;

const by = ({ id }: Pick<Viewer, 'id'>) => ({ actor: ref('person', id), source: 'desk' }) as const;

/** Makes them, as their advisers and founders would. */
export async function house(): Promise<House> {
	openInbox({ INBOX_DOMAIN: DOMAIN, INBOX_HOST: '127.0.0.1', DATA_DIR: 'none' });
	const keeper = await organization('Maison des essais');
	const other = await organization('Une autre maison');
	const ines = await adviser('Inès Carlier', 'ines@maison.example', keeper);
	await adviser('Paul Collègue', 'paul@maison.example', keeper);
	await adviser('Autre Conseil', 'conseil@autre.example', other);
	const gone = await adviser('Ancienne Collègue', 'ancienne@maison.example', keeper);
	await dismiss(gone.id, keeper);
	const one = await file(ines, keeper, 'Brasero-7f3a', [
		['Noé Marchand', 'noe@studio.example'],
		['Lise Partie', 'lise@atelier.example']
	]);
	const two = await file(ines, keeper, 'Cendrier-9b2e', [['Sacha Toile', 'sacha@atelier.example']]);
	const closed = await file(ines, keeper, 'Fumerolle-1c8d', [['Ada Suie', 'ada@atelier.example']]);
	await transaction((tx) => closeFile(tx, closed.id, 'done', ines, by(ines)));
	await leaves(one.id, 'Lise Partie');
	const appointment = await invited(one.id, ines);
	const { rows } = await sql<{ id: string }>`select id from kernel.mail order by written_at limit 1`.execute(db);
	return { ines, one, two, closed, appointment, ownLetter: rows[0]?.id ?? '' };
}

async function file(ines: Viewer, keeper: string, name: string, people: readonly [string, string][]): Promise<OneFile> {
	const card = FileCard.parse({ kind: 'project', name, stage: 'idea', sentence: `${name} en une phrase.` });
	const holders = people.map(([holder, email]) => ({ name: holder, email, role: 'founder' as const }));
	const id = await transaction((tx) => openFile(tx, { keeper, card, holders, fictional: true }, ines, by(ines)));
	for (const [holder, email] of people) {
		const person = await somebody(holder, email);
		const [asked] = (await askedAbout(person)).filter((each) => each.file === id);
		await transaction((tx) => acceptHolding(tx, asked?.id ?? '', person, by({ id: person })));
	}
	const { rows } = await sql<{ mailbox: string }>`select mailbox from venture.file where id = ${id}`.execute(db);
	return { id, name, address: `${rows[0]?.mailbox}@${DOMAIN}` };
}

/** She has left the file, and reads nothing of it any more. */
async function leaves(file: string, name: string): Promise<void> {
	const { rows } = await sql<{ id: string; person: string }>`
		select h.id, h.person from venture.holder h join identity.person p on p.id = h.person where h.file = ${file} and p.name = ${name}`.execute(
		db
	);
	const [holder] = rows;
	if (holder) await transaction((tx) => leaveFile(tx, holder.id, holder.person, by({ id: holder.person })));
}

async function invited(file: string, ines: Viewer): Promise<string> {
	const noe = await somebody('Noé Marchand', 'noe@studio.example');
	const from = new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000 + 5 * 86_400_000);
	const until = new Date(+from + 3_600_000);
	const id = newId();
	const given = NewAppointment.parse({
		id,
		kind: 'session',
		title: 'Point de décembre',
		from,
		until,
		place: 'Mons',
		invited: [noe]
	});
	await transaction((tx) => planAppointment(tx, file, given, ines, by(ines)));
	return id;
}

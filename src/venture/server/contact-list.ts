import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import type { ContactKind } from '../contact-kinds.ts';
import { readsContact } from '../standing.ts';
import type { File, Reader } from './files.ts';
import { type LetterPart, lettersOfContacts } from './inbox/letters.ts';
import type { On } from './tables.ts';

/** What was done with or for a file. `minutes`: what it took; `support`: what of it counts for this file. `shared`: its holders read it. */
export type Contact = Readonly<{
	id: string;
	kind: ContactKind;
	author: string | null;
	authorName: string;
	organization: string;
	at: Date;
	until: Date | null;
	support: number;
	operation: string | null;
	summary: string | null;
	shared: boolean;
	struck: boolean;
	/** The sheet that it stands in, and whether that is signed. */
	sheet: string | null;
	signed: boolean;
	others: number;
	/** What came by mail. */
	letter: LetterPart | null;
}>;

const MOST = 500;

/** What was done with or for a file, the latest first, as far as its reader may know. */
export async function contactsOf(file: File, reader: Pick<Reader, 'id'>, on: On = db): Promise<Contact[]> {
	const { rows } = await sql<Omit<Contact, 'letter'>>`
		select c.id, c.kind, c.author, coalesce(p.name, '—') as author_name, o.name as organization, c.at, upper(c.during) as until, c.operation, c.summary,
			coalesce(extract(epoch from upper(cf.supports) - lower(cf.supports)) / 60, 0)::int as support, c.shared_at is not null as shared, c.struck_at is not null as struck,
			cf.sheet, s.signed_at is not null as signed, (select count(*)::int - 1 from venture.contact_file other where other.contact = c.id) as others
		from venture.contact_file cf join venture.contact c on c.id = cf.contact join network.organization_card o on o.id = c.organization
			left join identity.person p on p.id = c.author left join venture.sheet s on s.id = cf.sheet
		where cf.file = ${file.id} and not c.planned order by c.at desc, c.id desc limit ${MOST}`.execute(on);
	const read = rows.filter((one) => !one.struck && readsContact(file.standing, one, reader.id));
	const letters = await lettersOfContacts(
		read.map(({ id }) => id),
		on
	);
	return read.map((one) => ({ ...one, letter: letters.get(one.id) ?? null }));
}

import { sql } from 'kysely';
import { type By, ref } from '#kernel/facts.ts';
import { record } from '#kernel/server/activity/record.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { refreshSearch } from '../people/profiles.ts';
import { type Broader, type EscoFile, type Named, type Read, readEsco } from './reading.ts';

/** The list of skills is one thing for the log. */
const SKILLS = ref('skills', '00000000-0000-7000-8000-000000000004');
const AT_ONCE = 1000;

/** How many skills and groups have a name that they had not, and how many relations stand. */
export type Taken = Readonly<{ changed: number; relations: number }>;

/**
 * Takes in tables of ESCO, all of them or none: names in the languages of the files beside those that are there, and what lies under what in place of what
 * was said of it before. No skill goes: what ESCO calls obsolete is offered to nobody any more, and stays with whoever has it.
 * @throws what `readEsco` throws.
 */
export async function bringEsco(files: readonly EscoFile[], by: By): Promise<Taken> {
	const read: Read[] = [];
	for (const file of files) read.push(await readEsco(file));
	return transaction(async (tx) => {
		let changed = 0;
		for (const one of read) if ('names' in one) changed += await keepNames(tx, one.names, one.locale);
		const relations = read.flatMap((one) => ('broader' in one ? one.broader : []));
		const kept = relations.length ? await keepBroader(tx, relations) : 0;
		if (!changed && !kept) return { changed, relations: kept };
		await refreshSearch(tx);
		await record(tx, { ...by, verb: 'network.skills_brought', object: SKILLS, detail: { changed, relations: kept } });
		return { changed, relations: kept };
	});
}

async function keepNames(tx: Tx, names: readonly Named[], locale: Locale): Promise<number> {
	let changed = 0;
	for (const some of chunks(names)) {
		const { numAffectedRows = 0n } = await sql`
			insert into network.skill (uri, label, other, is_group, obsolete)
			select distinct on (uri) uri, jsonb_build_object('source', ${locale}::text, ${locale}::text, label),
				case when other = '' then '{}' else jsonb_build_object(${locale}::text, other) end, "isGroup", obsolete
			from jsonb_to_recordset(${JSON.stringify(some)}::jsonb)
				as given (uri text, label text, other text, "isGroup" boolean, obsolete boolean)
			on conflict (uri) do update set label = skill.label || (excluded.label - 'source'),
				other = (skill.other - ${locale}::text) || excluded.other, is_group = excluded.is_group, obsolete = excluded.obsolete
			where (skill.label, skill.other, skill.is_group, skill.obsolete) is distinct from (skill.label || (excluded.label - 'source'),
				(skill.other - ${locale}::text) || excluded.other, excluded.is_group, excluded.obsolete)`.execute(tx);
		changed += Number(numAffectedRows);
	}
	return changed;
}

/** What names something that nobody knows is left out; where nothing is known of all, what stands stays, and may be brought again with its names. */
async function keepBroader(tx: Tx, relations: readonly Broader[]): Promise<number> {
	const { rows } = await sql<{ uri: string }>`select uri from network.skill`.execute(tx);
	const known = new Set(rows.map(({ uri }) => uri));
	const sound = relations.filter(({ skill, broader }) => known.has(skill) && known.has(broader));
	if (!sound.length) return 0;
	await sql`delete from network.skill_broader`.execute(tx);
	let kept = 0;
	for (const some of chunks(sound)) {
		const { numAffectedRows = 0n } = await sql`
			insert into network.skill_broader (skill, broader)
			select skill, broader from jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as given (skill text, broader text)
			on conflict do nothing`.execute(tx);
		kept += Number(numAffectedRows);
	}
	return kept;
}

function* chunks<T>(all: readonly T[]): Generator<readonly T[]> {
	for (let at = 0; at < all.length; at += AT_ONCE) yield all.slice(at, at + AT_ONCE);
}

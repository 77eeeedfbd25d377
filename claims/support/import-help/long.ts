import { monitorEventLoopDelay } from 'node:perf_hooks';
import { sql } from 'kysely';
import { answerAll, batchOf, begin, unknownWords } from '#exchange/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { lines, text } from '../imports/make.ts';
import { dryRun, importerOf } from '../imports/trying.ts';
import { draws } from './spellings.ts';

export type Long = Readonly<{ rows: number; words: number; known: number; pause: number; wrong: string[] }>;

const [ROWS, WORDS, KNOWN] = [5000, 2000, 30_000];
/** The program itself takes turns of a few dozen; what else the machine does is added to it. */
const LONGEST_MS = 250;

/** Five thousand rows with two thousand unknown words, in a hub of thirty thousand organisations. */
export async function long(): Promise<Long> {
	const draw = draws(7);
	const syllables = 'ba ce di fo gu la me ni po ru sa te vi xo zu chan bel mor tri'.split(' ');
	const word = (): string => Array.from({ length: 2 + draw.below(3) }, () => draw.one(syllables)).join('');
	const names = Array.from(
		{ length: KNOWN },
		() => `${draw.one(['Studio', 'Centre', 'ASBL', 'Atelier', 'Les'])} ${word()} ${word()}`
	);
	await settleMany(names);
	const partners = Array.from({ length: WORDS }, (_, at) => `Partenaire ${word()} ${word()} n° ${at}`);
	const importer = importerOf('people');
	const rows = Array.from({ length: ROWS }, (_, at) => [`Personne ${word()} ${at}`, partners[at % WORDS] ?? '']);
	const bytes = text(lines([['Nom', 'Organisation'], ...rows]));
	const delay = monitorEventLoopDelay({ resolution: 5 });
	delay.enable();
	const id = await dryRun(importer, bytes);
	const { total } = await unknownWords(importer, id, { limit: 1 });
	for (const how of ['near', 'create'] as const) await answerAll(importer, id, how);
	await begin(importer, id, 'check', 'now');
	const { counts: foreseen } = await batchOf(id);
	await begin(importer, id, 'apply', 'now');
	const { counts } = await batchOf(id);
	await begin(importer, id, 'undo', 'now');
	delay.disable();
	const { rows: left } = await sql<{
		many: number;
	}>`select count(*)::int as many from network.organization where slug like 'partenaire%'`.execute(db);
	const pause = Math.round(delay.max / 1e6);
	return {
		...{ rows: ROWS, words: total, known: KNOWN, pause },
		wrong: [
			...(foreseen.new === ROWS && counts.written === ROWS
				? []
				: [`of ${ROWS} rows ${JSON.stringify(foreseen)}, then ${JSON.stringify(counts)}`]),
			...(left[0]?.many ? [`${left[0].many} organisations stay`] : []),
			...(pause > LONGEST_MS ? [`others waited ${pause} ms`] : [])
		]
	};
}

/** Many organisations at once, told by one fact: each by itself would take minutes, and be the same to those who look for a name. */
const settleMany = (names: readonly string[]): Promise<string> =>
	transaction(async (tx) => {
		await sql`insert into network.organization (id, slug, name, kind, sentence, sectors)
			select gen_random_uuid(), 'long-' || at, name, 'company', '{"source":"fr","fr":"x"}', '{}'
			from unnest(${[...names]}::text[]) with ordinality as given (name, at)`.execute(tx);
		const detail = { kind: 'company' as const, fictional: true };
		return record(tx, {
			actor: null,
			source: 'desk',
			verb: 'network.joined',
			object: ref('organization', newId()),
			detail
		});
	});

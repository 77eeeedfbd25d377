/** Who may be a minor is shown to nobody but her team and her teacher, whatever she ticks; a pupil's export has neither e-mail nor network address, her erasure leaves nothing of her in the database nor in the files, small groups are not told, and a class is gone after its day while whoever claimed her account keeps what is hers. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import sharp from 'sharp';
import { href } from '#kernel/address.ts';
import { newId } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { readyPicture } from '#kernel/server/pictures.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import {
	assess,
	claimCard,
	decideWork,
	forgetClasses,
	giveEvidence,
	hangWork,
	makePupils,
	proposeWork,
	pupilsByYear,
	pupilsOf,
	setGoal
} from '#learning/server';
import { openHub, settled } from './support/hub.ts';
import { findAnywhere } from './support/learning/rows.ts';
import { minorsIn, shownAnywhere } from './support/minors/shown.ts';
import { type Cookie, cookieLine, sendForm, signedIn } from './support/pages.ts';

const by = { actor: null, source: 'web' } as const;
const small = process.argv.includes('--small');
const problems: string[] = [];
const check = (holds: boolean, otherwise: string): void => {
	if (!holds) problems.push(otherwise);
};

const hub = await openHub({ args: ['--demo'], crowd: true });
try {
	const { url, data } = hub.program;
	openSecret(undefined, data);
	openStorage(join(data, 'files'));
	const teacher = await signedIn(url, 'teacher');
	const classId = await bookFive(url, teacher);
	await transaction((tx) => makePupils(tx, classId, 5, by));
	const [gone, claimed, ...three] = await unlikeOthers(classId);
	const shot = sharp({ create: { width: 61, height: 47, channels: 3, background: '#2f7d57' } });
	const picture = await readyPicture(await shot.jpeg().toBuffer());
	const work = newId();
	for (const [pupil, id, title] of [
		[gone, work, 'Zibeline quadrillée'],
		[claimed, newId(), 'Machine à nuages']
	] as const)
		await transaction(async (tx) => {
			const card = { id, title, text: `Texte de ${title}`, link: null, picture: pupil === gone ? picture : null };
			await hangWork(tx, { id: pupil?.id ?? '', class: classId }, card);
			await decideWork(tx, classId, id, 'shown', by);
		});
	await transaction((tx) => proposeWork(tx, classId, work, 'fr', by));
	await learn(classId, { [gone?.id ?? '']: 'Preuve quadrillée', [claimed?.id ?? '']: 'Preuve nuageuse' });
	await settled();
	check((await doneBy(gone?.id ?? '')) === 5, 'what a pupil has done is not kept');
	const secret = await secretOf(gone?.id ?? '');
	const file = await fileOf(work);

	const kept = await read(url, teacher, `/me/classes/${classId}/${gone?.id}.json`);
	check(kept.includes('Zibeline quadrillée'), 'the export lacks her work');
	check(kept.includes('Preuve quadrillée'), 'the export lacks what she has shown');
	check(!/@|(\d{1,3}\.){3}\d{1,3}|mozilla/i.test(kept), 'the export has an e-mail or a network address');

	await sendForm(url, teacher, `/me/classes/${classId}?/erase`, new URLSearchParams({ pupil: gone?.id ?? '' }));
	await settled();
	problems.push(
		...(await findAnywhere([gone?.pseudonym ?? '', 'Zibeline quadrillée', 'Preuve quadrillée', secret, file]))
	);
	check((await doneBy(gone?.id ?? '')) === 0, 'what she has done stays');
	check(!existsSync(join(data, 'files', file.slice(0, 2), file)), 'the picture stays on the disk');
	problems.push(...filesWith(join(data, 'files'), 'Zibeline'));

	const figures = await pupilsByYear();
	const few = figures.find(({ year }) => year === 'p5');
	check(few?.booked === null && few.came === null && few.classes === null, 'a group of five is told');
	const page = await read(url, await signedIn(url, 'coordinator'), '/desk/classes');
	check(page.includes('moins de 8'), 'the page of the team tells a group of five');

	const minors = await minorsIn(
		classId,
		three.map(({ id }) => id)
	);
	const code = await transaction((tx) => claimCard(tx, classId, claimed?.id ?? ''));
	const founder = await signedIn(url, 'founder');
	const alone = new URLSearchParams({ code, claimant: 'self', born: '1999' });
	const refused = await sendForm(url, founder, '/me/classes/claim', alone).catch((error: Error) => error.message);
	check(/ 422$/.test(refused), 'a pupil of primary school consents herself, whatever year of birth she says');
	await sendForm(url, founder, '/me/classes/claim', new URLSearchParams({ code, claimant: 'parent', born: '2015' }));
	const { rows: days } = await sql<{
		day: string;
	}>`select erases_on::text as day from learning.school_class where id = ${classId}`.execute(db);
	await forgetClasses(new Date(`${days[0]?.day}T06:00:00Z`));
	await settled();
	const { rows: left } =
		await sql`select id from learning.school_class where id = ${classId} union all select id from learning.pupil where class = ${classId}`.execute(
			db
		);
	check(left.length === 0, `${left.length} rows of the class stay after its day`);
	const others = await sql<{
		works: number;
	}>`select count(*)::int as works from learning.class_work where title = 'Machine à nuages'`.execute(db);
	check(others.rows[0]?.works === 1, 'what was claimed is gone with the class');
	check(
		(await read(url, founder, '/me/data.json')).includes('Machine à nuages'),
		'what was claimed is not in her own export'
	);

	check((await doneBy(claimed?.id ?? '')) === 0, 'what was claimed is still the pupil’s');
	check(
		(await read(url, founder, '/me/data.json')).includes('Preuve nuageuse'),
		'what the claimed pupil has shown is not in her own export'
	);

	const shown = await shownAnywhere(url, minors, small);
	problems.push(...shown.problems);
	for (const problem of problems) console.log(`! ${problem}`);
	console.log(
		`minors: ${problems.length} traces or refusals; export, erasure, groups under eight, 13 months and a claimed account checked; ${shown.ways} ways to be a minor × ${shown.answers} answers that can show somebody: ${shown.problems.length} shown, where an adult is ${shown.adult} times`
	);
} finally {
	await hub.close();
}
process.exitCode = problems.length ? 1 : 0;

/** The pupils of a class, those first whose pseudonym is not the beginning of another one of the hub: what is found of it is hers. */
async function unlikeOthers(classId: string) {
	const { rows } = await sql<{ pseudonym: string }>`select pseudonym from learning.pupil`.execute(db);
	const alike = (name: string) => rows.filter(({ pseudonym }) => pseudonym.startsWith(name)).length;
	return (await pupilsOf(classId)).toSorted((one, other) => alike(one.pseudonym) - alike(other.pseudonym));
}

/** Books a class of five in an offer that takes so few. @returns the id of the class. */
async function bookFive(url: string, teacher: Cookie[]): Promise<string> {
	await sql`update learning.class_offer set min_pupils = 5`.execute(db);
	const { rows } = await sql<{ id: string }>`
		select o.id from agenda.occurrence o join learning.class_offer c on c.offering = o.offering
		where o.starts_at > now() order by o.starts_at limit 1`.execute(db);
	const typed = {
		name: 'Lila Terril',
		email: 'lila.terril@exemple.invalid',
		school: 'École du Canal',
		pupils: '5',
		year: 'p5',
		stream: 'core',
		needs: '',
		adults: '2',
		phone: '',
		key: newId()
	};
	const to = await sendForm(url, teacher, `/learning/classes/${rows[0]?.id}`, new URLSearchParams(typed));
	const page = await read(url, teacher, to);
	return /moi\/classes\/([0-9a-f-]{36})/.exec(page)?.[1] ?? '';
}

/** Some pupils reach a goal of what their class came for, are assessed, and show something. */
async function learn(classId: string, shown: Readonly<Record<string, string>>): Promise<void> {
	const { rows } = await sql<{ offering: string }>`
		select o.offering from learning.class_booking v join agenda.occurrence o on o.id = v.occurrence where v.class = ${classId}`.execute(
		db
	);
	const tree = { is: 'assessment', key: 'quiz', least: 5 } as const;
	const about = {
		kind: 'offering',
		subject: rows[0]?.offering ?? '',
		title: { source: 'fr', fr: 'CyberPack' }
	} as const;
	await transaction(async (tx) => {
		const goal = await setGoal(tx, { ...about, tree }, by);
		for (const [id, words] of Object.entries(shown)) {
			const participant = { kind: 'pupil', id } as const;
			await assess(tx, { goal, key: 'quiz', participant, points: 7 }, by);
			await giveEvidence(tx, goal, participant, { kind: 'plan', words, link: '', file: null }, by);
		}
	});
}

/** In how many tables stands what a participant has done. */
async function doneBy(participant: string): Promise<number> {
	const tables = ['deed', 'progress', 'completion', 'assessment', 'evidence'];
	const found = await Promise.all(
		tables.map((table) =>
			sql`select from ${sql.table(`learning.${table}`)} where participant = ${participant} limit 1`.execute(db)
		)
	);
	return found.filter(({ rows }) => rows.length).length;
}

async function read(url: string, cookies: readonly Cookie[], path: string): Promise<string> {
	const cookie = cookieLine(cookies);
	const answer = await fetch(url + href(path, 'fr'), { headers: { cookie } });
	if (!answer.ok) problems.push(`${path} answers ${answer.status}`);
	return answer.text();
}

/** The keyed hash of her pictures, as hexadecimal. */
async function secretOf(pupil: string): Promise<string> {
	const { rows } = await sql<{
		hash: string;
	}>`select encode(secret_hash, 'hex') as hash from learning.pupil where id = ${pupil}`.execute(db);
	return rows[0]?.hash ?? '';
}

async function fileOf(work: string): Promise<string> {
	const { rows } = await sql<{
		hash: string;
	}>`select picture ->> 'hash' as hash from learning.class_work where id = ${work}`.execute(db);
	return rows[0]?.hash ?? '';
}

/** The files in which a word stands. */
function filesWith(folder: string, word: string): string[] {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
	return files
		.filter((one) => readFileSync(join(one.parentPath, one.name)).includes(word))
		.map((one) => `« ${word} » in ${one.name}`);
}

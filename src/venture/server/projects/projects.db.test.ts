import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { looking } from '#kernel/server/text-search.ts';
import { organizationById } from '#network/server';
import { testDatabase, untold } from '../../../../tests/support/database.ts';
import {
	acceptHolding,
	addHolder,
	agreeToProject,
	askedAbout,
	changeFile,
	closeFile,
	hideProject,
	leaveFile,
	moveFile,
	projectById,
	projects,
	proposeProject,
	reopenFile,
	showingOf
} from '../index.ts';
import { venture } from '../module.ts';
import { by, card, file, organization, person, refusal } from '../venture.fixture.ts';
import { findProjects } from './search.ts';

let [maison, ondine] = ['', ''];
let ines: Viewer;
let zoe: Viewer;
let tim: Viewer;
let id = '';
const words = {
	name: 'Brume',
	sentence: 'Une lampe qui raconte la météo.',
	sector: 'design',
	locality: 'Mons',
	linked: true
};
const all = { limit: 50, offset: 0 };

beforeAll(async () => {
	await testDatabase();
	openSecret('a secret of tests that is long enough', '');
	[maison, ondine] = [await organization('maison'), await organization('ondine')];
	[ines, zoe, tim] = [await person('Ines', [maison]), await person('Zoe'), await person('Tim')];
	id = await file('Dossier secret', maison, ines, zoe, { company: ondine, needs: 'Besoin secret' });
	await hold(id, tim);
});

async function hold(id: string, holder: Viewer): Promise<void> {
	const { name, email } = holder;
	await transaction((tx) => addHolder(tx, id, { name, email: email ?? '', role: 'partner' }, zoe, by(zoe)));
	const asked = (await askedAbout(holder.id)).find((one) => one.file === id);
	await transaction((tx) => acceptHolding(tx, asked?.id ?? '', holder.id, by(holder)));
}

const shown = async () => (await projects({}, all)).projects.map(({ name }) => name);
const propose = (viewer: Viewer, its = words, named = true) =>
	transaction((tx) => proposeProject(tx, id, its, named, viewer, by(viewer)));
const agree = async (viewer: Viewer, named = false, wording?: string) => {
	const seen = wording ?? (await showingOf(id))?.wording ?? '';
	await transaction((tx) => agreeToProject(tx, id, { wording: seen, named }, viewer, by(viewer)));
};
const verbs = async (): Promise<string[]> =>
	(
		await sql<{
			verb: string;
		}>`select verb from kernel.activity where verb like 'venture.project_%' order by id`.execute(db)
	).rows.map(({ verb }) => verb.slice('venture.project_'.length));

test('a project is shown once all whom it is about have said yes to the same words, and each is named by herself alone', async () => {
	await propose(zoe);
	expect(await shown()).toEqual([]);
	expect(await refusal(agree(tim, true, 'other words'))).toBe('projects_changed');
	await agree(tim);
	const [project] = (await projects({}, all)).projects;
	expect(project).toMatchObject({ name: 'Brume', stage: 'idea', company: { slug: 'ondine' }, fictional: true });
	expect(project?.founders.map(({ name }) => name)).toEqual(['Zoe']);
	expect(project?.id).not.toBe(id);
	expect(JSON.stringify(project)).not.toContain('secret');
	expect(await verbs()).toEqual(['proposed', 'agreed', 'shown']);
	await agree(tim, true);
	expect((await projects({}, all)).projects[0]?.founders).toHaveLength(2);
});

test('it is found by its own words and never by those of its file, by search and beside its company', async () => {
	const found = async (text: string) =>
		(await looking({ text, limit: 5 }, (tx, looked) => findProjects(looked, false, tx))).found;
	expect((await found('lampe météo')).map(({ path }) => path)).toEqual([
		`/projects/${(await projects({}, all)).projects[0]?.id}`
	]);
	expect(await found('secret')).toEqual([]);
	expect((await projects({ organization: ondine }, all)).total).toBe(1);
	expect((await projects({ sector: 'gaming' }, all)).total).toBe(0);
	expect((await projects({ stage: 'idea', text: 'brume' }, all)).total).toBe(1);
});

test('its adviser, a partner and whoever has no standing neither propose, nor agree, nor take back', async () => {
	for (const viewer of [ines, await person('Nobody')]) {
		expect(await refusal(propose(viewer))).toBe('kernel_missing');
		expect(await refusal(agree(viewer))).toBe('kernel_missing');
		expect(await refusal(transaction((tx) => hideProject(tx, id, viewer, by(viewer))))).toBe('kernel_missing');
	}
	// what she writes into the card of the file is not what everybody reads
	await transaction((tx) =>
		changeFile(tx, id, card('Autre nom', { company: ondine, stage: 'testing' }), ines, by(ines))
	);
	expect((await projects({}, all)).projects[0]).toMatchObject({ name: 'Brume', stage: 'testing' });
});

test('other words are shown to nobody before all have said yes anew; the same ones change nothing', async () => {
	await propose(zoe);
	expect(await shown()).toEqual(['Brume']);
	await propose(tim, { ...words, sentence: 'Une autre phrase.' });
	expect(await shown()).toEqual([]);
	expect((await showingOf(id))?.holders.map(({ agreed }) => agreed)).toEqual([false, true]);
	await agree(zoe, true);
	expect(await shown()).toEqual(['Brume']);
});

test('any of them takes it back at once, alone; a yes from before does not bring it back', async () => {
	const before = (await projects({}, all)).projects[0]?.id ?? '';
	await transaction((tx) => hideProject(tx, id, tim, by(tim)));
	expect(await shown()).toEqual([]);
	expect(await refusal(projectById(before))).toBe('kernel_missing');
	await agree(tim);
	expect(await shown()).toEqual([]);
	await agree(zoe, true);
	expect(await shown()).toEqual(['Brume']);
});

test('somebody who may be a minor is named to nobody, whatever she ticks; who has left neither', async () => {
	await agree(tim, true);
	await untold((tx) =>
		sql`update identity.person set birth_year = ${new Date().getFullYear() - 17} where id = ${tim.id}`.execute(tx)
	);
	expect((await projects({}, all)).projects[0]?.founders.map(({ name }) => name)).toEqual(['Zoe']);
	const holding = (await showingOf(id))?.holders.find(({ person }) => person === zoe.id)?.id ?? '';
	await transaction((tx) => leaveFile(tx, holding, zoe.id, by(zoe)));
	expect((await projects({}, all)).projects[0]?.founders).toEqual([]);
});

test('support that has ended makes them alumni; a file that ends otherwise is taken from the public', async () => {
	await transaction((tx) => closeFile(tx, id, 'done', tim, by(tim)));
	expect((await projects({ stage: 'alumni' }, all)).total).toBe(1);
	await transaction((tx) => reopenFile(tx, id, tim, by(tim)));
	await transaction((tx) => closeFile(tx, id, 'abandoned', tim, by(tim)));
	expect(await shown()).toEqual([]);
	expect(await refusal(agree(tim))).toBe('projects_file_ended');
	await transaction((tx) => reopenFile(tx, id, tim, by(tim)));
	expect(await shown()).toEqual([]);
	await agree(tim);
	expect(await shown()).toEqual(['Brume']);
});

test('two organisations that are one keep the link; with the last of them the project goes', async () => {
	expect((await organizationById(ondine)).name).toBe('ondine');
	const other = await organization('ondine-sprl');
	await untold(async (tx) => venture.merge?.(tx, ref('organization', ondine), ref('organization', other)));
	expect((await projects({ organization: other }, all)).total).toBe(1);
	expect(JSON.stringify(await venture.exportOwn?.(tim.id))).toContain('Une autre phrase.');
	await transaction((tx) => moveFile(tx, id, other, tim, by(tim)));
	await untold(async (tx) => venture.erase?.(tx, tim.id));
	expect(await shown()).toEqual([]);
});

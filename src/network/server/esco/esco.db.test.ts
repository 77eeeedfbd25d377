import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { db } from '#kernel/server/db.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { visiblePeople } from '../index.ts';
import { by, profile, somebody } from '../people/people.fixture.ts';
import { keepProfile } from '../people/profiles.ts';
import { skillsLike } from '../people/skills.ts';
import { bringEsco } from './bringing.ts';
import { skillCounts } from './overview.ts';

const base = 'http://data.europa.eu/esco/skill/';
const file = (name: string, ...rows: string[]) => ({ name, bytes: new TextEncoder().encode(rows.join('\n')) });
const header = 'conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate';
const skill = (uri: string, label: string, other = '', status = 'released') =>
	`KnowledgeSkillCompetence,${base}${uri},knowledge,cross-sector,${label},"${other}",,${status},2024-01-01`;
const group = (uri: string, label: string) => `SkillGroup,${base}${uri},,,${label},,,released,2024-01-01`;
const under = (uri: string, broader: string) => `KnowledgeSkillCompetence,${base}${uri},SkillGroup,${base}${broader}`;
const relations = 'conceptType,conceptUri,broaderType,broaderUri';
const told = async () =>
	(await sql`select 1 from kernel.activity where verb = 'network.skills_brought'`.execute(db)).rows.length;
const found = async (text: string) => (await skillsLike(text)).map(({ uri }) => uri.slice(base.length));

beforeAll(async () => {
	await testDatabase();
});

test('tables of several languages give one skill its names, and a second time changes nothing', async () => {
	const files = [
		file('skills_fr.csv', header, skill('t1', 'théâtre d’ombres', 'ombres chinoises\nmarionnettes d’ombre')),
		file('skills_en.csv', header, skill('t1', 'shadow puppetry'), skill('t2', 'lantern making')),
		file('skills_fi.csv', header, skill('t1', 'varjoteatteri')),
		file('skillGroups_fr.csv', header, group('S9', 'arts de la scène d’essai')),
		file('broaderRelationsSkillPillar_fr.csv', relations, under('t1', 'S9'), under('t1', 'unknown'))
	];
	const before = await skillCounts();
	expect(await bringEsco(files, by)).toEqual({ changed: 5, relations: 1 });
	for (const text of ['theatre d’ombres', 'OMBRES CHINOISES', 'ombre chinoise', 'shadow pup', 'varjoteat'])
		expect((await found(text))[0], text).toBe('t1');
	expect(await found('arts de la scène d’essai')).toEqual([]);
	const after = await skillCounts();
	expect([after.skills - before.skills, after.placed, after.named.fi]).toEqual([2, 1, 1]);
	const facts = await told();
	expect(await bringEsco(files.slice(0, 4), by)).toEqual({ changed: 0, relations: 0 });
	expect(await told()).toBe(facts);
	await bringEsco([file('broaderRelationsSkillPillar_fr.csv', relations, under('nobody', 'nothing'))], by);
	expect([(await skillCounts()).placed, await told()]).toEqual([1, facts]);
});

test('what ESCO gives up is offered no more and stays with whoever has it, who is found by names that came later', async () => {
	await bringEsco([file('skills_fr.csv', header, skill('t3', 'gravure sur cuivre'))], by);
	const shows = { name: 'everyone', profile: 'everyone' } as const;
	const id = await somebody('Ada Gravure', { shows, profile: { skills: [`${base}t3`] } });
	await bringEsco([file('skills_nl.csv', header, skill('t3', 'kopergravure', '', 'obsolete'))], by);
	expect(await found('gravure sur cuivre')).toEqual([]);
	const { people } = await visiblePeople(null, { text: 'kopergravure', limit: 5 });
	expect(people.map((one) => [one.id, one.skills.length])).toEqual([[id, 1]]);
	await db.transaction().execute((tx) => keepProfile(tx, id, profile({ headline: null, skills: [`${base}t3`] }), by));
});

test('one wrong row, an unknown table or a language that nobody says refuses all tables', async () => {
	const right = file('skills_fr.csv', header, skill('t4', 'théâtre d’objets'));
	for (const [other, code] of [
		[file('skills_en.csv', header, skill('t5', 'puppets'), 'x,not an address,,,word,,,,'), 'network_esco_row'],
		[file('occupations_fr.csv', 'code,title', '1,word'), 'network_esco_columns'],
		[file('skills.csv', header, skill('t5', 'puppets')), 'network_esco_language']
	] as const)
		await expect(bringEsco([right, other], by)).rejects.toMatchObject({ code, status: 422 });
	expect(await found('théâtre d’objets')).toEqual([]);
	expect(await bringEsco([{ ...file('skills.csv', header, skill('t5', 'puppets')), locale: 'en' }], by)).toMatchObject({
		changed: 1
	});
});

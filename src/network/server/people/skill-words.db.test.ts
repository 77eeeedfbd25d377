import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '#kernel/identity/index.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { testDatabase } from '../../../../tests/support/database.ts';
import { skillsSaid } from '../../pages/profile/skill-words.server.ts';
import { addOrganization, affiliate, keepProfile, profileBySlug, sayForSkills, takeSkillWordOut } from '../index.ts';
import { foldOrganization, merge } from '../merging.ts';
import { network } from '../module.ts';
import { by, profile, somebody, someSkills } from './people.fixture.ts';
import { skillWordsOf } from './skill-words.ts';

const open = { name: 'everyone', profile: 'everyone', affiliations: 'everyone' } as const;
let [zoe, noe, studio, other] = ['', '', '', ''];
let skills: string[] = [];

const organization = (name: string): Promise<string> =>
	transaction((tx) => {
		const sentence = { source: 'fr' as const, fr: 'Une phrase.' };
		const given = { slug: name.toLowerCase(), name, formerNames: [], kind: 'company' as const, sentence };
		const unknown = { sectors: [], locality: null, lat: null, lon: null, website: null, founded: null };
		return addOrganization(
			tx,
			{ ...given, ...unknown, status: null, statusAsOf: null, sources: [], fictional: true },
			by
		);
	});
const hostOf = (id: string, scope: string): Viewer => ({
	...{ id, name: 'Noé', email: null, locale: 'fr', secondFactor: false, sessionId: 'none' },
	roles: [{ role: 'partner', scope: { kind: 'organization', id: scope } }]
});
const say = (viewer: Viewer, its: readonly string[], scope = studio, person = zoe) =>
	transaction((tx) => sayForSkills(tx, { person, organization: scope, skills: its }, viewer, by));
const refusal = (act: Promise<unknown>) =>
	act.then(
		() => undefined,
		({ code }: { code?: string }) => code
	);
const said = async () =>
	(await skillWordsOf(zoe)).map(({ skill, organization: { name } }) => [skills.indexOf(skill), name]);

beforeAll(async () => {
	await testDatabase();
	skills = await someSkills(4);
	zoe = await somebody('Zoé', { shows: open, profile: { skills: skills.slice(0, 3) } });
	noe = await somebody('Noé');
	[studio, other] = [await organization('Studio'), await organization('Autre')];
	const role = { source: 'fr' as const, fr: 'Animatrice' };
	await transaction((tx) => affiliate(tx, { person: zoe, organization: studio, role, since: null }, by));
});

test('an organisation says so of its own people alone, and nobody of herself', async () => {
	expect(await refusal(say(hostOf(noe, other), skills, other))).toBe('kernel_missing');
	expect(await refusal(say(hostOf(noe, other), skills))).toBe('kernel_missing');
	expect(await refusal(say(hostOf(zoe, studio), skills))).toBe('network_skill_own');
	// what she does not list is nothing that one can confirm
	await say(hostOf(noe, studio), [skills[0] ?? '', skills[3] ?? '']);
	expect(await said()).toEqual([[0, 'Studio']]);
	await say(hostOf(noe, studio), skills);
	await say(hostOf(noe, studio), skills.slice(1));
	expect((await said()).map(([skill]) => skill)).toEqual([1, 2]);
});

test('it is shown to who sees her skills and her organisations, and she takes it out', async () => {
	const seen = async (viewer: Viewer | null) => skillsSaid(await profileBySlug('zoe', viewer), viewer);
	expect((await seen(null)).words.length).toBe(2);
	expect((await seen(null)).speaking).toEqual([]);
	expect((await seen(hostOf(noe, studio))).speaking).toMatchObject([{ name: 'Studio', said: [skills[1], skills[2]] }]);
	expect((await seen(hostOf(noe, other))).speaking).toEqual([]);
	const shown = await profileBySlug('zoe', null);
	expect(await skillsSaid({ ...shown, shown: ['name', 'profile'] }, null)).toEqual({ words: [], speaking: [] });
	const word = { person: zoe, skill: skills[2] ?? '', organization: studio };
	await transaction((tx) => takeSkillWordOut(tx, word, by));
	expect(await refusal(transaction((tx) => takeSkillWordOut(tx, word, by)))).toBe('kernel_missing');
	expect(await said()).toEqual([[1, 'Studio']]);
});

test('it stays with the skill, goes with it, and follows her and the organisation', async () => {
	const keep = (own: string[]) => transaction((tx) => keepProfile(tx, zoe, profile({ skills: own }), by));
	await keep([skills[3] ?? '', skills[1] ?? '']);
	expect(await said()).toEqual([[1, 'Studio']]);
	expect(JSON.stringify(await network.export?.(zoe))).toContain('Studio');
	const ref = (id: string) => ({ kind: 'organization', id });
	await transaction(async (tx) => {
		await merge(tx, ref(studio), ref(other));
		await foldOrganization(tx, studio, other, by);
	});
	expect(await said()).toEqual([[1, 'Autre']]);
	await keep([skills[3] ?? '']);
	expect(await said()).toEqual([]);
	const { rows } = await sql`select from kernel.activity where verb like 'network.skill%'`.execute(db);
	expect(rows.length).toBe(4);
});

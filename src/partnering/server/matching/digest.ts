import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import type { By } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { hostedBy } from '#kernel/identity/policy.ts';
import { chooseRhythm, rhythmOf, whoChose } from '#kernel/identity/server/rhythms.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { retime } from '#kernel/server/digests.ts';
import { hub } from '#kernel/server/hub.ts';
import { reportAs } from '#kernel/server/log.ts';
import { post } from '#kernel/server/mail.ts';
import { publicUrl } from '#kernel/server/place.ts';
import { isSectionOpen } from '#kernel/server/sections.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { directionName, proposalKindName } from '../../kinds.ts';
import type { On } from '../tables.ts';
import { matches } from '../topics.ts';
import { type Fitting, matchesOfHers } from './matches.ts';
import { sayReasons } from './saying.ts';

/** So many at most stand in a letter, and so many reasons with each. */
const IN_LETTER = 8;
const REASONS = 3;

/** Whether somebody gets a letter a week of what fits anew. */
export const wantsLetter = async ({ id }: Viewer, on: On = db): Promise<boolean> =>
	(await rhythmOf(id, matches, on)) === 'weekly';

/** She wants it. @throws 404 for who answers for no organisation */
export async function askForLetter(tx: Tx, viewer: Viewer, by: By): Promise<void> {
	if (!hostedBy(viewer).length) throw missing();
	await chooseRhythm(tx, viewer.id, matches.id, 'weekly', by);
}

/** She does not want it any more, nor one that waits. */
export async function stopLetter(tx: Tx, { id }: Viewer, by: By): Promise<void> {
	await chooseRhythm(tx, id, matches.id, 'never', by);
	await retime(tx, id);
}

/** Once a week: to whoever wants it what fits anew, and nothing where there is nothing. What she was told of she is not told of again. */
export async function writeMatchLetters(): Promise<void> {
	if (!(await isSectionOpen('partnering'))) return;
	for (const person of await whoChose(matches, 'weekly'))
		await transaction((tx) => writeOne(tx, person)).catch(reportAs('partnering.matches'));
}

async function writeOne(tx: Tx, person: string): Promise<void> {
	const viewer = await absent(person, tx);
	if (!viewer?.email || !hostedBy(viewer).length) return;
	// who works for the team too hears here only what she may see for her organisations
	const host = { ...viewer, roles: viewer.roles.filter(({ scope }) => scope !== null), secondFactor: false };
	const found = await untold(tx, person, await matchesOfHers(host, tx));
	if (!found.length) return;
	await send(tx, viewer, viewer.email, found);
	await sql`insert into partnering.match_told (person, proposal) select ${person}, unnest(${found.map(({ id }) => id)}::uuid[]) on conflict do nothing`.execute(
		tx
	);
}

async function untold(tx: Tx, person: string, found: readonly Fitting[]): Promise<Fitting[]> {
	const { rows } = await sql<{
		proposal: string;
	}>`select proposal from partnering.match_told where person = ${person}`.execute(tx);
	const told = new Set(rows.map(({ proposal }) => proposal));
	return found.filter(({ id }) => !told.has(id)).slice(0, IN_LETTER);
}

async function send(tx: Tx, { id, name, locale }: Viewer, to: string, found: readonly Fitting[]): Promise<void> {
	const said = await sayReasons(found, locale, tx);
	const page = (path: string) => publicUrl() + href(path, locale);
	const lines = found.map((one) => told(one, said.get(one.id) ?? [], locale, page(`/partnering/${one.id}`)));
	const gist = [
		m.partnering_match_letter_text({ count: found.length }, { locale }),
		...lines,
		`${m.partnering_match_letter_all({}, { locale })}\n${page('/me/partnering/matches')}`
	].join('\n\n');
	await post(tx, {
		...{ to, person: id, locale, words: 'people', confidential: true },
		told: { topic: matches, gist },
		subject: m.partnering_match_letter_subject({ count: found.length }, { locale }),
		text: [m.web_hello_name({ name }, { locale }), gist, `${(await hub()).name}\n`].join('\n\n'),
		headers: { Precedence: 'bulk' }
	});
}

function told({ proposal }: Fitting, reasons: readonly string[], locale: Locale, address: string): string {
	const { title, direction, kind, organization } = proposal;
	const who = organization?.name ?? m.partnering_anonymous_said({}, { locale });
	return [
		title,
		`${directionName(direction, locale)} · ${proposalKindName(kind, locale)} · ${who}`,
		...reasons.slice(0, REASONS).map((one) => `– ${one}`),
		address
	].join('\n');
}

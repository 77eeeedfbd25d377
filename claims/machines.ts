/** A machine is booked by nobody without its induction: the refusal names the next séance, presence there gives it, its loss frees what was booked and says so; a minor alone is refused; hours and material add up. */
import { sql } from 'kysely';
import { givingNext } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import { checkIn, undo } from '#participation/server';
import { addInduction, busy, giveInduction, inductedIn, keepTerms, revokeInduction, writeSheet } from '#spaces/server';
import { by, open, openHub, settled, settleIn } from './support/hub.ts';
import { bookAs, machine, moment, refusal, registered, somebody } from './support/machines/acting.ts';
import { waysToBeMinor } from './support/machines/minors.ts';
import { monthOfUse } from './support/machines/month.ts';

const small = process.argv.includes('--small');
const problems: string[] = [];
const figures = { refused: 0, given: 0, freed: 0 };
const check = (holds: boolean, otherwise: string): void => {
	if (!holds) problems.push(otherwise);
};

const hub = await openHub({});
try {
	await settleIn();
	const seance = await open('laser-en-securite', { startsAt: new Date(Date.now() + 30 * 60_000) });
	const { rows } = await sql<{
		offering: string;
	}>`select offering from agenda.occurrence where id = ${seance.id}`.execute(db);
	const offering = rows[0]?.offering ?? '';
	const name = { source: 'fr', fr: 'Découpe laser' } as const;
	const induction = await transaction((tx) => addInduction(tx, { name, offering, months: 12 }, by));
	const laser = await machine('laser', induction);
	const persons = await Promise.all(Array.from({ length: small ? 4 : 24 }, (_, at) => somebody(`Fab ${at}`)));

	for (const [at, person] of persons.entries()) await refusedThenGiven(laser, induction, seance, offering, person, at);
	for (const [at, person] of persons.entries()) await lostAndFreed(laser, induction, person, at);
	await signedAnew(laser, induction, persons[0] ?? '');

	const minors = await waysToBeMinor(await machine('brodeuse', null));
	problems.push(...minors.problems);
	const month = await monthOfUse(small ? 60 : 600);
	problems.push(...month.problems);
	for (const problem of problems) console.log(`! ${problem}`);
	console.log(
		`machines: ${figures.refused} bookings without induction refused with the next séance, ${figures.given} inductions given by presence, ${figures.freed} future bookings freed and told; ${minors.refused} of ${minors.ways} ways to be a minor alone refused; ${month.uses} uses of ${month.payers} payers add up to ${month.cents} cents, ${month.wrong} differ; ${problems.length} problems`
	);
} finally {
	await hub.close();
}
process.exitCode = problems.length ? 1 : 0;

/** She is refused, with when she can have it; she comes, and books the same hour. */
async function refusedThenGiven(
	laser: string,
	induction: string,
	seance: Awaited<ReturnType<typeof open>>,
	offering: string,
	person: string,
	at: number
): Promise<void> {
	const error = await refusal(bookAs(laser, person, at));
	const next = await givingNext(offering);
	const said = error ? words(error.code, error.params, 'fr') : '';
	const named = said.includes('Découpe laser') && next?.coming[0]?.id === seance.id;
	if (error?.code === 'spaces_induction_needed' && named) figures.refused += 1;
	else problems.push(`without the induction: ${error?.code ?? 'booked'}, « ${said} »`);
	const [ticket, nonce] = [await registered(seance.id, person), newId()];
	const scan = { ticket, nonce };
	const subject = ref('occurrence', seance.id);
	await transaction((tx) => checkIn(tx, subject, scan, by));
	await settled();
	if ((await inductedIn(induction)).some((one) => one.person === person)) figures.given += 1;
	else problems.push('her presence gave nothing');
	if (at === 0) {
		await transaction((tx) => undo(tx, subject, nonce, by));
		await settled();
		check(
			(await refusal(bookAs(laser, person, 900)))?.code === 'spaces_induction_needed',
			'a presence undone still opens'
		);
		await transaction((tx) => giveInduction(tx, induction, person, by));
	}
	check((await refusal(bookAs(laser, person, at))) === null, 'she came, and is refused');
	check((await refusal(bookAs(laser, person, at + 100))) === null, 'she came, and her second booking is refused');
}

/** It is taken from her: both her bookings are free, a letter names them, and she is refused again. */
async function lostAndFreed(laser: string, induction: string, person: string, at: number): Promise<void> {
	const own = (await inductedIn(induction)).find((one) => one.person === person && !one.revokedAt);
	const freed = await transaction((tx) => revokeInduction(tx, own?.id ?? '', 'Sans lunettes', by));
	const taken = await busy([laser], moment(at), moment(at + 1));
	check(freed === 2 && !taken.get(laser)?.length, `${freed} bookings freed, not 2`);
	const { rows } = await sql<{ lines: number }>`
		select regexp_count(text, '^– ', 1, 'n')::int as lines from kernel.mail where subject_of = ${person} and text like '%– laser%' order by id desc limit 1`.execute(
		db
	);
	if (rows[0]?.lines === 2) figures.freed += freed;
	else problems.push(`the letter names ${rows[0]?.lines ?? 'no'} bookings`);
	check(
		(await refusal(bookAs(laser, person, at + 200)))?.code === 'spaces_induction_needed',
		'revoked, and still books'
	);
}

/** Inducted, she still signs what she has to know. */
async function signedAnew(laser: string, induction: string, person: string): Promise<void> {
	await transaction((tx) => giveInduction(tx, induction, person, by));
	await transaction((tx) => writeSheet(tx, laser, { source: 'fr', fr: 'Lunettes.' }, by));
	await transaction((tx) => keepTerms(tx, laser, { induction, hourCents: 100 }, by));
	check((await refusal(bookAs(laser, person, 300)))?.code === 'machines_sheet_unsigned', 'an unsigned sheet opens');
}

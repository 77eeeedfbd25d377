import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { isId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import type { Device } from '#kernel/server/device.ts';
import type { SchoolClass } from '../../classes/class.ts';
import { codeLengths } from '../../classes/code.ts';
import { type Attempt, lockedUntil } from '../../classes/lock.ts';
import { isSecretPicture, SECRET_LENGTH, type SecretPicture } from '../../classes/pictures.ts';
import { classColumns } from './classes.ts';
import { codeHash, lessonCode, secretHash } from './codes.ts';

type On = Tx | typeof db;
const MINUTE = 60_000;

/** A class as whoever has its code sees it. `byLesson`: the code is the lesson's, which asks for no pictures. */
export type OpenClass = Readonly<{
	class: Pick<SchoolClass, 'id' | 'code' | 'locale'>;
	byLesson: boolean;
	pupils: readonly Readonly<{ id: string; pseudonym: string }>[];
}>;

/** The class of a code that `readCode` has read: its own, or that of the lesson it is in. @throws 404. */
export async function classByCode(code: string, on: On = db): Promise<OpenClass> {
	const byLesson = code.length === codeLengths.lesson;
	const found = byLesson
		? sql`c.lesson_hash = ${codeHash('lesson', code)} and c.lesson_until > now()`
		: sql`c.code = ${code}`;
	const { rows } = await sql<SchoolClass>`select ${classColumns} from learning.school_class c where ${found}`.execute(
		on
	);
	if (!rows[0]) throw missing();
	const { id, code: own, locale } = rows[0];
	const { rows: pupils } = await sql<{ id: string; pseudonym: string }>`
		select id, pseudonym from learning.pupil where class = ${id} and claimed_by is null order by number`.execute(on);
	return { class: { id, code: own, locale }, byLesson, pupils };
}

/** What somebody shows at the door of a class. `device`: hers, where it is known. */
type Shown = Readonly<{ code: string; pupil: string; pictures: readonly string[]; device?: Device | null | undefined }>;

/**
 * Signs a pupil in by the code of her class and her pictures, or by that of the lesson alone.
 * @param until when the session ends: with the day.
 * @returns the token of her session, and whether she must choose pictures now since her card serves once. Throws classes_secret_wrong, classes_locked, 404.
 */
export async function signPupilIn(
	{ code, pupil, pictures, device = null }: Shown,
	until: Date
): Promise<{ token: string; mustChoose: boolean }> {
	const { byLesson, pupils } = await classByCode(code);
	if (!isId(pupil) || !pupils.some(({ id }) => id === pupil)) throw missing();
	const secret = byLesson ? null : pictures.filter(isSecretPicture);
	const outcome = await transaction(async (tx) => {
		if (secret && !(await opens(tx, pupil, secret, device))) return null;
		const token = await openSession(tx, pupil, secret !== null, until);
		// the card serves until she has chosen: an answer that is lost on the way costs her nothing
		return { token, mustChoose: (await pupilOfSession(token, tx))?.mustChoose === true };
	});
	// outside of the transaction, which keeps what was tried
	if (!outcome) throw refused('classes_secret_wrong', {}, 422);
	return outcome;
}

/** Whether the pictures are hers; what is wrong is kept for a day. @throws classes_locked when too much was. */
async function opens(tx: Tx, pupil: string, secret: readonly SecretPicture[], device: Device | null): Promise<boolean> {
	const { rows } = await sql<{ hash: Buffer | null }>`
		select secret_hash as hash from learning.pupil where id = ${pupil} for update`.execute(tx);
	const now = new Date();
	const mark = device && hashed(device.token);
	const locked = lockedUntil(await attemptsAt(tx, pupil, mark), now, device?.madeAt);
	if (locked) throw refused('classes_locked', { minutes: Math.ceil((locked.getTime() - now.getTime()) / MINUTE) }, 429);
	const given = secretHash(pupil, secret);
	const hash = rows[0]?.hash;
	if (hash && hash.length === given.length && timingSafeEqual(hash, given)) return true;
	await sql`insert into learning.pupil_attempt (pupil, device) values (${pupil}, ${mark})`.execute(tx);
	return false;
}

/** What was tried in vain in her class within a day: for her, by whomever, and by this device, for whomever. */
async function attemptsAt(tx: Tx, pupil: string, device: Buffer | null): Promise<readonly Attempt[]> {
	const { rows } = await sql<Attempt>`
		select a.at, a.pupil = ${pupil} as "forHer", coalesce(a.device = ${device}, false) as "byDevice"
		from learning.pupil_attempt a
		where a.at > now() - interval '1 day' and (a.pupil = ${pupil} or a.device = ${device} and a.pupil in
			(select id from learning.pupil where class = (select class from learning.pupil where id = ${pupil})))`.execute(
		tx
	);
	return rows;
}

async function openSession(tx: Tx, pupil: string, byPictures: boolean, until: Date): Promise<string> {
	const token = randomBytes(24).toString('base64url');
	await sql`insert into learning.pupil_session (token_hash, pupil, by_pictures, until)
		values (${hashed(token)}, ${pupil}, ${byPictures}, ${until})`.execute(tx);
	return token;
}

/** A pupil who is signed in. */
export type SignedPupil = Readonly<{
	id: string;
	pseudonym: string;
	class: string;
	code: string;
	/** She came with a card that serves once, and has chosen no pictures yet. */
	mustChoose: boolean;
}>;

/** The pupil of a session; null when it is none of ours, or over. */
export async function pupilOfSession(token: string | undefined, on: On = db): Promise<SignedPupil | null> {
	if (!token || token.length > 100) return null;
	const { rows } = await sql<SignedPupil>`
		select p.id, p.pseudonym, p.class, c.code, s.by_pictures and p.single_use as must_choose
		from learning.pupil_session s join learning.pupil p on p.id = s.pupil join learning.school_class c on c.id = p.class
		where s.token_hash = ${hashed(token)} and s.until > now()`.execute(on);
	return rows[0] ?? null;
}

/**
 * Keeps the pictures that the pupil of a session has chosen instead of those of her card, which serves no more; her other sessions end.
 * @throws classes_pictures_three when they are not three different ones, 404 when she did not come with a card that serves once.
 */
export async function choosePictures(tx: Tx, token: string | undefined, pictures: readonly string[]): Promise<void> {
	const session = hashed(token ?? '');
	const { rows } = await sql<{ id: string }>`
		select p.id from learning.pupil_session s join learning.pupil p on p.id = s.pupil
		where s.token_hash = ${session} and s.until > now() and s.by_pictures and p.single_use for update of p`.execute(tx);
	if (!rows[0]) throw missing();
	const { id: pupil } = rows[0];
	const chosen = [...new Set(pictures.filter(isSecretPicture))];
	if (chosen.length !== SECRET_LENGTH) throw refused('classes_pictures_three', {}, 422);
	// the round is negative from now on: there is no card to print
	await sql`update learning.pupil set secret_hash = ${secretHash(pupil, chosen)}, single_use = false, secret_round = -abs(secret_round)
		where id = ${pupil}`.execute(tx);
	await sql`delete from learning.pupil_session where pupil = ${pupil} and token_hash <> ${session}`.execute(tx);
}

export async function signPupilOut(token: string | undefined): Promise<void> {
	if (token) await sql`delete from learning.pupil_session where token_hash = ${hashed(token)}`.execute(db);
}

/** Opens a lesson, with a code of its own until a moment; one that runs gets another code. */
export async function openLesson(tx: Tx, classId: string, until: Date, by: By): Promise<void> {
	const { rows } = await sql<{ round: number }>`
		update learning.school_class set lesson_round = lesson_round + 1 where id = ${classId} returning lesson_round as round`.execute(
		tx
	);
	const round = rows[0]?.round ?? 0;
	await sql`update learning.school_class set lesson_hash = ${codeHash('lesson', lessonCode(classId, round))}, lesson_until = ${until}
		where id = ${classId}`.execute(tx);
	await record(tx, { ...by, verb: 'learning.lesson_opened', object: ref('class', classId), detail: { round } });
}

/** Ends a lesson: its code opens nothing any more, and its pupils are signed out. */
export async function closeLesson(tx: Tx, classId: string): Promise<void> {
	await sql`update learning.school_class set lesson_hash = null, lesson_until = null where id = ${classId}`.execute(tx);
	await sql`delete from learning.pupil_session s using learning.pupil p where p.id = s.pupil and p.class = ${classId}`.execute(
		tx
	);
}

const hashed = (token: string): Buffer => createHash('sha256').update(token).digest();

import { createHmac, timingSafeEqual } from 'node:crypto';

/** How long a code is on the screen, in milliseconds. It is taken in its window and in the one after it: 40 seconds at most. */
export const WINDOW_MS = 20_000;
/** So far back a code is recognised, to be told from a wrong one: ten minutes. */
const REMEMBERED = 30;
// no sign that can be taken for another one: no 0 and O, no 1, I and L, no 5 and S, no 2 and Z, no 8 and B
const SIGNS = '34679ACDEFGHJKMNPQRTUVWXY';
const LENGTH = 6;

/** The code that the screen shows at a moment: the same on every screen and every node. */
export const codeAt = (secret: Buffer, at: Date): string => codeOf(secret, turnOf(at));

/** When the code that is shown at a moment changes. */
export const codeUntil = (at: Date): Date => new Date((turnOf(at) + 1) * WINDOW_MS);

/** Whether a code is good at a moment, was good within the last ten minutes, or never was. */
export function codeStands(secret: Buffer, typed: string, at: Date): 'good' | 'old' | 'unknown' {
	const given = asCode(typed);
	const turn = turnOf(at);
	const ago = Array.from({ length: REMEMBERED }, (_, back) => back).filter((back) =>
		same(codeOf(secret, turn - back), given)
	);
	if (!ago.length) return 'unknown';
	return Math.min(...ago) <= 1 ? 'good' : 'old';
}

/** A code as people type it: small letters, spaces and hyphens say nothing. */
const asCode = (typed: string): string => typed.toUpperCase().replace(/[^A-Z0-9]/g, '');

const turnOf = (at: Date): number => Math.floor(at.getTime() / WINDOW_MS);

function codeOf(secret: Buffer, turn: number): string {
	// five bits are not enough for 25 signs: eight bytes for each, so that none is likelier than another by more than a hair
	const mac = createHmac('sha512', secret).update(String(turn)).digest();
	return Array.from(
		{ length: LENGTH },
		(_, at) => SIGNS[Number(mac.readBigUInt64BE(at * 8) % BigInt(SIGNS.length))]
	).join('');
}

function same(code: string, given: string): boolean {
	const [one, other] = [Buffer.from(code), Buffer.from(given)];
	return one.length === other.length && timingSafeEqual(one, other);
}

import { createHash, createHmac, randomBytes } from 'node:crypto';
import { keyFor } from '#kernel/server/secret.ts';

// Crockford's base 32: no I, L, O or U, so that a code can be read aloud and typed at a door
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TICKET_LENGTH = 12;
/** How much of a code one types at the door of a séance: one in a million, among the few hundred that are expected there. */
const TYPED_LENGTH = 4;

/** The secret of a booking's manage link, derived so that a later letter can say it again: only its hash is stored. */
export const tokenOf = (booking: string): string =>
	createHmac('sha256', keyFor('participation.booking')).update(booking).digest('base64url');

/**
 * The secret of the link that a browser is led to after a booking by somebody who has not signed in: good as long as she is a guest. Whoever reads the
 * address has `tokenOf`, and from the moment that she shows it is hers, nothing but that.
 */
export const handOf = (booking: string): string =>
	createHmac('sha256', keyFor('participation.hand')).update(booking).digest('base64url');

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A new ticket code: 60 random bits. */
export const newTicket = (): string => [...randomBytes(TICKET_LENGTH)].map((byte) => ALPHABET[byte % 32]).join('');

/** A code as typed or scanned, as it is stored: `o` is zero, `i` and `l` are one, spaces and hyphens say nothing. */
const asTicket = (typed: string): string =>
	typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

/**
 * All that was perhaps meant: the code as it stands, and as a scanner meant it that types by an American keyboard into a computer that believes in a
 * Belgian one (digits become signs, A and Q, Z and W change places).
 */
export function readings(typed: string): { whole: string[]; beginning: string | null } {
	const whole = [...new Set([asTicket(typed), asTicket(fromAzerty(typed))])];
	const [first = ''] = whole;
	const isBeginning = first.length >= TYPED_LENGTH && first.length < TICKET_LENGTH && /^[0-9A-Z]+$/.test(first);
	return { whole, beginning: isBeginning ? first : null };
}

const AZERTY = new Map(
	[...'&é"\'(§è!çàaqzw,?'].map((sign, index) => [sign, '1234567890qawzmm'[index] ?? sign] as const)
);

const fromAzerty = (typed: string): string => [...typed.toLowerCase()].map((sign) => AZERTY.get(sign) ?? sign).join('');

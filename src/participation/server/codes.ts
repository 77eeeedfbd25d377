import { createHash, createHmac, randomBytes } from 'node:crypto';
import { keyFor } from '#kernel/server/secret.ts';

// Crockford's base 32: no I, L, O or U, so that a code can be read aloud and typed at a door
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TICKET_LENGTH = 12;

/** The secret of a booking's manage link, derived so that a later letter can say it again: only its hash is stored. */
export const tokenOf = (booking: string): string =>
	createHmac('sha256', keyFor('participation.booking')).update(booking).digest('base64url');

export const tokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A new ticket code: 60 random bits. */
export const newTicket = (): string => [...randomBytes(TICKET_LENGTH)].map((byte) => ALPHABET[byte % 32]).join('');

/** A code as typed or scanned, as it is stored: `o` is zero, `i` and `l` are one, spaces and hyphens say nothing. */
export const asTicket = (typed: string): string =>
	typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');

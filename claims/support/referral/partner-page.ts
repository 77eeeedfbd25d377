import { codeTo, linkTo } from './people.ts';

const origin = (address: string): string => new URL(address).origin;

/** Sends a form of a page, as a browser without JavaScript would. @returns the status that it answers */
export async function press(address: string, action: string, fields: Record<string, string> = {}): Promise<number> {
	const answer = await fetch(`${address}?/${action}`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: origin(address), accept: 'text/html' },
		body: new URLSearchParams(fields)
	});
	await answer.arrayBuffer();
	return answer.status;
}

/** Reads a page. */
export async function read(address: string): Promise<{ status: number; body: string }> {
	const answer = await fetch(address, { redirect: 'manual' });
	return { status: answer.status, body: await answer.text() };
}

/** Where the partner's letter leads. */
export const partnerLink = (url: string, email: string): Promise<string> => linkTo(url, email, 'partenaire');

/** Asks for a code, and reads it where it was sent. */
export async function codeFor(address: string, email: string): Promise<string> {
	await press(address, 'code');
	return codeTo(email);
}

/** Any other code. */
export const otherThan = (code: string): string => String((Number(code) + 7) % 1_000_000).padStart(6, '0');

import { createHmac, randomBytes } from 'node:crypto';

/** What the secret of an endpoint begins with, by Standard Webhooks. */
const PREFIX = 'whsec_';
const BYTES = 32;

/** A new secret of an endpoint. */
export const drawWebhookSecret = (): string => PREFIX + randomBytes(BYTES).toString('base64');

/** What is sent, and when: the receiver refuses what is older than five minutes, so each attempt has its own moment and signature. */
export type Sent = Readonly<{ id: string; at: Date; body: string }>;

/** The heads by which a receiver knows who has sent it (Standard Webhooks): a signature for each secret, while an earlier one still holds. */
export function signed({ id, at, body }: Sent, secrets: readonly string[]): Record<string, string> {
	const seconds = Math.floor(at.getTime() / 1000);
	const signatures = secrets.map((secret) => {
		const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
		return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
	});
	return { 'webhook-id': id, 'webhook-timestamp': String(seconds), 'webhook-signature': signatures.join(' ') };
}

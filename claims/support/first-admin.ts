import { spawnSync } from 'node:child_process';
import { createOTP } from '@better-auth/utils/otp';
import { firstAdminLink } from '#kernel/identity/server/invitations.ts';
import { transaction } from '#kernel/server/db.ts';
import type { Program } from '../../tests/support/program.ts';
import type { Hand } from './monday-hand.ts';

/** The real command, beside the running program. @returns the link that it prints. */
export function firstAdmin({ url, site }: Program, email: string): string {
	const env = { ...process.env, PORT: new URL(url).port, ...site, PUBLIC_URL: url };
	const { stdout, stderr } = spawnSync(process.execPath, ['bin/valley.ts', 'admin', email], { env, encoding: 'utf8' });
	const [link] = /https?:\/\/\S+token=\S+/.exec(stdout) ?? [];
	if (!link) throw new Error(`valley admin prints no link: ${stdout}${stderr}`);
	return link;
}

/** The same link without another program, for a short run; `db` of this process is on the program's database. */
export async function firstAdminHere({ url }: Program, email: string): Promise<string> {
	const { pathname, search } = new URL(await transaction((tx) => firstAdminLink(tx, email, 'fr')));
	return url + pathname + search;
}

/** Accepts the invitation, sets the codes of a telephone up, and comes into Coulisses. */
export async function enter(hand: Hand, link: string): Promise<void> {
	await hand.open(link);
	await hand.write('[name=name]', 'Andrée Lundi (fictive)');
	await hand.click('main form button', /\/moi\/acces/);
	await hand.click('form[action*="begin"] button');
	const uri = await (await hand.see('form[action*="confirm"]')).locator('[name=uri]').inputValue();
	await hand.write('[name=code]', await createOTP(secretOf(uri)).totp());
	await hand.click('form[action*="confirm"] button', /\/coulisses/);
	await hand.see('main ol a[href$="/coulisses/reglages"]');
}

/** The secret that an authenticator takes from its QR: base 32, of text. */
function secretOf(uri: string): string {
	const letters = [...(new URL(uri).searchParams.get('secret') ?? '')];
	const bits = letters.map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0'));
	const bytes = bits.join('').match(/.{8}/g) ?? [];
	return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))).toString('utf8');
}

import { firstAdminLink } from '#kernel/identity/server/invitations.ts';
import { forgetSecondFactors } from '#kernel/identity/server/lost-factor.ts';
import { personByEmail } from '#kernel/identity/server/persons.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { close, open } from '../src/boot.ts';
import { ground, type Report } from './ground.ts';

/** `valley admin`: prints a link that makes the holder of an address an admin, once, within fourteen days. */
export async function makeAdmin(email: string, report: Report): Promise<void> {
	const site = await ground(report);
	open(site);
	try {
		const link = await transaction((tx) => firstAdminLink(tx, email, 'fr'));
		report(`whoever opens this link becomes an admin as ${email}:\n\n  ${link}\n`);
	} finally {
		await close();
		await site.release();
	}
}

/** `valley forget-factors`: for whoever lost her second factor when no other admin can help. @throws when nobody has this address. */
export async function forgetFactors(email: string, report: Report): Promise<void> {
	const site = await ground(report);
	open(site);
	try {
		const person = await personByEmail(db, email);
		if (!person) throw new Error(`Nobody here has the address ${email}.`);
		await transaction((tx) => forgetSecondFactors(tx, person.id, { actor: null, source: 'desk' }));
		report(`forgotten: ${person.name || email} signs in by a link, and sets up new ones`);
	} finally {
		await close();
		await site.release();
	}
}

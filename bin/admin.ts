import { firstAdminLink } from '#kernel/identity/server/invitations.ts';
import { peopleWithRoles } from '#kernel/identity/server/roles.ts';
import { transaction } from '#kernel/server/db.ts';
import { close, open } from '../src/boot.ts';
import { ground, type OpenGround, type Report } from './ground.ts';

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

/** Whether a hub has an admin already. */
export async function hasAdmin(site: OpenGround): Promise<boolean> {
	open(site);
	try {
		return (await peopleWithRoles()).some(({ role }) => role === 'admin');
	} finally {
		await close();
	}
}

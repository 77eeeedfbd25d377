/** Nobody gets in by half: link, passkey, password, codes and a school's own sign-in each open what they should; sessions are seen and ended; every act is in the record. */
import { launchBrowser } from '../tests/support/browser.ts';
import { openHub } from './support/hub.ts';
import { signedIn } from './support/pages.ts';
import { checks, expect, problems } from './support/sign-in-doors/checks.ts';
import { tryPartner } from './support/sign-in-doors/partner.ts';
import {
	tryLooks,
	tryPasskey,
	tryRecord,
	tryRegistration,
	tryRole,
	trySuspension
} from './support/sign-in-doors/rules.ts';
import { Visitor } from './support/sign-in-doors/visitor.ts';
import { tryAddress, trySessions, tryWays } from './support/sign-in-doors/ways.ts';

const small = process.argv.includes('--small');
/** How many pages of Coulisses a short run looks at. */
const MOST = small ? 25 : Number.POSITIVE_INFINITY;

const { program, close } = await openHub({ args: ['--demo'], crowd: true, env: { PRIVATE_CALENDARS: 'on' } });
const { url } = program;
let looked = 0;
try {
	const cookies = await signedIn(url, 'admin');
	const admin = new Visitor(url).take(cookies);
	await tryWays(url, 'wanda@exemple.invalid');
	await trySessions(url, 'sonia@exemple.invalid');
	await tryAddress(url, 'amina@exemple.invalid');
	await trySuspension(url, admin, 'sacha@exemple.invalid');
	await tryRegistration(url, admin, 'sacha@exemple.invalid');
	await tryRole(url, admin, 'rosa@exemple.invalid');
	await tryPartner(url, admin);
	if (!small) {
		const browser = await launchBrowser();
		await tryPasskey(url, browser, 'paula@exemple.invalid').finally(() => browser.close());
	}
	looked = await tryLooks(url, admin, cookies, MOST);
	expect(looked > (small ? 0 : 2), 'no page of Coulisses shows an address');
	await tryRecord(url, admin, 'sacha@exemple.invalid');
} catch (error) {
	problems.push(`it stopped: ${(error as Error).stack}`);
} finally {
	await close();
}
for (const problem of problems.slice(0, 60)) console.log(`! ${problem}`);
console.log(`sign-in-doors: ${checks} checks, ${looked} pages with addresses, ${problems.length} problems`);
process.exitCode = problems.length || !checks ? 1 : 0;

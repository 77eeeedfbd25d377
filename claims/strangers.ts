/** By somebody's address, id, code or link a stranger reads nothing of hers and changes nothing of hers, is not told whether the hub knows the address, and has no word of his own written to anybody. */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { newId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { drawsFrom } from './support/draws.ts';
import { openHub, settled } from './support/hub.ts';
import { doors, through } from './support/strangers/doors.ts';
import { type Filling, type Form, fillings, formsIn, names, wayOf, ways } from './support/strangers/forms.ts';
import { type Stranger, strangersOf } from './support/strangers/readers.ts';
import { changesBetween, rowsOf } from './support/strangers/rows.ts';
import { makeVictim, type Victim } from './support/strangers/victim.ts';

const small = process.argv.includes('--small');
/** In a short run so many pages are opened to find others, so many looked at for forms, and so many doors tried, of each reader. */
const [OPENED, PAGES, DOORS] = small
	? ([8, 12, 6] as const)
	: ([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY] as const);
const draw = drawsFrom(20);
/** What ends the stranger's own session or account, or the demonstration: nothing of anybody else's. */
const HIS_OWN = /\?\/(signOut|erase|end|endAll|forget)\b|\/demo\/switch|\/reglages\/demo|\/coulisses\/reglages/;
const MARKER = `gagnez500eur${newId().slice(-8)}`;
// like hers, for a page says « v…@ »
const unknown = (): string => `victime.${newId()}@exemple.invalid`;
const figures = { read: 0, changed: 0, letters: 0, told: 0, forms: 0, sent: 0, addresses: 0, failed: 0 };
const problems: string[] = [];
/** By what the forms that were sent say whom they are about. */
const tried = new Set<string>();
const needed = ways.slice(0, 3);
/** Where a visitor, or who came after her, was shown no form about anybody: a short run does not look there again as somebody else. */
const formless = new Set<string>();

const { program, close } = await openHub({ args: ['--demo'], crowd: true });
try {
	const { url, data } = program;
	openSecret(undefined, data);
	const { rows: hosts } = await sql<{ scope: string }>`
		select distinct scope from identity.role where scope is not null and revoked_at is null`.execute(db);
	const victim = await makeVictim(hosts.map(({ scope }) => scope));
	await settled();
	const strangers = await strangersOf(url, OPENED);
	for (const stranger of strangers) {
		await tryForms(url, stranger, victim);
		await tryDoors(url, stranger, victim);
	}
	await settled();
	await lookAtLetters(strangers.flatMap(({ email }) => email ?? []));
	for (const way of needed) if (!tried.has(way)) problems.push(`no form was sent that names somebody by its ${way}`);
} finally {
	await close();
}
for (const problem of problems.slice(0, 60)) console.log(`! ${problem}`);
const { read, changed, letters, told, failed, forms, sent, addresses } = figures;
console.log(
	`strangers: ${forms} forms sent ${sent} times and ${addresses} addresses asked by 4 kinds of strangers: ${read} read, ${changed} changed, ${letters} e-mails with a stranger's words, ${told} answers that tell whether an address is known, ${failed} failures`
);
process.exitCode = problems.length || !forms ? 1 : 0;

async function tryForms(url: string, stranger: Stranger, victim: Victim): Promise<void> {
	const known = new Set<string>();
	for (const [nth, page] of drawn(stranger.pages, stranger.pages.length).entries()) {
		// a short run goes on while there is a way to say whom a form is about that it has not found
		if (nth >= PAGES && needed.every((way) => tried.has(way))) break;
		if (small && formless.has(page)) continue;
		const { body } = await ask(url, stranger, addressOf(page));
		const forms = formsIn(body, addressOf(page));
		if (!forms.some(names)) formless.add(page);
		for (const form of forms) {
			// a short run sends one of each way, the whole one of each page that asks something else
			const kind = small ? wayOf(form) : `${shapeOf(form.action)} ${form.fields.map(({ name }) => name).join()}`;
			if (known.has(kind) || HIS_OWN.test(form.action) || !names(form)) continue;
			known.add(kind);
			tried.add(wayOf(form));
			await tryForm(url, stranger, form, victim);
		}
	}
}

/** All of them, or so many that are drawn: the same ones at every run. */
function drawn<T>(all: readonly T[], most: number): readonly T[] {
	if (!small) return all;
	const rest = [...all];
	return Array.from(
		{ length: Math.min(most, all.length) },
		() => rest.splice(Math.floor(draw() * rest.length), 1)[0] as T
	);
}

/** Sends a form about the victim in every way, and looks at what it says, what it wrote, and whether it tells that her address is known. */
async function tryForm(url: string, stranger: Stranger, form: Form, victim: Victim): Promise<void> {
	figures.forms++;
	const where = `${stranger.name}, ${form.action}`;
	// a form that tells a hand from a machine takes nothing within three seconds
	if (form.fields.some(({ name }) => name === 'drawn')) await pause(3100);
	const before = await rowsOf(victim.ids);
	const statuses: number[] = [];
	for (const filling of fillings(form, victim, MARKER)) {
		const answer = await send(url, stranger, form, filling);
		judge(where, answer, victim, filling);
		statuses.push(answer.status);
	}
	for (const change of changesBetween(before, await rowsOf(victim.ids))) {
		figures.changed++;
		problems.push(`${where}: ${change}`);
	}
	if (!form.fields.some(({ type, name }) => type === 'email' || name === 'email')) return;
	// what is filled in wrongly shows nothing
	if (statuses.every((status) => status === 422)) problems.push(`${where}: is refused, whatever is sent`);
	await tryWhetherTold(url, stranger, form, victim);
}

async function tryWhetherTold(url: string, stranger: Stranger, form: Form, victim: Victim): Promise<void> {
	const about = async (email: string) => {
		const [filling = []] = fillings(form, { email, handles: [''] }, MARKER);
		return toldBy(await send(url, stranger, form, filling), [email, ...victim.secrets]);
	};
	const [one, hers, other] = [await about(unknown()), await about(victim.email), await about(unknown())];
	if (hers === one || hers === other || one !== other) return;
	figures.told++;
	problems.push(`${stranger.name}, ${form.action}: answers otherwise when the address is known`);
}

async function tryDoors(url: string, stranger: Stranger, victim: Victim): Promise<void> {
	for (const door of drawn(doors(), DOORS)) {
		for (const handle of drawn([...victim.handles, victim.email], small ? 1 : Number.POSITIVE_INFINITY)) {
			figures.addresses++;
			const address = through(door, encodeURIComponent(handle));
			judge(`${stranger.name}, ${address}`, await ask(url, stranger, address), victim, []);
		}
	}
}

/** What was typed may stand in the answer; nothing else of hers may. */
function judge(where: string, { status, body }: Answer, { secrets }: Victim, typed: Filling): void {
	if (status >= 500) {
		figures.failed++;
		problems.push(`${where}: answers ${status}`);
	}
	for (const secret of secrets) {
		if (!body.includes(secret) || typed.some(([, value]) => value.includes(secret))) continue;
		figures.read++;
		problems.push(`${where}: shows ${secret.slice(0, 9)}…`);
	}
}

/** No letter that leaves carries what a stranger typed, but to himself: not its subject, its words, its heads, nor its calendar. */
async function lookAtLetters(own: readonly string[]): Promise<void> {
	const { rows } = await sql<{ recipient: string; subject: string }>`
		select recipient, subject from kernel.mail m where not held and recipient <> all(${[...own]}) and (
			position(${MARKER} in concat_ws(' ', subject, text, html, headers::text, attachments::text)) > 0)`.execute(db);
	for (const { recipient, subject } of rows)
		problems.push(`a letter to ${recipient}, « ${subject} », has a stranger’s words`);
	figures.letters += rows.length;
}

type Answer = Readonly<{ status: number; body: string; to: string }>;

async function ask(url: string, { cookie }: Pick<Stranger, 'cookie'>, address: string): Promise<Answer> {
	const answer = await fetch(url + address, { redirect: 'manual', headers: { cookie, accept: 'text/html, */*' } });
	return { status: answer.status, body: await answer.text(), to: answer.headers.get('location') ?? '' };
}

/** Sends a form as a browser without JavaScript does, and looks at the page that it leads to. */
async function send(url: string, stranger: Stranger, { action, multipart }: Form, filling: Filling): Promise<Answer> {
	figures.sent++;
	const body = multipart ? new FormData() : new URLSearchParams();
	for (const [name, value] of filling) body.append(name, value);
	const headers = { cookie: stranger.cookie, origin: url, accept: 'text/html' };
	const answer = await fetch(url + action, { method: 'POST', redirect: 'manual', headers, body });
	const first = { status: answer.status, body: await answer.text(), to: answer.headers.get('location') ?? '' };
	if (!first.to.startsWith('/')) return first;
	const next = await ask(url, stranger, first.to);
	return { ...first, status: next.status >= 500 ? next.status : first.status, body: first.body + next.body };
}

/** An answer without what is of one time alone: ids, secrets, figures, and the words that were typed. */
function toldBy({ status, body, to }: Answer, typed: readonly string[]): string {
	const visible = body.replace(/<(script|style|head)\b[\s\S]*?<\/\1>/g, '').replace(/<[^>]+>/g, ' ');
	const own = typed.reduce((text, word) => text.replaceAll(word, '…'), visible);
	return `${status} ${shapeOf(to)} ${own.replace(/[A-Z0-9]{4}( [A-Z0-9]{4})+|\S*\d\S*/g, '#').replace(/\s+/g, ' ')}`;
}

/** An address without its ids and secrets: what kind of page it is. */
function shapeOf(address: string): string {
	return address.replace(/[\w-]{20,}|[0-9a-f-]{36}/g, '*');
}

function addressOf(path: string): string {
	const [own = '', query] = path.split('?');
	return `${href(own, 'fr')}${query ? `?${query}` : ''}`;
}

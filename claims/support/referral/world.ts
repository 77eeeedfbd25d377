import { writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Viewer } from '#kernel/identity/index.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import { transaction } from '#kernel/server/db.ts';
import { answerInDesk, ask, proposeReferral, referralById, sourceOf } from '#venture/server';
import { sendSurely } from '../asking/asked.ts';
import type { Script } from './draw.ts';
import { START } from './model.ts';
import { press } from './partner-page.ts';
import { adviser, linkTo, organization, somebody } from './people.ts';

/** One referral as it is played. `email`, `partner`: where the person and the partner read their letters; `asks`: words that are nobody else's. */
export type Played = Readonly<{
	script: Script;
	id: string;
	url: string;
	email: string;
	partner: string;
	asks: string;
	organization: string | null;
	/** The partner's adviser, at first. */
	adviser: string | null;
}>;

/** Who refers, and on which hub. */
export type House = Readonly<{ ines: Viewer; url: string }>;

/** A moment of a day of the simulation. */
export const moment = (day: number, clock: string): Date =>
	new Date(Date.parse(`${START}T${clock}:00Z`) + day * 86_400_000);

/** Has the program's clock show a moment. */
export async function setClock(file: string, at: Date): Promise<void> {
	writeFileSync(file, String(at.getTime() - Date.now()));
	await pause(12);
}

/** Makes the partner of a script, asks a question in somebody's name, and proposes to refer her. */
export async function propose(script: Script, { ines, url }: House, at: Date): Promise<Played> {
	const { at: number, partner: kind } = script;
	const [email, partner] = [`p${number}@example.org`, `partner${number}@example.org`];
	const byLink = kind === 'link';
	const to = byLink ? null : await organization(`Partenaire ${number}`, kind === 'lostWithAddress' ? partner : null);
	const who = to === null ? null : await adviser(`Conseil ${number}`, `a${number}@example.org`, to);
	await somebody(`Personne ${number}`, email);
	const given = { name: `Personne ${number}`, email, words: `Question ${number}`, path: null };
	const asks = `Demande-${number}-unique.`;
	const by = { actor: null, source: 'web', at } as const;
	const question = await transaction((tx) => ask(tx, given, { viewer: null, locale: 'fr' }, by));
	const { offered } = await sourceOf(ines, { question: question.id });
	const wish = {
		...{ organization: to, name: `Partenaire ${number}`, email: byLink ? partner : null, asks },
		...{ carries: offered.map(({ key }) => key), parts: [], story: false }
	};
	const id = await transaction((tx) => proposeReferral(tx, { question: question.id }, wish, ines, by));
	return { script, id, url, email, partner, asks, organization: to, adviser: who?.id ?? null };
}

/** She says what she says to what she was asked, by the link of her letter. @returns the status that each press answers */
export async function saysTo({ script, id, url, email }: Played): Promise<number[]> {
	const link = await linkTo(url, email, 'orientation');
	const { says } = script.consent;
	if (says === 'withdraws') return [await withdraw({ url, email })];
	const { hash } = await referralById(id);
	const twice = script.tricks.includes('doublePress') ? 2 : 1;
	const action = says === 'yes' ? 'agree' : 'refuse';
	return Promise.all(Array.from({ length: twice }, () => press(link, action, { hash })));
}

/** She takes it back, and says yes to what is asked. @returns the status */
export async function withdraw({ url, email }: Pick<Played, 'url' | 'email'>): Promise<number> {
	const link = await linkTo(url, email, 'orientation');
	const headers = { origin: new URL(link).origin, accept: 'text/html' };
	const answer = await sendSurely(`${link}?/withdraw`, new URLSearchParams(), (address, body) =>
		fetch(address, { method: 'POST', redirect: 'manual', headers, body })
	);
	await answer.arrayBuffer();
	return answer.status;
}

/** Somebody answers in Coulisses, as she stands now. @returns the code of the refusal, or null */
export async function answersInDesk(person: string, { id, script }: Played, at: Date): Promise<string | null> {
	const viewer = await absent(person);
	const kind = script.answer.says === 'returned' ? 'returned' : 'accepted';
	const answer = { answer: kind, name: 'Conseil', words: 'Voici ma réponse.' } as const;
	if (!viewer) return 'nobody';
	return transaction((tx) => answerInDesk(tx, id, answer, viewer, { actor: null, source: 'desk', at })).then(
		() => null,
		(error: { code?: string }) => error.code ?? String(error)
	);
}

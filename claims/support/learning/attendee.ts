import { newId } from '#kernel/id.ts';
import { formOf, register, type Seance } from '../hub.ts';
import type { Cookie } from '../pages.ts';

/** A telephone as somebody holds it in a room: it keeps its cookies, and sends forms as a browser without JavaScript does. */
export function telephone(url: string) {
	const jar = new Map<string, string>();
	async function ask(path: string, init: RequestInit = {}): Promise<Response> {
		const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
		const headers = { cookie, origin: url, accept: 'text/html', 'accept-language': 'fr' };
		const answer = await fetch(url + path, { ...init, redirect: 'manual', headers });
		for (const line of answer.headers.getSetCookie()) {
			const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? [];
			jar.set(name, value);
		}
		return answer;
	}
	return {
		/** Opens the secret address of a booking, so that the telephone knows the place. */
		open: async (booking: string) => void (await (await ask(booking)).text()),
		/** Says by a code that its holder is there. @returns whether it was taken, and the page that it gets. */
		async say(code: string, seance?: Seance, seat = ''): Promise<{ taken: boolean; page: string }> {
			const body = new URLSearchParams({ code, seat });
			const answer = await ask(`/fr/present${seance ? `/${seance.id}` : ''}`, { method: 'POST', body });
			return { taken: answer.status === 303, page: await answer.text() };
		},
		cookies: (): Cookie[] => [...jar].map(([name, value]) => ({ name, value, url }))
	};
}

/** Registers somebody for a séance by the form. @returns the secret address of her booking. */
export async function enrol(url: string, seance: Seance, name: string): Promise<string> {
	const { status, booking } = await register(url, seance, formOf(name, { email: `${newId()}@example.org` }));
	if (status !== 303) throw new Error(`the registration of ${name} was answered with ${status}`);
	return booking;
}

/** The code that the screen of a séance shows now. */
export async function codeOnScreen(url: string, cookies: readonly Cookie[], { id }: Seance): Promise<string> {
	const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
	const answer = await fetch(`${url}/fr/coulisses/accueil/${id}/code/state`, { headers: { cookie } });
	return ((await answer.json()) as { code: string }).code;
}

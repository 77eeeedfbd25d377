import { transaction } from '#kernel/server/db.ts';
import { cueKinds, formOf, isPoll, pollsIn } from '#stage';
import { makeCodes, rundownOf } from '#stage/server';
import { type Cookie, sendForm } from './pages.ts';

/**
 * Makes a station and a show of it by their forms: two segments, a cue of each kind, a crew, codes, postcodes.
 * @returns our own paths of pages that show them, and of each form of the rundown.
 */
export async function makeShowStates(url: string, cookies: readonly Cookie[]): Promise<string[]> {
	const send = (path: string, fields: Record<string, string>) =>
		sendForm(url, cookies, path, new URLSearchParams(fields));
	const colours = { primary: '#5b2a6e', ground: '#15171c', onPrimary: '', onGround: '', mark: 'TF' };
	const station = await send('/desk/stations/new', {
		name: 'Télé Fictive (fictif)',
		locale: 'fr',
		delay: '6',
		...colours
	});
	await send('/desk/stations/postcodes', { list: '7000;Mons\n7100;La Louvière' });
	const id = station.split('/').at(-1) ?? '';
	const when = { date: tomorrow(), start: '20:00', minutes: '60', organization: 'equipe-du-hub', publish: '1' };
	const told = { title_fr: 'Une émission préparée (fictif)', summary_fr: 'Inventée pour vérifier les pages.' };
	const show = await send('/desk/shows/new?/make', { ...when, ...told, stations: id });
	const rundown = `${show}/rundown`;
	await send(`${rundown}?/segment`, { title_fr: 'Ouverture', planned: '5', note: 'Plateau' });
	await send(`${rundown}?/segment`, { title_fr: 'Suite', planned: '55:30' });
	const showId = show.split('/').at(-1) ?? '';
	const [first] = await rundownOf(showId);
	const segment = first?.id ?? '';
	for (const kind of cueKinds) {
		const [poll] = pollsIn(await rundownOf(showId));
		await send(`${rundown}?/cue`, {
			...cueFields,
			kind,
			segment,
			poll: poll?.id ?? '',
			...(isPoll(kind) && formOf({ form: kind }).answers === 'points' ? ends : {})
		});
	}
	const [quiz] = pollsIn(await rundownOf(showId)).filter(({ content }) => content.form === 'quiz');
	await transaction((tx) => makeCodes(tx, showId, quiz?.id ?? '', 3));
	await send(`${show}/crew?/me`, { post: 'director' });
	await send(`${show}/crew?/join`, {
		name: 'Zoé Plateau (fictif)',
		email: 'zoe.plateau@exemple.invalid',
		post: 'moderator'
	});
	await send(`${show}/settings?/save`, { ...settings, station_0: id });
	return [
		...[
			station,
			show,
			rundown,
			`${rundown}?segment=new`,
			`${rundown}?segment=${segment}`,
			`${rundown}?cue=${quiz?.id}`
		],
		...cueKinds.map((kind) => `${rundown}?add=${kind}&to=${segment}`)
	];
}

/** What suits every kind of cue: a form takes what it has. */
const cueFields = {
	...{ question_fr: 'Faut-il un ascenseur ?', options_fr: 'Oui\nNon\nPeut-être', right: '1', coded: '1', onAir: '1' },
	...{
		name: 'Zoé Plateau',
		role_fr: 'Autrice',
		place: 'Mons',
		title_fr: 'Ouverture',
		text: 'TF',
		text_fr: 'Participez'
	},
	...{ label_fr: 'Infos', texts: 'Une nouvelle\nUne autre', until: '20:30', seconds: '30' }
};
const ends = { options_fr: 'Pas du tout\nTout à fait' };

const settings = {
	...{ picture: 'hls', hlsUrl: 'https://video.exemple.be/direct/index.m3u8', chat: 'approve', questions: 'live' },
	...{ slowSeconds: '5', reactions: '1', silenceSeconds: '10' }
};

const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);

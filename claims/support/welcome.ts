import { get } from 'node:https';

const LEAST = { facts: 1000, seances: 3 };

/** What the demonstration's first pages lack, one sentence each. */
export async function demonstration(url: string): Promise<string[]> {
	const home = await fetch(`${url}/fr`);
	const page = await home.text();
	const weeks = [...page.matchAll(/— ([\d\s]+)\smoments? \(/g)].map(([, count = '']) =>
		Number(count.replace(/\s/g, ''))
	);
	const facts = weeks.reduce((sum, count) => sum + count, 0);
	const seances = page.split('data-standing=').length - 1;
	const partners = await (await fetch(`${url}/fr/reseau`)).text();
	return [
		...(home.status === 200 ? [] : [`the home page answers ${home.status}`]),
		...(page.includes('<html lang="fr"') ? [] : ['the home page does not say that it is French']),
		...(facts > LEAST.facts ? [] : [`the terril has ${facts} facts`]),
		...(seances >= LEAST.seances ? [] : [`the home page shows ${seances} séances`]),
		...(partners.includes('Université de Mons') ? [] : ['the network page does not name the University of Mons'])
	];
}

/** What an empty hub's pages lack: each must say what will be there and how it comes. */
export async function emptyHub(url: string): Promise<string[]> {
	const teaching = {
		'/fr': 'Le terril commence ici',
		'/fr/agenda': 'Rien n’est prévu',
		'/fr/reseau': 'dès que l’équipe les ajoute'
	};
	const wrong: string[] = [];
	for (const [path, words] of Object.entries(teaching)) {
		const answer = await fetch(url + path);
		if (answer.status !== 200) wrong.push(`the empty hub answers ${answer.status} on ${path}`);
		const page = await answer.text();
		if (!page.includes(words)) wrong.push(`the empty hub's ${path} does not say « ${words} »`);
		if (page.includes('Je suis…')) wrong.push(`the empty hub's ${path} has the bar of the demonstration`);
	}
	return wrong;
}

/** Asks for a page with a certificate of our own. @returns what is wrong with the answer. */
export function overTls(page: string): Promise<string[]> {
	return new Promise((resolve) => {
		get(page, { rejectUnauthorized: false }, (answer) => {
			answer.resume();
			resolve(answer.statusCode === 200 ? [] : [`--lan: ${page} answers ${answer.statusCode}`]);
		}).on('error', (error) => resolve([`--lan: ${page}: ${error.message}`]));
	});
}

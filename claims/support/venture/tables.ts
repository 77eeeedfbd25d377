import { href } from '#kernel/address.ts';
import { type Cookie, cookieLine, sendForm } from '../pages.ts';

const PAGE = '/desk/ventures/import';

/** Our own paths of tables that the adviser of the demonstration has brought: the hub's, in which a cell waits for her choice, and a list of her own whose columns are to be said. */
export async function broughtTables(url: string, adviser: readonly Cookie[]): Promise<string[]> {
	const address = url + href('/desk/ventures/list/export', 'fr');
	const answer = await fetch(`${address}?format=csv`, { headers: { cookie: cookieLine(adviser) } });
	const table = (await answer.text()).replace(/;v1\.[\w.-]+/g, ';').replace(/;Brume;/, ';Brume et pluie;');
	const list = 'Porteur;E-mail;Projet;Stade\nAda Neuve;ada.neuve@exemple.invalid;Granit;Idée\n';
	return Promise.all([table, list].map((text, at) => bring(url, adviser, new File([text], `table-${at}.csv`))));
}

function bring(url: string, adviser: readonly Cookie[], file: File): Promise<string> {
	const form = new FormData();
	form.set('file', file);
	return sendForm(url, adviser, PAGE, form);
}

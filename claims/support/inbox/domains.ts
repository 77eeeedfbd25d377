import { generateKeyPairSync } from 'node:crypto';
import type { Names } from './names.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const key = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
const SELECTOR = 'essai';
const HERE = 'v=spf1 ip4:127.0.0.1 -all';
const ELSEWHERE = 'v=spf1 ip4:192.0.2.7 -all';
const RULE = 'v=DMARC1; p=reject';

const signedBy = (domain: string): [string, string[]] => [`${SELECTOR}._domainkey.${domain}`, [key]];

/** What the domains of the claim say of who may write in their name. `muet.example` says nothing, `panne.example` cannot be asked. */
export const names: Names = new Map<string, string[] | null>([
	// the advisers': signs, and has a rule; nothing of it comes from this machine
	['maison.example', [ELSEWHERE]],
	['_dmarc.maison.example', [RULE]],
	signedBy('maison.example'),
	// a founder's: no signature, her provider's server
	['studio.example', [HERE]],
	// another founder's: signs, has a rule
	['atelier.example', [ELSEWHERE]],
	['_dmarc.atelier.example', [RULE]],
	signedBy('atelier.example'),
	// an accountant's and a partner's: signs, and has no rule
	signedBy('compta.example'),
	signedBy('autre.example'),
	// strangers'
	['inconnu.example', [HERE]],
	['_dmarc.inconnu.example', ['v=DMARC1; p=none']],
	signedBy('inconnu.example'),
	['evil.example', [HERE]],
	signedBy('evil.example'),
	['muet.example', []],
	['panne.example', null],
	['_dmarc.panne.example', null]
]);

/** A message with the signature of a domain over it. @param most how much of its text is signed, where not all is */
export async function signed(message: Buffer, domain: string, most?: number): Promise<Buffer> {
	const one = { signingDomain: domain, selector: SELECTOR, privateKey: pem };
	const signatureData = [{ ...one, ...(most === undefined ? {} : { maxBodyLength: most }) }];
	const { dkimSign } = await import('mailauth');
	const { signatures } = await dkimSign(message, { ...one, signatureData });
	return Buffer.concat([Buffer.from(signatures, 'latin1'), message]);
}

/** Words of the first hub and of its region. Only `hubs/mons` says them. */
export const regional =
	/\b(mons|bergen|hainaut|henegouwen|borinage|umons|cyber-?pack|la louvière|wallon(ne)?|wallonie(?!-bruxelles)|wallonia|télé mb|antenne centre|actv|fishing cactus|st.art|cuesmes|frameries|kotka|playa hub)\b|maison de l.entreprise|digital innovation valley|cœur du|étincelle/iu;

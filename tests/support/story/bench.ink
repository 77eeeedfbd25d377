=== spark
Première semaine. Il reste \{hours\} heures. #l:sp_first #chapter:spark #checkpoint:spark #quest:cafe
{is("blew"):
  L’enfant de la place est revenu. #l:sp_child
}
-> week ->
-> talk

=== talk
* {is("asked")} [Raconter ce que les gens ont dit. #id:tell #comp:3.5/2]
  ~ do("tell")
  Tu as écouté avant de parler. #l:sp_told #who:noa
* [Dire que tout le monde en voudra. #id:boast #comp:1.3/1]
  ~ do("boast")
  Tout le monde, c’est personne. #l:sp_boasted #who:noa
* [Promettre une démonstration. #id:promise #comp:2.5/1]
  ~ do("promise")
  Dans trois semaines, alors. #l:sp_promised #who:noa
- -> week ->
-> loan

=== loan
* [Emprunter à la tante. #id:borrow #comp:2.3/1]
  ~ do("borrow")
  Elle compte les billets deux fois. #l:sp_borrowed
* [Rester petit. #id:stay #comp:2.4/1]
  Elle n’avait rien proposé. #l:sp_stayed
- -> week ->
-> show

=== show
* {is("promised")} [Montrer ce qui marche. #id:show #comp:3.2/1]
  ~ do("keep")
  Cela siffle. On applaudit. #l:sp_shown
* [Remettre à plus tard. #id:later]
  On remet. #l:sp_later
- -> week ->
-> debrief

=== week
La semaine commence. #l:week #checkpoint:week
+ [Finir la semaine. #id:end-week #board]
  {is("broke"): -> broke}
  ->->

=== debrief
Ce qui s’est passé : \{tests, plural, one \{un essai\} other \{\# essais\}\}, \{cash, number, ::currency/EUR precision-integer\} en caisse. #l:db_what #phase:what
{is("leans"):
  Parce que les gens ont dit oui. #l:db_yes #phase:why
- else:
  Parce que personne n’a encore dit oui. #l:db_no #phase:why
}
Écouter coûte moins que vendre. #l:db_rule #phase:rule
Et le prochain essai ? #l:db_next #phase:next
+ [Continuer. #id:begin-second #quests]
  -> second
+ [S’arrêter là. #id:stop]
  Le sifflet reste sur le banc. #l:db_stopped #ending:stopped
  -> END

=== broke
Il n’y a plus rien. \{week, plural, one \{Une semaine\} other \{\# semaines\}\}, c’est déjà cela. #l:br_empty #scene:empty #checkpoint:broke
* [Recommencer autrement. #id:again #comp:2.2/2]
  ~ do("again")
  On garde le sifflet, et ce qu’on a appris. #l:br_again
  -> week ->
  -> debrief
* [Rendre les clés. #id:give-up]
  Elles ouvraient mal. #l:br_gave #ending:closed
  -> END

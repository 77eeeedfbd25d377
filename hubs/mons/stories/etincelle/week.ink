// One week on the board, for all chapters: a tunnel. Who runs out of money may go on once, or closes.
=== week
{is("worn-out"):
  ~ do("wear")
  Tu relis trois fois la même phrase. À bout, on teste mal et on décide pire : les heures de cette semaine rétrécissent. #l:wk_tired
}
Semaine \{week\}. \{hours\} heures devant toi, \{cash, number, ::currency/EUR precision-integer\} en caisse. #l:wk_open
+ [Finir la semaine #id:end-week #board]
- {is("word-of-mouth"):
  ~ do("heard-of")
  Quelqu’un a parlé de vous à quelqu’un. C’est la publicité la moins chère et la plus lente. #l:wk_word
}
{is("irene-late"):
  ~ do("keep-irene")
  Irène a rappelé. « Vous pouvez vous en servir. Avec son nom, écrit en entier. » #l:wk_irene
}
{is("broke"): -> crisis}
->->

=== crisis
Le compte est à découvert : \{cash, number, ::currency/EUR precision-integer\}. La banque écrit avant ta mère, et c’est rare. #l:cr_broke #scene:kitchen
Pas de panique. De l’ordre, puis de la panique. #l:cr_lila #who:lila
+ {not is("had-loan")} [Emprunter 500 € à la famille de Lila, à rendre dans quatre semaines. #id:cr-loan #comp:2.3/1]
  ~ do("loan")
  Nonno sort une boîte à biscuits. « Quatre semaines. Je n’écris rien, je me souviens. » #l:cr_loan
+ {not is("sold-bike")} [Vendre le vélo électrique, et reprendre le bus. #id:cr-bike #comp:2.2/1]
  ~ do("sell-bike")
  Il part en une heure. L’acheteur a négocié avec le casque en cadeau. #l:cr_bike
+ [Arrêter ici, et fermer proprement. #id:cr-close #comp:3.3/2]
  Tu poses le stylo. Ce n’est pas la fin du monde. C’est la fin du mois. #l:cr_close
  ->-> rebound
- {is("broke"):
  Tu refais l’addition. Elle n’a pas changé d’avis : c’est encore trop peu. #l:cr_still
  -> crisis
}
Ça tient. Jusqu’à la prochaine fois. #l:cr_holds
->->

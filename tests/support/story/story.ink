// A story of its own for tests: small, whole, with everything that a story may have.
INCLUDE bench.ink
INCLUDE second.ink
EXTERNAL do(deed)
EXTERNAL is(condition)
-> prologue

=== prologue
Un banc, sur la Grand-Place. Quelqu’un y a oublié un sifflet. #l:pr_bench #chapter:prologue #checkpoint:prologue #scene:square
Il est à toi ? #l:pr_asked #who:noa
* [Dire que non, et s’asseoir. #id:sit #comp:2.1/1]
  ~ do("sit")
  Alors il est à tout le monde. #l:pr_sat #who:noa
* [Souffler dedans. #id:blow #comp:1.2/1]
  ~ do("blow")
  Trois pigeons partent. Un enfant rit. #l:pr_blew
- On en ferait bien quelque chose, non ? #l:pr_idea #who:noa
+ [Commencer. #id:begin-spark #quests]
  -> spark

=== function do(deed)
~ return

=== function is(condition)
~ return true

// L’étincelle. The flow and the French words; the numbers are in game.json, all other words in words/.
// Tags: src/journey/story/tags.ts. How the story is built: README.md.
EXTERNAL do(deed)
EXTERNAL is(condition)

INCLUDE prologue.ink
INCLUDE spark.ink
INCLUDE company.ink
INCLUDE team.ink
INCLUDE problem.ink
INCLUDE rebound.ink
INCLUDE week.ink

-> prologue

// So that Inky plays the text without the game.
=== function do(deed)
~ return

=== function is(condition)
~ return false

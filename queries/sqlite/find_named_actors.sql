-- queries/sqlite/find_named_actors.sql
-- Which actors of one area the records of a prefecture name in seats, roles and ties.
-- parameters: :prefix (first digits of the naming areas' codes), :home (the actors' area, with its colon)
-- columns: area, actor
SELECT area, "member" AS actor FROM membership
WHERE substr(area, 1, length(:prefix)) = :prefix AND substr("member", 1, length(:home)) = :home
UNION SELECT area, "actor" FROM platform_role
WHERE substr(area, 1, length(:prefix)) = :prefix AND substr("actor", 1, length(:home)) = :home
UNION SELECT area, "source" FROM tie
WHERE substr(area, 1, length(:prefix)) = :prefix AND substr("source", 1, length(:home)) = :home
UNION SELECT area, "target" FROM tie
WHERE substr(area, 1, length(:prefix)) = :prefix AND substr("target", 1, length(:home)) = :home
ORDER BY area, actor

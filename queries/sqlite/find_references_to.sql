-- queries/sqlite/find_references_to.sql
-- Which facts of other areas name this body.
-- parameters: :ref (code of its area, colon, its id)
-- columns: area, fact, field
SELECT area, 'membership' AS fact, 'member' AS field FROM membership WHERE instr("member", ':') > 0 AND "member" = :ref
UNION ALL SELECT area, 'membership' AS fact, 'network' AS field FROM membership WHERE instr("network", ':') > 0 AND "network" = :ref
UNION ALL SELECT area, 'platform_part' AS fact, 'network' AS field FROM platform_part WHERE instr("network", ':') > 0 AND "network" = :ref
UNION ALL SELECT area, 'platform_part' AS fact, 'platform' AS field FROM platform_part WHERE instr("platform", ':') > 0 AND "platform" = :ref
UNION ALL SELECT area, 'platform_role' AS fact, 'actor' AS field FROM platform_role WHERE instr("actor", ':') > 0 AND "actor" = :ref
UNION ALL SELECT area, 'platform_role' AS fact, 'platform' AS field FROM platform_role WHERE instr("platform", ':') > 0 AND "platform" = :ref
UNION ALL SELECT area, 'tie' AS fact, 'source' AS field FROM tie WHERE instr("source", ':') > 0 AND "source" = :ref
UNION ALL SELECT area, 'tie' AS fact, 'target' AS field FROM tie WHERE instr("target", ':') > 0 AND "target" = :ref
UNION ALL SELECT area, 'tie' AS fact, 'reported_by' AS field FROM tie WHERE instr("reported_by", ':') > 0 AND "reported_by" = :ref
UNION ALL SELECT area, 'window' AS fact, 'operator' AS field FROM window WHERE instr("operator", ':') > 0 AND "operator" = :ref
UNION ALL SELECT area, 'needs_survey' AS fact, 'conducted_by' AS field FROM needs_survey WHERE instr("conducted_by", ':') > 0 AND "conducted_by" = :ref
UNION ALL SELECT area, 'remark' AS fact, 'subject' AS field FROM remark WHERE instr("subject", ':') > 0 AND "subject" = :ref
ORDER BY area, fact, field

-- Made from raw by the transforms, which make it again.

DROP TABLE
    core.ship_cooldowns,
    core.transform_mark;
